"""What waits because of measures: to say what became of them when their date comes, and new words where some were
taken."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.inbox.registry import Item, Rows, Source, register
from forums.municipality.calendar import WorkingCalendar
from forums.people.models import User
from forums.people.roles import Role, has_role
from forums.records.copies import has_lost_words

from .mine import AHEAD, going_on, steered_by, steers
from .models import Measure
from .reminders import REVIEW_LATE, REVIEW_SOON
from .states import DATED

DAYS_TO_REWORD = 5  # working days


def _to_report(user: User, on: date) -> Rows[Measure]:
    """Their date or their review has come, or comes within two weeks; for the lead tandem where a field has no team."""
    soon = on + AHEAD
    rows = going_on(Measure.objects.filter(steered_by(user, on)).select_related("field"))
    return Rows(rows.filter(Q(review_on__lte=soon) | Q(until__lte=soon, status__in=DATED)), _measure)


def _measure(measure: Measure) -> Item:
    until = measure.until if measure.status in DATED else None
    days = [day for day in (measure.review_on, until) if day]
    url = reverse("measure_report", args=[measure.slug])
    return Item(_("Say what became of a measure"), str(measure), url, min(days), note=str(measure.field))


def _keeps(user: User) -> bool:
    return has_role(user, Role.COORDINATOR)


def _to_reword(user: User, on: date) -> Rows[Measure]:
    calendar = WorkingCalendar.current()
    rows = Measure.objects.filter(has_lost_words("title")).select_related("field").order_by("modified", "pk")
    return Rows(rows, lambda measure: _without_words(measure, calendar))


def _without_words(measure: Measure, calendar: WorkingCalendar) -> Item:
    """By a day counted from the one that took them; in rows from before that was kept, from the last change."""
    task = _("Find new words for a measure: those in its title were removed")
    due_on = calendar.add(measure.words_taken_on or timezone.localdate(measure.modified), DAYS_TO_REWORD)
    return Item(task, str(measure), reverse("measures:edit", args=[measure.pk]), due_on, note=str(measure.field))


def register_sources() -> None:
    register(
        Source(
            "measures",
            steers,
            gettext_lazy("Measures whose date comes: say what became of them."),
            _to_report,
            letters=frozenset({REVIEW_SOON, REVIEW_LATE}),
        ),
        Source(
            "measures without words",
            _keeps,
            gettext_lazy("Measures whose title lost words that were removed elsewhere: find new ones."),
            _to_reword,
        ),
    )
