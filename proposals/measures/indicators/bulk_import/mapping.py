"""Which columns of a table become which facts of a reading."""

from collections.abc import Iterable, Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..export import HEADERS


class Target(models.TextChoices):
    KEY = "key", _("key of the indicator")
    NAME = "name", _("indicator")
    DAY = "day", _("day")
    VALUE = "value", _("value")
    SOURCE = "source", _("source")
    NOTE = "note", _("note")


type Columns = Mapping[Target, str]

# Headings by which a column is recognised, beside those of our own export.
_HEADINGS: dict[Target, tuple[str, ...]] = {
    Target.KEY: ("schlüssel", "id", "key"),
    Target.NAME: ("kennzahl", "name", "indicator"),
    Target.DAY: ("datum", "stichtag", "stand", "date", "day"),
    Target.VALUE: ("messwert", "zahl", "ergebnis", "value"),
    Target.SOURCE: ("herkunft", "source"),
    Target.NOTE: ("anmerkung", "notiz", "note"),
}
_EXPORTED = {
    "Kennung": Target.KEY,
    "Indikator": Target.NAME,
    "Tag": Target.DAY,
    "Wert": Target.VALUE,
    "Quelle": Target.SOURCE,
    "Bemerkung": Target.NOTE,
}
HEADINGS: dict[str, Target] = {
    **{heading: target for target, headings in _HEADINGS.items() for heading in headings},
    **{header.casefold(): _EXPORTED[header] for header in HEADERS if header in _EXPORTED},
}


def guessed(headers: Iterable[str]) -> Columns:
    """By the headings; the first column that fits each target."""
    found: dict[Target, str] = {}
    for header in headers:
        if target := HEADINGS.get(header.casefold().strip()):
            found.setdefault(target, header)
    return found
