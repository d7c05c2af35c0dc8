"""What waits because of measures: to say what became of them when their date comes, and new words where some were
taken."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Kind, Membership
from forums.bodies.permissions import in_lead_tandem, memberships_of
from forums.inbox.registry import Item, Rows, Source, register
from forums.municipality.calendar import WorkingCalendar
from forums.people.models import User
from forums.people.roles import Role, has_role
from forums.records.copies import has_lost_words

from .models import Measure
from .workflow import Status

AHEAD = timedelta(days=14)
DAYS_TO_REWORD = 5  # working days
GOING_ON = (Status.PLANNED, Status.RUNNING)


def _reports(user: User) -> bool:
    seated = any(member.seat and member.body.kind == Kind.NETWORK for member in memberships_of(user))
    return seated or in_lead_tandem(user)


def _to_report(user: User, on: date) -> Rows[Measure]:
    """Not done, and their date has come or comes within two weeks; for the lead tandem where a field has no team."""
    members = [member for member in memberships_of(user) if member.seat and member.body.kind == Kind.NETWORK]
    mine = Q(field__in=[member.body.field_id for member in members])
    if in_lead_tandem(user):
        seated = Membership.objects.running(on).exclude(person=None).filter(body__kind=Kind.NETWORK)
        mine |= ~Q(field__in=seated.exclude(body__field=None).values("body__field"))
    rows = Measure.objects.filter(mine, status__in=GOING_ON, until__lte=on + AHEAD).select_related("field")
    return Rows(rows.order_by("until", "pk"), _measure)


def _measure(measure: Measure) -> Item:
    task = _("Say what became of a measure")
    return Item(task, str(measure), measure.get_absolute_url(), measure.until, note=str(measure.field))


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
        Source("measures", _reports, gettext_lazy("Measures whose date comes: say what became of them."), _to_report),
        Source(
            "measures without words",
            _keeps,
            gettext_lazy("Measures whose title lost words that were removed elsewhere: find new ones."),
            _to_reword,
        ),
    )
