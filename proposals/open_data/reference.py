"""What the pages about the open data show: each set with its files, and the API's operations as tables."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from .dataset import Dataset
from .datasets import DATASETS
from .openapi import Document
from .tables import TABLES, Table

CODE = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


@dataclass(frozen=True)
class Shelf:
    """A set with its files, for data.html; `rows` are for components/table.html."""

    dataset: Dataset[Any]
    tables: list[tuple[Table, str, str, list[list[str]]]]
    feed: str
    api: str


def heads() -> list[str]:
    return [_("Name"), _("Meaning"), _("Values")]


def shelves() -> list[Shelf]:
    return [
        Shelf(
            dataset,
            [
                (
                    table,
                    reverse(f"data_{table.name}"),
                    reverse(f"data_{table.name}_metadata"),
                    [[column.name, column.words, column.datatype] for column in table.columns],
                )
                for table in TABLES.values()
                if table.dataset is dataset
            ],
            reverse(f"feed_{dataset.table}") if dataset.page else "",
            reverse(f"api_{dataset.name}"),
        )
        for dataset in DATASETS
    ]


@dataclass(frozen=True)
class Operation:
    """For reference.html: rows for components/table.html."""

    path: str
    summary: str
    description: str
    parameters: list[list[str]]
    fields: list[list[str]]


def operations(document: Document) -> list[Operation]:
    return [
        Operation(
            document["servers"][0]["url"] + path,
            told["get"]["summary"],
            told["get"].get("description", ""),
            [
                [each["name"], each["description"], _kind(each["schema"], document)]
                for each in told["get"]["parameters"]
            ],
            _fields(told["get"]["responses"]["200"]["content"]["application/json"]["schema"], document),
        )
        for path, told in document["paths"].items()
    ]


def _fields(schema: Document, document: Document) -> list[list[str]]:
    found = _resolved(schema, document)
    return [
        [name, _(each["description"]) if each.get("description") else "", _kind(each, document)]
        for name, each in found.get("properties", {}).items()
    ]


def _resolved(schema: Document, document: Document) -> Document:
    if reference := schema.get("$ref"):
        found: Document = document["components"]["schemas"][reference.rpartition("/")[2]]
        return found
    return schema


def _kind(schema: Document, document: Document) -> str:
    """Its type in a few words: codes are listed."""
    if choices := schema.get("anyOf"):
        named = [_kind(each, document) for each in choices if each.get("type") != "null"]
        return _("%(kind)s, or empty") % {"kind": ", ".join(named)}
    found = _resolved(schema, document)
    if codes := found.get("enum"):
        return ", ".join(f"“{code}”" for code in codes)
    if found.get("type") == "array":
        return _("list: %(kind)s") % {"kind": _kind(found["items"], document)}
    if found.get("properties"):
        return ", ".join(found["properties"])
    if found.get("type") == "object":
        return _("text by language")
    return str(found.get("format") or CODE.get(str(found.get("type")), ""))
