"""Brought tables between the upload and the import: private, for a day, by a name nobody can guess."""

import json
from dataclasses import asdict
from datetime import timedelta
from pathlib import PurePath
from typing import IO
from uuid import UUID, uuid4

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages
from django.utils import timezone

from .importing import Report, Result

FOLDER = "imports"
KEPT_FOR = timedelta(days=1)
MOST_BYTES = 20 * 2**20


def _store() -> Storage:
    return storages["private"]


def keep(file: File[bytes], name: str) -> UUID:
    """Keep an uploaded table for a day; what lay longer is deleted on the way."""
    forget_old()
    upload = uuid4()
    _store().save(f"{FOLDER}/{upload}{PurePath(name).suffix.lower()}", file)
    return upload


def kept(upload: UUID) -> str | None:
    """The file's name in the private storage; None where it is gone."""
    return next((name for name in _names() if name.startswith(str(upload)) and not name.endswith(".json")), None)


def opened(name: str) -> IO[bytes]:
    return _store().open(f"{FOLDER}/{name}", "rb")


def keep_report(upload: UUID, report: Report) -> None:
    rows = [asdict(result) for result in report.results]
    _store().save(f"{FOLDER}/{upload}.json", ContentFile(json.dumps(rows).encode()))


def kept_report(upload: UUID) -> Report | None:
    if f"{upload}.json" not in _names():
        return None
    with opened(f"{upload}.json") as file:
        return Report([Result(**row) for row in json.load(file)])


def old() -> list[str]:
    """What lies longer than a day."""
    limit = timezone.now() - KEPT_FOR
    return [name for name in _names() if _store().get_modified_time(f"{FOLDER}/{name}") < limit]


def forget_old() -> int:
    """Delete what lies longer than a day: tables that people bring can hold names. Returns how many."""
    gone = old()
    for name in gone:
        _store().delete(f"{FOLDER}/{name}")
    return len(gone)


def _names() -> list[str]:
    try:
        return _store().listdir(FOLDER)[1]
    except FileNotFoundError:
        return []
