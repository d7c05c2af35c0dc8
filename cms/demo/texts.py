"""The demo's texts, one TOML file per subject, every text in German and English."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from i18nfield.strings import LazyI18nString

from forums.municipality.calendar import today

DATA = Path(__file__).parent / "data"
LANGUAGES = ("de", "en")

type Table = dict[str, Any]


@cache
def read(name: str) -> Table:
    """One file by its name without ending, such as `fields/wohnen`."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def read_all(folder: str) -> list[Table]:
    """Every file of a folder, in the order of the names."""
    return [read(f"{folder}/{path.stem}") for path in sorted((DATA / folder).glob("*.toml"))]


def both(text: Table, **parts: Table) -> LazyI18nString:
    """`{de = …, en = …}` as a multilingual text; `{name}` in it takes that part's text of the same language.

    Raises KeyError where a language is missing: half a text is not loaded.
    """
    filled = {}
    for language in LANGUAGES:
        words = text[language].strip()
        for name, part in parts.items():
            words = words.replace(f"{{{name}}}", part[language])
        filled[language] = words
    return LazyI18nString(filled)


def day(relative: list[int] | None) -> date | None:
    """`[years from now, month, day]` as a date; None for None."""
    if relative is None:
        return None
    years, month, number = relative
    return date(today().year + years, month, number)
