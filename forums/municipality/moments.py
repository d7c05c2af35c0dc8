"""A moment in words, as mails and sheets say it."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format


def day_and_time(moment: datetime) -> str:
    """`Mittwoch, 25. November 2026, 18:00 Uhr`, in the city's time and the active language: whoever is invited asks
    for the day of the week first."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'l')}, {date_format(local, 'DATETIME_FORMAT')}"
