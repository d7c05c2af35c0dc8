"""Days of a frozen text."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format


def written_out(milestone: Mapping[str, str]) -> str:
    """A day; or, of what lasts, its months."""
    last = date.fromisoformat(milestone["day"])
    if not milestone["begins"]:
        return date_format(last, "DATE_FORMAT")
    first = date.fromisoformat(milestone["begins"])
    months = [date_format(day, "YEAR_MONTH_FORMAT") for day in (first, last)]
    return "–".join(dict.fromkeys(months))
