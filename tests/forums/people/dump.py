"""Everything the installation keeps, as text: each table of the database and each private file."""

import re
from pathlib import Path

from django.contrib.sessions.models import Session
from django.core.files.storage import storages
from django.db import connection


def tables() -> dict[str, str]:
    """Each table's rows as one lower-case text; sessions are decoded too."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names from the database
            found[table] = "\n".join(_text(value) for row in cursor.fetchall() for value in row).lower()
    found["sessions, decoded"] = str([session.get_decoded() for session in Session.objects.all()]).lower()
    return found


def _text(value: object) -> str:
    if isinstance(value, memoryview):
        value = bytes(value)
    text = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)  # as JSON writes other letters


def private_files() -> list[Path]:
    return [path for path in Path(storages["private"].path("")).rglob("*") if path.is_file()]


def holding(*words: str) -> dict[str, list[str]]:
    """Where the words still stand: table → words."""
    kept = {name: [word for word in words if word.lower() in text] for name, text in tables().items()}
    return {name: words for name, words in kept.items() if words}
