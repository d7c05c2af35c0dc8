"""The same records as CSV: semicolons, a byte order mark and decimal commas, as German spreadsheets open them by a
double click; what it all means is written down beside it, for programs too (W3C: Metadata Vocabulary for Tabular Data).
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from tempfile import TemporaryFile
from types import NoneType
from typing import IO, Any, get_args, get_origin
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext
from i18nfield.strings import LazyI18nString
from pydantic.fields import FieldInfo

from forums.spreadsheets.writing import harmless

from .dataset import Dataset, Record, Texts, Told
from .datasets import DATASETS
from .paging import page_of

ROWS_AT_ONCE = 500
BETWEEN = "|"
WHEN_FORMAT = "yyyy-MM-dd HH:mm:ss"


@dataclass(frozen=True)
class Column:
    """`datatype` is one of XML Schema, as CSVW has them; `values` that a code can have; `many` stand in one cell."""

    name: str
    description: str
    datatype: str
    many: bool
    read: Callable[[Told], Any]

    @property
    def words(self) -> str:
        """In the active language."""
        return gettext(self.description) if self.description else ""


@dataclass(frozen=True)
class Table:
    """One file: the records themselves, or the lists within them, one line for each entry with the record's key."""

    name: str
    dataset: Dataset[Any]
    part: str = ""

    @property
    def columns(self) -> list[Column]:
        record = self.dataset.record
        if not self.part:
            return list(_columns(record))
        name = "id" if self.dataset.key == "uuid" else self.dataset.key
        of = _singular(self.dataset.name)
        field = record.model_fields[name]
        key = Column(f"{of}_{name}", field.description or "", _datatype(field.annotation), False, lambda row: row[""])
        return [key, *_columns(_inner(record.model_fields[self.part].annotation))]

    def lines(self, row: Told) -> Iterator[Told]:
        if not self.part:
            yield row
            return
        key = row["id" if self.dataset.key == "uuid" else self.dataset.key]
        yield from ({"": key, **entry} for entry in row[self.part])

    def write(self, rows: QuerySet[Any]) -> IO[bytes]:
        """All rows in a file of its own that is gone when it is closed: memory holds some hundred of them at a time,
        and no connection to the database waits for a slow reader."""
        file = TemporaryFile()  # noqa: SIM115  # the answer closes it
        file.write(b"\xef\xbb\xbf")
        columns, after = self.columns, ""
        self._put(file, [[column.name for column in columns]])
        while True:
            found, after = page_of(rows, after, ROWS_AT_ONCE)
            told = (self.dataset.record.model_validate(self.dataset.tell(row)).model_dump() for row in found)
            self._put(
                file, ([_cell(column.read(line)) for column in columns] for row in told for line in self.lines(row))
            )
            if not after:
                file.seek(0)
                return file

    @staticmethod
    def _put(file: IO[bytes], lines: Any) -> None:
        out = io.StringIO()
        csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(lines)
        file.write(out.getvalue().encode())

    def metadata(self, address: str) -> dict[str, object]:
        """CSVW: https://www.w3.org/TR/tabular-metadata/"""
        return {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": get_language()}],
            "url": address,
            "dc:title": str(self.dataset.title),
            "dc:description": str(self.dataset.about),
            "dialect": {"delimiter": ";", "encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
            "tableSchema": {"columns": [_described(column) for column in self.columns]},
        }


TABLES: dict[str, Table] = {
    table.name: table
    for dataset in DATASETS
    for table in (
        Table(dataset.table, dataset),
        *(Table(name, dataset, part) for part, name in dataset.tables.items()),
    )
}


def _columns(record: type[Record], prefix: str = "", into: str = "") -> Iterator[Column]:
    for name, field in record.model_fields.items():
        kind = _inner(field.annotation)
        if isinstance(kind, type) and issubclass(kind, Record):
            if get_origin(field.annotation) is not list:  # a list is a table of its own
                yield from _columns(kind, f"{prefix}{name}_", name)
            continue
        yield _column(f"{prefix}{name}", name, field, into)


def _column(name: str, key: str, field: FieldInfo, into: str) -> Column:
    def read(row: Told) -> Any:
        inner = row.get(into) if into else row
        return None if inner is None else inner[key]

    many = get_origin(field.annotation) is list
    return Column(name, field.description or "", _datatype(_inner(field.annotation)), many, read)


def _inner(annotation: Any) -> Any:
    """`X` of `X`, `X | None` and `list[X]`."""
    if annotation is Texts:
        return Texts
    arguments = [argument for argument in get_args(annotation) if argument is not NoneType]
    return arguments[0] if arguments else annotation


def _datatype(kind: Any) -> str:
    names = {int: "integer", float: "decimal", bool: "boolean", date: "date", datetime: "dateTime"}
    return names.get(_inner(kind), "string")


def _described(column: Column) -> dict[str, object]:
    datatype: object = column.datatype
    if column.datatype == "decimal":
        datatype = {"base": "decimal", "format": {"decimalChar": ","}}
    elif column.datatype == "dateTime":
        datatype = {"base": "dateTime", "format": WHEN_FORMAT}
    many = {"separator": BETWEEN} if column.many else {}
    return {"name": column.name, "dc:description": column.words, "datatype": datatype, **many}


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return localtime(value).strftime("%Y-%m-%d %H:%M:%S")
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case float():
            return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
        case list():
            return harmless(BETWEEN.join(str(entry) for entry in value))
        case dict():
            return harmless(str(LazyI18nString(value)) if value else "")
        case UUID():
            return str(value)
    return harmless(str(value))


def _singular(name: str) -> str:
    return name.removesuffix("s")
