"""Dates that can be meant. A slip of the finger (0026) or a century too many must not reach calendars and mails."""

from datetime import date, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

EARLIEST, LATEST = 1900, 2100  # years, both included
FARTHEST_AHEAD = timedelta(days=5 * 366)  # of what people are invited to


def is_plausible(day: date) -> bool:
    """Also a moment, which is a day with a time."""
    return EARLIEST <= day.year <= LATEST


def validate_plausible(day: date) -> None:
    if not is_plausible(day):
        raise ValidationError(
            _("Please check the year: %(year)s."), code="implausible", params={"year": f"{day.year:04d}"}
        )


def validate_ahead(moment: date) -> None:
    """Of what is still to come. Raises ValidationError for what is over and for what is years away."""
    now = timezone.now()
    today, last = (
        (now, now + FARTHEST_AHEAD)
        if isinstance(moment, datetime)
        else (timezone.localdate(), timezone.localdate() + FARTHEST_AHEAD)
    )
    if moment < today:
        raise ValidationError(_("This date is over. Please check it."), code="over")
    if moment > last:
        raise ValidationError(_("This date is more than five years away. Please check it."), code="far")


def guard_all_forms() -> None:
    """From now on every date in every form, packages' included, has a year that can be meant."""
    for field in (forms.DateField, forms.DateTimeField):
        field.default_validators = [*field.default_validators, validate_plausible]
