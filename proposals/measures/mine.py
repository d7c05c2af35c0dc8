"""Which measures somebody reports on: those of the fields they steer; for the lead tandem those of fields without a
team; for coordinators all."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Case, DateField, F, Q, Value, When
from django.db.models.functions import Coalesce, Least

from forums.bodies.models import Kind, Membership
from forums.bodies.permissions import in_lead_tandem, memberships_of
from forums.municipality.calendar import today
from forums.people.models import User
from forums.people.roles import Role, has_role

from .models import Measure, MeasureQuerySet
from .states import DATED, ENDED

AHEAD = timedelta(days=14)  # so long before its day a measure waits for its report


def steers(user: User) -> bool:
    """Whether a seat or deputy of a field's tandem, or of the lead tandem."""
    seated = any(member.seat and member.body.kind == Kind.NETWORK for member in memberships_of(user))
    return seated or in_lead_tandem(user)


def reports_on_measures(user: User) -> bool:
    return steers(user) or has_role(user, Role.COORDINATOR)


def steered_by(user: User, on: date) -> Q:
    """The condition for measures whose field waits for this person."""
    members = [member for member in memberships_of(user) if member.seat and member.body.kind == Kind.NETWORK]
    mine = Q(field__in=[member.body.field_id for member in members])
    if in_lead_tandem(user):
        seated = Membership.objects.running(on).exclude(person=None).filter(body__kind=Kind.NETWORK)
        mine |= ~Q(field__in=seated.exclude(body__field=None).values("body__field"))
    return mine


def going_on(rows: MeasureQuerySet) -> MeasureQuerySet:
    """Not over; `acts_on` is the first day on which somebody has to say something, the last day there is for none."""
    never = Value(date.max, output_field=DateField())
    until = Case(When(status__in=DATED, then=F("until")), default=None, output_field=DateField())
    first = Least(Coalesce(F("review_on"), never), Coalesce(until, never))
    found: Any = rows.exclude(status__in=ENDED).annotate(acts_on=first)
    ordered: MeasureQuerySet = found.order_by("acts_on", "pk")
    return ordered


def my_measures(user: User) -> MeasureQuerySet:
    rows: MeasureQuerySet = Measure.objects.for_list()
    if not has_role(user, Role.COORDINATOR):
        rows = rows.filter(steered_by(user, today()))
    return going_on(rows)
