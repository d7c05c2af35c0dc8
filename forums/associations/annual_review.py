"""Annual review of the data: asked once a year, reminded after 2 and 4 weeks, no longer public after 8."""

from datetime import timedelta

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import today
from forums.people.models import User

from .concern import Concern
from .history import EntryKind

EVERY = timedelta(days=365)
REMINDERS = (timedelta(weeks=2), timedelta(weeks=4))
HIDDEN_AFTER = timedelta(weeks=8)


class AnnualReview(Concern):
    asked_on = models.DateField(_("asked to confirm on"), null=True, blank=True, editable=False)
    confirmed_on = models.DateField(_("data confirmed on"), null=True, blank=True, editable=False)
    hidden_on = models.DateField(_("unconfirmed, hidden since"), null=True, blank=True, editable=False)

    class Meta(Concern.Meta):
        abstract = True

    @property
    def awaits_confirmation(self) -> bool:
        """Asked, and not confirmed since: the same rule as `objects.awaiting_confirmation()`."""
        if not self.is_verified or self.asked_on is None:
            return False
        return self.confirmed_on is None or self.confirmed_on < self.asked_on

    def start_review_period(self) -> None:
        self.confirmed_on = today()

    @transaction.atomic
    def ask_to_confirm(self) -> None:
        """Begin this year's review, once."""
        self.lock()
        last = max(filter(None, [self.confirmed_on, self.asked_on]), default=None)
        if not self.is_verified or (last and last > today() - EVERY):
            return
        self.asked_on = today()
        self.record_entry(EntryKind.REMINDED)

    @transaction.atomic
    def confirm(self, *, by: User | None = None) -> None:
        """The data are right. Public again at once; confirming twice changes nothing."""
        self.lock()
        if self.confirmed_on == today() and self.hidden_on is None:
            return
        self.confirmed_on, self.hidden_on = today(), None
        self.record_entry(EntryKind.CONFIRMED, by=by)

    @transaction.atomic
    def hide_unconfirmed(self) -> None:
        self.lock()
        if self.hidden_on is not None or not self.awaits_confirmation:
            return
        self.hidden_on = today()
        self.record_entry(EntryKind.UNCONFIRMED)
