"""Who enters readings: the seats of the field's network, the lead tandem and coordinators."""

from datetime import date

from django.db.models import Q

from forums.bodies.models import Kind, Membership
from forums.bodies.permissions import in_lead_tandem, memberships_of
from forums.people.roles import Role, Visitor, has_role

from .models import Indicator


def _seated_fields(user: Visitor) -> set[int]:
    """Ids of the fields in whose network the user has a seat, or deputises for one."""
    members = (member for member in memberships_of(user) if member.seat and member.body.kind == Kind.NETWORK)
    return {member.body.field_id for member in members if member.body.field_id is not None}


def _enters_all(user: Visitor) -> bool:
    return in_lead_tandem(user) or has_role(user, Role.COORDINATOR)


def may_open_readings(user: Visitor) -> bool:
    """Whether there is any field for which the user enters readings."""
    return _enters_all(user) or bool(_seated_fields(user))


def may_record(user: Visitor, indicator: Indicator) -> bool:
    """A field with parts has no network of its own: the teams of its parts enter what it measures."""
    if _enters_all(user):
        return True
    seated, field = _seated_fields(user), indicator.goal.field
    return field.pk in seated or bool(seated and field.children.filter(pk__in=seated).exists())


def recorded_in_seat(user: Visitor) -> Q | None:
    """The condition for indicators whose readings the user enters for a team; None without a seat in one."""
    seated = _seated_fields(user)
    return Q(goal__field__in=seated) | Q(goal__field__children__in=seated) if seated else None


def recorded_by(user: Visitor) -> Q:
    """The condition for all that the user enters; `may_record` as a query, for those who may open the page."""
    return Q() if _enters_all(user) else recorded_in_seat(user) or Q(pk__in=[])


def untended(on: date) -> Q:
    """The condition for indicators of fields in whose networks nobody holds a seat."""
    seated = Membership.objects.running(on).exclude(person=None).filter(body__kind=Kind.NETWORK)
    fields = seated.exclude(body__field=None).values("body__field")
    return ~Q(goal__field__in=fields) & ~Q(goal__field__children__in=fields)


def may_import(user: Visitor) -> bool:
    return has_role(user, Role.COORDINATOR)
