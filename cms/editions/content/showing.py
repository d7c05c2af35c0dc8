"""Frozen rows as people read them: words in their language, figures and days written out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django_stubs_ext import StrOrPromise

from forums.associations.models import Association
from forums.charts.numbers import figure

from .places import item_anchor
from .rows import ALL, Column, Rows
from .sections import Item, SectionData, spoken

APART = frozenset({"readings", "origins"})  # shown in their own way, not as a fact


@dataclass(frozen=True)
class Said:
    """Words, and the language they are in; empty where it is that of the page, whatever that is."""

    text: str
    language: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Fact:
    label: StrOrPromise
    values: list[Said]


@dataclass(frozen=True)
class ShownReading:
    """One value of an indicator. `share` of the largest one, 0 to 100, for a bar."""

    on: str
    value: str
    source: str
    share: int


@dataclass(frozen=True)
class ShownItem:
    """A row: `number` counts within its list, from 1."""

    kind: str
    uuid: str
    number: int
    title: Said
    facts: list[Fact]
    readings: list[ShownReading] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return item_anchor(self.kind, self.uuid)


@dataclass(frozen=True)
class ShownList:
    kind: str
    title: StrOrPromise
    items: list[ShownItem]


def shown_lists(section: SectionData, language: str, names: Mapping[str, str]) -> list[ShownList]:
    """What the section has as data, in the order of the registry. `names`: see `named_associations`."""
    return [_list(ALL[kind], section.items(kind), language, names) for kind in ALL if section.items(kind)]


def named_associations(*sections: SectionData) -> dict[str, str]:
    """Those of the associations in these sections that may be named today, by key. At most two queries."""
    keys = {
        actor["association"]
        for section in sections
        for item in section.items("measure")
        for actor in item["columns"].get("actors", [])
        if "association" in actor
    }
    if not keys:
        return {}
    return {
        str(uuid): name for uuid, name in Association.objects.public().filter(uuid__in=keys).values_list("uuid", "name")
    }


def _list(rows: Rows, items: list[Item], language: str, names: Mapping[str, str]) -> ShownList:
    return ShownList(
        rows.kind, rows.plural, [shown_item(rows, item, place, language, names) for place, item in enumerate(items, 1)]
    )


def shown_item(rows: Rows, item: Item, number: int, language: str, names: Mapping[str, str]) -> ShownItem:
    columns = item["columns"]
    facts = [
        Fact(column.label, values)
        for column in _told(rows, columns)
        if (values := said(columns[column.name], language, names))
    ]
    return ShownItem(
        rows.kind,
        item["uuid"],
        number,
        title_of(rows, item, language),
        facts,
        _readings(columns.get("readings", [])),
        columns.get("origins", []),
    )


def title_of(rows: Rows, item: Item, language: str) -> Said:
    return next(iter(said(item["columns"].get(rows.title), language, {})), Said("–"))


def _told(rows: Rows, columns: Mapping[str, Any]) -> Iterator[Column]:
    for column in rows.columns:
        if column.shown and column.name in columns and column.name != rows.title and column.name not in APART:
            yield column


def said(value: Any, language: str, names: Mapping[str, str]) -> list[Said]:
    """A frozen value in words: none for an empty one, several for a list."""
    match value:
        case None | "":
            return []
        case {"words": words}:
            code = spoken(words, language)
            return [Said(words[code], code)] if words.get(code) else []
        case {"number": number}:
            return [Said(figure(Decimal(number)))]
        case {"day": day}:
            return [Said(date_format(date.fromisoformat(day), "DATE_FORMAT"))]
        case {"association": key}:
            return [Said(names[key], settings.LANGUAGE_CODE)] if key in names else []
        case {"value": _, "on": _}:
            reading = _readings([value])[0]
            return [Said(f"{reading.on}: {reading.value}")]
        case list():
            return [found for each in value for found in said(each, language, names)]
    return [Said(str(value))]


def _readings(rows: list[dict[str, Any]]) -> list[ShownReading]:
    values = [Decimal(row["value"]["number"]) for row in rows]
    largest = max(values, default=Decimal(0))
    return [
        ShownReading(
            date_format(date.fromisoformat(row["on"]["day"]), "DATE_FORMAT"),
            figure(value),
            row.get("source") or "",
            max(0, round(value / largest * 100)) if largest > 0 else 0,
        )
        for row, value in zip(rows, values, strict=True)
    ]
