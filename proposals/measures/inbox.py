"""What waits because of measures: to say what became of them when their date comes."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Kind, Membership
from forums.bodies.permissions import in_lead_tandem, memberships_of
from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User

from .models import Measure
from .workflow import Status

AHEAD = timedelta(days=14)
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


def register_sources() -> None:
    register(
        Source("measures", _reports, gettext_lazy("Measures whose date comes: say what became of them."), _to_report)
    )
