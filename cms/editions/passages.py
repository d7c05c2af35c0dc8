"""Passages of the concept on which people are asked to say something, for the suggestion's form and page.

A key is `<edition>/<kind>/<section>/<anchor>`: it names the same passage however often its page is moved or renamed.
"""

from django.utils.text import Truncator
from django.utils.translation import get_language

from proposals.suggestions.passages import WORDS, Passage, register

from .addresses import lines
from .content.live import live_contents, live_section
from .content.places import Place, block_anchor, item_anchor
from .content.plain import plain
from .content.rows import ALL
from .content.sections import SectionData, SectionKind
from .content.showing import title_of
from .models import Edition

KIND = "concept"


def key_of(edition: Edition, place: Place) -> str:
    return f"{edition.slug}/{place}"


def register_passages() -> None:
    register(KIND, find)


def find(key: str) -> Passage | None:
    """A passage of an edition that people can read. None for one that is not there, or not any more."""
    slug, _slash, rest = key.partition("/")
    place = Place.read(rest)
    edition = Edition.objects.public().filter(slug=slug).first() if place else None
    if edition is None or place is None:
        return None
    contents = edition.contents() if edition.is_frozen else live_contents()
    line = next((each for each in lines(edition, contents) if each.key == (place.kind, place.key)), None)
    if line is None:
        return None
    heading = line.section
    section = (
        edition.section(heading.kind, heading.slug) if edition.is_frozen else live_section(heading.kind, heading.slug)
    )
    if section is None:
        return None
    language, words = words_at(section, place.anchor)
    return Passage(
        kind=KIND,
        # Whatever else an address may say names the section as a whole.
        key=key if words else key_of(edition, place.section),
        where=f"{section.number} {section.version(language).title}".strip(),
        words=words,
        language=language,
        url=line.url + (f"#{place.anchor}" if place.anchor and words else ""),
        field=section.key if section.kind == SectionKind.FIELD else "",
        begins=edition.consultation_from,
        ends=edition.consultation_until if not edition.is_frozen else edition.adopted_on,
    )


def words_at(section: SectionData, anchor: str) -> tuple[str, str]:
    """The language and the words that stand there; no words for the section as a whole, or for what has gone."""
    here = section.version(get_language() or "de").language
    for language in dict.fromkeys([here, *section.languages]):
        for block in section.version(language).blocks:
            if block_anchor(block["id"]) == anchor:
                return language, Truncator(plain(block)).chars(WORDS)
    for kind in section.item_kinds:
        for item in section.items(kind):
            if item_anchor(kind, item["uuid"]) == anchor:
                said = title_of(ALL[kind], item, here)
                return said.language or here, said.text
    return here, ""
