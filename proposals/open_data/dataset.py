"""What a set of open data is: its rows as everybody may read them, its filters, and how one row is told."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from i18nfield.strings import LazyI18nString
from ninja import Schema

type Texts = dict[str, str]  # by language: {"de": …, "en": …}
type Told = dict[str, Any]  # one row, as its schema has it


class Record(Schema):
    """The base of what is told: no field that is not named in it leaves the house."""


class NoFilters(forms.Form):
    """For sets that are too small to be narrowed."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)


class Dataset[M: Model]:
    """One set. `name` is its word in the API, `table` under /daten/; both are stable, as is `key`, a row's own name.

    `tables` names the table of each list within a row. A set with `page`, the name of its list's address, can be
    subscribed to.
    """

    name: ClassVar[str]
    table: ClassVar[str]
    title: ClassVar[str | Promise]
    about: ClassVar[str | Promise]
    record: ClassVar[type[Record]]
    key: ClassVar[str] = "uuid"
    key_pattern: ClassVar[str] = ""  # of a key that is not a UUID
    tables: ClassVar[Mapping[str, str]] = {}
    page: ClassVar[str] = ""

    def form(self, asked: QueryDict) -> forms.Form:
        """The filters of the page that shows the same."""
        return NoFilters(asked)

    def rows(self, asked: QueryDict) -> QuerySet[M]:
        """Those that everybody may read, narrowed by a form that has been checked, in a total order by columns of the
        row itself; with all that `tell` reads."""
        raise NotImplementedError

    def one(self, key: str) -> M | None:
        """Also what no list shows by itself, where it has a page."""
        return self.rows(QueryDict()).filter(**{self.key: key}).first()

    def tell(self, row: M) -> Told:
        raise NotImplementedError

    def for_entries(self, rows: QuerySet[M]) -> QuerySet[M]:
        """The same rows with what `entry` reads, and no more."""
        return rows

    def entry(self, row: M) -> "tuple[str, str, str, datetime]":
        """For feeds, in the active language: title, words, language of the words, last change that people can see."""
        raise NotImplementedError


def texts(value: LazyI18nString | str | None) -> Texts:
    """All languages that somebody has written."""
    data = value.data if isinstance(value, LazyI18nString) else value
    if isinstance(data, dict):
        return {str(language): str(text) for language, text in data.items() if text}
    return {settings.LANGUAGE_CODE: str(data)} if data else {}


def address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
