"""Blocks of a page as plain data: what an editor wrote, and what the page makes of other rows, as it was then.

Names of persons are not among what is made of rows: the picture of who does what is kept as its bodies.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import override

from cms.structure.overview import Shown, overview
from forums.council.process.models import Milestone
from forums.council.process.states import Precision
from forums.fields.models import ActionField, CrossCuttingTheme

from . import rich_text
from .rows import words_of
from .sections import Block, spoken

type Frozen = dict[str, Any]


def blocks_of(body: Any, language: str) -> list[Block]:
    """Each with `kind` and `id`, by which it is found again in the next edition; unknown kinds keep their words."""
    with override(language):
        return [{"kind": block.block_type, "id": str(block.id), **_content(block, language)} for block in body]


def _content(block: Any, language: str) -> Frozen:
    read = READERS.get(block.block_type)
    if read is not None:
        return read(block.value, language)
    return {"words": [str(words) for words in block.block.get_searchable_content(block.value)]}


def _heading(value: Any, language: str) -> Frozen:
    return {"level": int(value["level"]), "text": value["text"]}


def _text(value: Any, language: str) -> Frozen:
    return {"html": rich_text.shown(value.source)}


def _picture(value: Any, language: str) -> Frozen:
    image = value["image"]
    alt = image.contextual_alt_text if image else ""
    return {
        "image": image.pk if image else None,
        "alt": alt or "",
        "caption": value["caption"],
        "credit": value["credit"],
    }


def _quote(value: Any, language: str) -> Frozen:
    return {"text": value["text"], "source": value["source"]}


def _table(value: Any, language: str) -> Frozen:
    columns = [{"heading": column["heading"], "numeric": column["block"].name == "number"} for column in value.columns]
    rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in value.rows]
    return {"caption": value.caption or "", "columns": columns, "rows": rows}


def _accordion(value: Any, language: str) -> Frozen:
    return {
        "items": [{"title": item["title"], "html": rich_text.shown(item["text"].source)} for item in value["items"]]
    }


def _callout(value: Any, language: str) -> Frozen:
    return {"tone": value["tone"], "title": value["title"], "text": value["text"]}


def _button(value: Any, language: str) -> Frozen:
    return {"text": value["text"], "href": value.href}


def _milestones(value: Any, language: str) -> Frozen:
    """The plan of the process as it stands on the day; the page of a chapter draws the same rows."""
    return {
        "items": [
            {
                "title": _said(each.title, language),
                "text": _said(each.text, language),
                "begins": each.starts.isoformat() if each.precision == Precision.MONTH else "",
                "day": each.ends.isoformat(),
            }
            for each in Milestone.objects.in_order()
        ]
    }


def _fields(value: Any, language: str) -> Frozen:
    fields = sorted(ActionField.objects.select_related("parent"), key=lambda field: field.place)
    return {
        "items": [
            {
                "number": field.code,
                "title": _said(field.name, language),
                "slug": field.slug,
                "below": bool(field.parent),
            }
            for field in fields
        ]
    }


def _themes(value: Any, language: str) -> Frozen:
    themes = CrossCuttingTheme.objects.all()
    return {
        "items": [{"title": _said(each.name, language), "text": _said(each.description, language)} for each in themes]
    }


def _bodies(value: Any, language: str) -> Frozen:
    half = next(half for half in overview() if half.structure == value["structure"])
    groups = [
        {"title": str(group.tier.label), "items": [item for shown in group.bodies for item in _body(shown, language)]}
        for group in half.groups
    ]
    return {"groups": groups}


def _body(shown: Shown, language: str) -> list[Frozen]:
    own = {"title": _said(shown.body.name, language), "text": _said(shown.body.task, language)}
    return [own, *(item for part in shown.parts for item in _body(part, language))]


def _said(text: Any, language: str) -> str:
    words = words_of(text)
    return words.get(spoken(words, language), "")


READERS: dict[str, Callable[[Any, str], Frozen]] = {
    "heading": _heading,
    "text": _text,
    "picture": _picture,
    "quote": _quote,
    "table": _table,
    "accordion": _accordion,
    "callout": _callout,
    "button": _button,
    "milestones": _milestones,
    "field_list": _fields,
    "theme_list": _themes,
    "steering": _bodies,
}


def images_of(blocks: list[Block]) -> list[int]:
    """The editors' pictures that stand in these blocks."""
    return [block["image"] for block in blocks if block["kind"] == "picture" and block.get("image")]
