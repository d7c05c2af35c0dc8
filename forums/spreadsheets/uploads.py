"""Uploaded tables on their way into an import: private, for a day, by a name nobody can guess."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from operator import itemgetter
from pathlib import PurePath
from typing import IO, TYPE_CHECKING
from uuid import UUID, uuid4

from django import forms
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .limits import MOST_BYTES, Unreadable
from .reading import Spreadsheet, read

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

KEPT_FOR = timedelta(days=1)


class FileForm(forms.Form):
    """The first step of every import. What it lets through can be read as a table."""

    file = forms.FileField(
        label=_("Table (CSV or XLSX)"),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        help_text=_("You choose the sheet and the row with the headings afterwards. The file is deleted after a day."),
    )

    def clean_file(self) -> File[bytes]:
        file: File[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large: at most 20 MB."))
        try:
            read(file, file.name or "")
        except Unreadable as unreadable:
            raise forms.ValidationError(str(unreadable)) from unreadable
        file.seek(0)
        return file


class Shelf:
    """A folder of the private storage for the tables of one kind of import, and for what became of their rows."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    @property
    def _store(self) -> Storage:
        return storages["private"]

    def keep(self, file: File[bytes], name: str) -> UUID:
        """Keep an uploaded table for a day; what lay longer is deleted on the way."""
        self.forget_old()
        upload = uuid4()
        self._store.save(f"{self.folder}/{upload}{PurePath(name).suffix.lower()}", file)
        return upload

    def table(self, upload: UUID, *, sheet: str = "", head: int = 0) -> Spreadsheet | None:
        """What was uploaded; None where it is gone. Raises Unreadable where the sheet or heading is none."""
        name = next((name for name in self._names() if name.startswith(f"{upload}.") and _is_table(name)), None)
        if name is None:
            return None
        with self._opened(name) as file:
            return read(file, name, sheet=sheet, head=head)

    def keep_results(self, upload: UUID, results: Iterable["DataclassInstance"]) -> None:
        """Keep what became of each row, instead of what was kept before."""
        rows = [asdict(result) for result in results]
        self._store.delete(f"{self.folder}/{upload}.json")
        self._store.save(f"{self.folder}/{upload}.json", ContentFile(json.dumps(rows).encode()))

    def results[R](self, upload: UUID, result_class: Callable[..., R]) -> list[R] | None:
        """What became of each row; None until the table has been imported."""
        if f"{upload}.json" not in self._names():
            return None
        with self._opened(f"{upload}.json") as file:
            rows: list[dict[str, object]] = json.load(file)
        return [result_class(**row) for row in rows]

    def unfinished(self) -> list[tuple[UUID, datetime]]:
        """Tables that were uploaded and not imported yet, each with the time until which it is kept."""
        names = self._names()
        imported = {PurePath(name).stem for name in names if not _is_table(name)}
        return sorted(
            (
                (UUID(PurePath(name).stem), self._kept_until(name))
                for name in names
                if PurePath(name).stem not in imported
            ),
            key=itemgetter(1),
        )

    def finished(self) -> list[tuple[UUID, datetime]]:
        """What was imported, the newest first, each with the time until which it can be undone."""
        done = [(UUID(PurePath(name).stem), self._kept_until(name)) for name in self._names() if not _is_table(name)]
        return sorted(done, key=itemgetter(1), reverse=True)

    def _kept_until(self, name: str) -> datetime:
        return self._store.get_modified_time(f"{self.folder}/{name}") + KEPT_FOR

    def old(self) -> list[str]:
        """What lies longer than a day."""
        limit = timezone.now() - KEPT_FOR
        return [name for name in self._names() if self._store.get_modified_time(f"{self.folder}/{name}") < limit]

    def forget_old(self) -> int:
        """Delete what lies longer than a day: tables that people bring can hold names. Returns how many."""
        gone = self.old()
        for name in gone:
            self._store.delete(f"{self.folder}/{name}")
        return len(gone)

    def _opened(self, name: str) -> IO[bytes]:
        return self._store.open(f"{self.folder}/{name}", "rb")

    def _names(self) -> list[str]:
        try:
            return self._store.listdir(self.folder)[1]
        except FileNotFoundError:
            return []


def _is_table(name: str) -> bool:
    return not name.endswith(".json")
