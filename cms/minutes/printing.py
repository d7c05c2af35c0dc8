"""Minutes as tagged PDF, from the page as people edited it."""

import re
from dataclasses import replace
from html import unescape

from django.utils.formats import date_format
from django.utils.html import strip_tags

from forums.pictures.models import Picture
from forums.printing.sheets.minutes import Card, Cluster, Minutes, Photograph, TableResult, minutes
from forums.printing.texts import Text

from .models import MinutesPage

BREAKS = re.compile(r"</(?:p|h\d|li|ul|ol)>|<br\s*/?>", re.IGNORECASE)


def pdf_of(page: MinutesPage) -> bytes:
    """What stands before the first table is the introduction; texts and photographs behind a table are its own."""
    agreed = page.photographs()
    introduction, tables = [page.lead], list[TableResult]()
    for block in page.body:
        match block.block_type, tables:
            case "table", _:
                tables.append(_table(block.value))
            case "text", []:
                introduction.append(_words(block.value.source))
            case "text", [*_, last]:
                tables[-1] = replace(last, notes=_joined([last.notes, _words(block.value.source)]))
            case "photograph", [*_, last] if (photo := agreed.get(block.value["photograph"])) and photo.picture:
                shown = [*last.photographs, _photograph(photo.picture, photo.alt, block.value["caption"])]
                tables[-1] = replace(last, photographs=shown)
    forum = page.forum
    of = Minutes(
        title=page.title,
        date=date_format(forum.starts_at, "DATE_FORMAT"),
        place=forum.place,
        attendance=forum.attendance,
        tables=tables,
        introduction=_joined(introduction),
    )
    return minutes(of, language=page.language)


def _table(value: dict) -> TableResult:  # type: ignore[type-arg]
    return TableResult(
        number=value["number"],
        name=Text(value["name"]),
        prompts=[Text(prompt["text"], prompt["language"]) for prompt in value["prompts"]],
        clusters=[
            Cluster(Text(cluster["title"]), [_card(card) for card in cluster["cards"]]) for cluster in value["clusters"]
        ],
        cards=[_card(card) for card in value["cards"]],
    )


def _card(value: dict) -> Card:  # type: ignore[type-arg]
    return Card(
        text=Text(value["text"], value["language"]),
        kind=value["kind"],
        german=value["german"],
        points=value["points"] or 0,
    )


def _photograph(picture: Picture, alternative: str, caption: str) -> Photograph:
    with picture.file.open("rb") as file:
        return Photograph(content=file.read(), alternative=alternative, caption=caption)


def _words(html: str) -> str:
    """The paragraphs of a rich text, without its marks."""
    paragraphs = unescape(strip_tags(BREAKS.sub("\n\n", html))).split("\n\n")
    return _joined(paragraphs)


def _joined(paragraphs: list[str]) -> str:
    return "\n\n".join(filter(None, map(str.strip, paragraphs)))
