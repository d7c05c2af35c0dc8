"""What an object of another system says, with each property checked for its type: nothing of it is believed."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

from forums.protection.cleaning import cleaned

from ..outside import LONGEST_ID
from .client import Unreadable

TYPE = re.compile(r"https?://schema\.oparl\.org/1\.[01]/([A-Za-z]+)/?\Z")

type Object = Mapping[str, Any]


def checked(found: object, kind: str) -> Object:
    """Raises Unreadable where it is no object of this type of OParl 1.0 or 1.1."""
    if not isinstance(found, dict):
        raise Unreadable("is no object")
    told = TYPE.match(found["type"]) if isinstance(found.get("type"), str) else None
    if told is None or told[1] != kind:
        raise Unreadable(f"is no {kind} of OParl 1.0 or 1.1")
    return found


def identity(found: object) -> str:
    """Its address. Raises Unreadable where there is none that could be kept."""
    told = found.get("id") if isinstance(found, dict) else None
    if not isinstance(told, str) or not told.startswith(("https://", "http://")) or len(told) > LONGEST_ID:
        raise Unreadable("has no usable id")
    if not told.isascii() or not told.isprintable():
        raise Unreadable("has no usable id")
    return told


def text(found: Object, name: str, most: int) -> str:
    """Clean, on one line or several; cut where it is too long. Empty where nothing is said."""
    told = found.get(name)
    if told is None:
        return ""
    if not isinstance(told, str):
        raise Unreadable(f"{name} is no text")
    words = cleaned(told[: 4 * most]).strip()
    return words if len(words) <= most else f"{words[: most - 1]}…"


def flag(found: Object, name: str, *, otherwise: bool) -> bool:
    told = found.get(name)
    if told is None:
        return otherwise
    if not isinstance(told, bool):
        raise Unreadable(f"{name} is neither true nor false")
    return told


def moment(found: Object, name: str) -> datetime | None:
    told = found.get(name)
    if told is None:
        return None
    try:
        read = parse_datetime(told) if isinstance(told, str) else None
        valid = read is not None and read.tzinfo is not None and 1900 <= read.year <= 2200
    except (ValueError, OverflowError):
        valid = False
    if not valid:
        raise Unreadable(f"{name} is no time")
    return read


def day(found: Object, name: str) -> date | None:
    told = found.get(name)
    if told is None:
        return None
    try:
        read = parse_date(told[:10]) if isinstance(told, str) else None
    except ValueError:
        read = None
    if read is None or not 1900 <= read.year <= 2200:
        raise Unreadable(f"{name} is no date")
    return read


def several(found: Object, name: str, most: int = 2000) -> list[Any] | None:
    """None where the list is not said, which is not the same as empty."""
    told = found.get(name)
    if told is not None and not isinstance(told, list):
        raise Unreadable(f"{name} is no list")
    if told is not None and len(told) > most:
        raise Unreadable(f"{name} has more than {most} entries")
    return told


def address(found: Object, name: str) -> str:
    """Of another object; of an embedded one its id."""
    told = found.get(name)
    if told is None:
        return ""
    return identity(told if isinstance(told, dict) else {"id": told})


def web(found: Object) -> str:
    """The page for people, where it is safe to link."""
    told = found.get("web")
    safe = isinstance(told, str) and re.fullmatch(r"https://[!-~]+", told) and len(told) <= LONGEST_ID
    return str(told) if safe else ""
