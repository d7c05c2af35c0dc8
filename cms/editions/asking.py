"""The consultation of an edition: from when until when people are asked what they think of it."""

from datetime import date, timedelta

from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import today
from forums.municipality.due import Due
from forums.people.models import User
from forums.records.exceptions import NotPossible

from .lifecycle import Lifecycle, given
from .states import EditionState, EntryKind


class Asking(Lifecycle):
    """Both days or none; the last one included."""

    consultation_from = models.DateField(_("consultation from"), null=True, blank=True, editable=False)
    consultation_until = models.DateField(_("consultation until"), null=True, blank=True, editable=False)

    class Meta(Lifecycle.Meta):
        abstract = True

    def asks(self, on: date | None = None) -> bool:
        """Whether people can say something on the day (today)."""
        day = on or today()
        if self.state != EditionState.CONSULTATION or not (self.consultation_from and self.consultation_until):
            return False
        return self.consultation_from <= day <= self.consultation_until

    @property
    def will_ask(self) -> bool:
        """Its days are known and lie ahead."""
        begins = self.consultation_from
        return self.state == EditionState.CONSULTATION and begins is not None and today() < begins

    @property
    def has_asked(self) -> bool:
        """Its last day is over, or it was adopted since."""
        ends = self.consultation_until
        return ends is not None and (self.is_frozen or today() > ends)

    @property
    def days_left(self) -> int:
        """With today; 0 when nobody is asked."""
        if not self.asks() or self.consultation_until is None:
            return 0
        return (self.consultation_until - today()).days + 1

    @property
    def due(self) -> Due | None:
        """Until when people are asked, as it stands today."""
        if self.consultation_until is None:
            return None
        return Due(self.consultation_until, ahead=_("until %(day)s"), late=_("ended on %(day)s"))

    @transaction.atomic
    def open_consultation(self, begins: date, ends: date, *, by: User | None, seen: int | None = None) -> None:
        """People are asked from `begins` until `ends`. Raises NotPossible for days that are over."""
        self.lock_at(seen)
        _check(begins, ends)
        self.move(EditionState.CONSULTATION)
        self.consultation_from, self.consultation_until = begins, ends
        self.record(EntryKind.CONSULTED, by=by)

    @transaction.atomic
    def change_days(self, begins: date, ends: date, *, reason: str, by: User | None, seen: int | None = None) -> None:
        """Other days; those of before and the reason stay on record. Raises NotPossible without a reason or change."""
        self.lock_at(seen)
        if self.state != EditionState.CONSULTATION:
            raise self.refusal()
        before = (self.consultation_from, self.consultation_until)
        if (begins, ends) == before:
            raise NotPossible(gettext("These are the days it already has."))
        _check(begins, ends)
        self.consultation_from, self.consultation_until = begins, ends
        self.record(EntryKind.PROLONGED, by=by, reason=given(reason), before=before)


def _check(begins: date, ends: date) -> None:
    if ends < begins:
        raise NotPossible(gettext("The end lies before the beginning."))
    # Whoever ends it early says so by yesterday's date: nobody can be told today that it ended last week.
    if ends < today() - timedelta(days=1):
        raise NotPossible(gettext("This day is over."))
