"""Numbers and moments as people and machines write them."""

from datetime import date, datetime
from decimal import Decimal

from django import template

from forums.charts.numbers import figure

register = template.Library()
register.filter(figure)


@register.filter(expects_localtime=True)
def iso(moment: date | None) -> str:
    """A day or a moment, for `<time datetime="…">`: HTML knows seconds and milliseconds, no microseconds as `date:"c"`
    writes them."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="seconds")
    return moment.isoformat() if moment else ""


@register.filter
def absolute(number: int) -> int:
    """Days overdue are counted without their sign."""
    return abs(number)


@register.filter
def is_number(value: object) -> bool:
    """Numbers stand under each other at the end of a table's column."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


@register.filter
def unlocalized(number: object) -> str:
    """A number for an attribute: `0.5` in every language, where German text would say `0,5`."""
    return str(number)
