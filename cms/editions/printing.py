"""The concept as tagged PDF: the whole, or one section. The same content gives the same bytes."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from PIL import Image
from wagtail.images import get_image_model

from forums.printing.texts import Text, labels
from forums.printing.writing import plain, write

from .content.blocks import images_of
from .content.days import written_out
from .content.rich_text import paragraphs
from .content.sections import Block, SectionData, SectionKind
from .content.showing import Fact, Said, ShownItem, named_associations, shown_lists
from .models import Edition, FrozenPicture

TEMPLATE = "cms/editions/concept.typ"
WORDS = {
    "page": gettext_lazy("Page {page} of {pages}"),
    "contents": gettext_lazy("Contents"),
    "part_a": gettext_lazy("Part A"),
    "fields": gettext_lazy("Action fields"),
    "value": gettext_lazy("Value"),
    "day": gettext_lazy("Day"),
    "source": gettext_lazy("Source"),
    "course": gettext_lazy("How the values compare"),
    "origins": gettext_lazy("Suggestions behind it"),
    "more": gettext_lazy("To read on the website: {address}"),
}
SIDE = 1200  # pixels
EPOCH = date(2000, 1, 1)  # of documents whose text is not dated: no day of writing, so that bytes do not change


@dataclass(frozen=True)
class Document:
    """All that stands in one PDF. `dated` is the day of the content, never that of writing."""

    title: str
    notes: Sequence[str]
    language: str
    dated: date
    address: str
    sections: Sequence[Mapping[str, object]]
    pictures: Mapping[str, bytes]
    is_whole: bool

    @property
    def data(self) -> dict[str, object]:
        return {
            "heading": self.title,
            "notes": self.notes,
            "year": self.dated.year,
            "month": self.dated.month,
            "day": self.dated.day,
            "address": self.address,
            "sections": self.sections,
            "pictures": {name: b64encode(content).decode() for name, content in self.pictures.items()},
            "is_whole": self.is_whole,
            "labels": labels(self.language, WORDS),
        }

    @property
    def digest(self) -> str:
        """Of the content and of the words around it."""
        shown = plain({"title": self.title, "language": self.language, **self.data})
        return sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()

    def pdf(self) -> bytes:
        return write(TEMPLATE, title=self.title, language=self.language, data=self.data)


def document(
    edition: Edition | None, sections: Sequence[SectionData], language: str, *, city: str, address: str
) -> Document:
    """Of an edition, or of the concept as it stands now; of all sections or of one."""
    whole = len(sections) != 1
    names = named_associations(*sections)
    with override(language):
        concept = str(edition) if edition else _("Integration concept")
        title = concept if whole else f"{_numbered(sections[0], language)} – {concept}"
        return Document(
            title=title,
            notes=[city, *_notes(edition)],
            language=language,
            dated=(edition.adopted_on if edition else None) or EPOCH,
            address=address,
            sections=[_section(section, language, names) for section in sections],
            pictures=_pictures(edition, sections, language),
            is_whole=whole,
        )


def _notes(edition: Edition | None) -> list[str]:
    """Where the edition is: what holds for the day of its content, so that the bytes of a frozen one stay."""
    if edition is None:
        return [_("As it is being worked on.")]
    if edition.is_frozen and edition.adopted_on:
        day = date_format(edition.adopted_on, "DATE_FORMAT")
        with_paper = _("Adopted on %(day)s: %(body)s, paper %(number)s, %(vote)s")
        adopted = with_paper if edition.shown_number else _("Adopted on %(day)s: %(body)s, %(vote)s")
        told = {"day": day, "body": edition.adopted_by, "number": edition.shown_number, "vote": edition.vote}
        return [adopted % told]
    if edition.consultation_from and edition.consultation_until:
        told = {
            "begins": date_format(edition.consultation_from, "DATE_FORMAT"),
            "ends": date_format(edition.consultation_until, "DATE_FORMAT"),
        }
        return [_("Draft, in consultation from %(begins)s until %(ends)s") % told]
    return [_("Draft")]


def _numbered(section: SectionData, language: str) -> str:
    return f"{section.number} {section.version(language).title}".strip()


def _section(section: SectionData, language: str, names: Mapping[str, str]) -> dict[str, object]:
    version = section.version(language)
    return {
        "kind": section.kind.value,
        "level": 1 if section.kind in (SectionKind.WHOLE, SectionKind.PART, SectionKind.PROCESS) else 2,
        "title": Text(_numbered(section, language), version.language),
        "lead": Text(version.lead, version.language),
        "blocks": [_block(block, version.language) for block in version.blocks],
        "lists": [
            {"title": str(shown.title), "items": [_item(item, language) for item in shown.items]}
            for shown in shown_lists(section, language, names)
        ],
    }


def _item(item: ShownItem, language: str) -> dict[str, object]:
    return {
        "number": item.number,
        "title": _text(item.title, language),
        "facts": [_fact(fact, language) for fact in item.facts],
        "readings": [asdict(reading) for reading in item.readings],
        "alt": "; ".join(f"{reading.on}: {reading.value}" for reading in item.readings),
        "origins": ", ".join(item.origins),
    }


def _fact(fact: Fact, language: str) -> dict[str, object]:
    return {"label": str(fact.label), "values": [_text(value, language) for value in fact.values]}


def _text(said: Said, language: str) -> Text:
    return Text(said.text, said.language or language)


def _block(block: Block, language: str) -> dict[str, object]:
    """The block with its texts in its language; rich text as paragraphs of runs."""
    prepared = _prepared(block)
    return {**prepared, "lang": language.partition("-")[0], "dir": plain(Text(" ", language))["dir"]}  # type: ignore[call-overload,index]


def _prepared(block: Block) -> dict[str, Any]:
    kept = {name: value for name, value in block.items() if name != "id"}
    if "html" in kept:
        kept["paragraphs"] = _rich(kept.pop("html"))
    if block["kind"] == "accordion":
        kept["items"] = [{"title": item["title"], "paragraphs": _rich(item["html"])} for item in block["items"]]
    if block["kind"] == "milestones":
        kept["items"] = [{**item, "when": written_out(item)} for item in block["items"]]
    if block["kind"] == "button":
        href = block["href"]
        kept["href"] = f"{settings.SITE_URL}{href}" if href.startswith("/") else href
    if block["kind"] == "picture":
        kept["image"] = str(block["image"] or "")
    return kept


def _rich(html: str) -> list[dict[str, object]]:
    return [
        {"kind": paragraph.kind, "runs": [asdict(replace(run, href=_absolute(run.href))) for run in paragraph.runs]}
        for paragraph in paragraphs(html)
    ]


def _absolute(href: str) -> str:
    return f"{settings.SITE_URL}{href}" if href.startswith("/") else href


def _pictures(edition: Edition | None, sections: Iterable[SectionData], language: str) -> dict[str, bytes]:
    """By the number of the editors' picture, as JPEG: WebP would be unpacked to ten times its size."""
    named = {image for section in sections for image in images_of(section.version(language).blocks)}
    if not named:
        return {}
    if edition and edition.is_frozen:
        rows = FrozenPicture.objects.filter(edition=edition, image__in=named)
        return {str(row.image): _as_jpeg(bytes(row.content)) for row in rows}
    found = {}
    for image in get_image_model().objects.filter(pk__in=named):
        with image.get_rendition("max-1200x1200|format-webp").file.open("rb") as file:
            found[str(image.pk)] = _as_jpeg(file.read())
    return found


def _as_jpeg(content: bytes) -> bytes:
    out = BytesIO()
    with Image.open(BytesIO(content)) as image:
        image.thumbnail((SIDE, SIDE))
        image.convert("RGB").save(out, "JPEG", quality=82)
    return out.getvalue()
