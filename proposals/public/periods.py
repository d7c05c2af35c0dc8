"""A stretch of time by the day on which a suggestion was received: one definition for the list and every report."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from forums.records.widgets import DayInput

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True)
class Period:
    """Both days belong to it, in the city's time; without one it is open on that side."""

    start: date | None = None
    end: date | None = None

    @classmethod
    def of_year(cls, year: int) -> Self:
        return cls(date(year, 1, 1), date(year, 12, 31))

    def received(self) -> Q:
        """The condition on suggestions."""
        asked = Q()
        if self.start:
            asked &= Q(received_at__gte=_midnight(self.start))
        if self.end:
            asked &= Q(received_at__lt=_midnight(self.end + timedelta(days=1)))
        return asked

    @property
    def words(self) -> dict[str, str]:
        """As the address of the list says it."""
        days = {"von": self.start, "bis": self.end}
        return {name: day.isoformat() for name, day in days.items() if day}

    def __str__(self) -> str:
        if self.start and self.end:
            if self == Period.of_year(self.start.year):
                return str(self.start.year)
            return _("%(start)s to %(end)s") % {"start": date_format(self.start), "end": date_format(self.end)}
        if self.start:
            return _("since %(day)s") % {"day": date_format(self.start)}
        return _("until %(day)s") % {"day": date_format(self.end)} if self.end else _("since the beginning")


def day_field(label: StrOrPromise) -> forms.DateField:
    """One end of a period in a form, within bounds that every calendar can count in."""
    words = gettext_lazy("Please give a day between 2000 and 2099, for example 31.12.2026.")
    return forms.DateField(
        label=label,
        required=False,
        widget=DayInput({"min": EARLIEST.isoformat(), "max": LATEST.isoformat()}),
        validators=[MinValueValidator(EARLIEST, words), MaxValueValidator(LATEST, words)],
        error_messages={"invalid": words},
    )


def check_order(form: forms.BaseForm) -> None:
    """For forms with `von` and `bis`: an end before the beginning is an error of the end alone."""
    start, end = form.cleaned_data.get("von"), form.cleaned_data.get("bis")
    if start and end and end < start:
        form.add_error("bis", _("This day is before the first one. We are showing everything since then."))


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
