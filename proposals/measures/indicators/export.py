"""Readings to take along, as CSV or XLSX: what is public, in the columns that the import reads."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils import translation

from .models import Indicator

# German whatever the reader's language: whoever works with the table, and their programs, know these columns.
HEADERS = ["Kennung", "Handlungsfeld", "Indikator", "Einheit", "Tag", "Wert", "Quelle", "Bemerkung"]


def exported_rows() -> list[list[str]]:
    """One row for each reading that stands; an indicator without one has a row to fill in."""
    with translation.override("de"):
        return [row for indicator in Indicator.objects.read().in_order() for row in _rows(indicator)]


def _rows(indicator: Indicator) -> Iterator[list[str]]:
    field = indicator.goal.field
    head = [str(indicator.uuid), f"{field.code} {field}", str(indicator.name), str(indicator.unit)]
    for reading in indicator.read_values:
        yield [*head, f"{reading.on:%d.%m.%Y}", written(reading.value), reading.source, reading.note]
    if not indicator.read_values:
        yield [*head, "", "", "", ""]


def written(value: Decimal) -> str:
    """`1250` and `90,5`: with a comma, without groups of digits and superfluous zeros."""
    text = f"{value:f}"
    whole, _point, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if decimals else whole
