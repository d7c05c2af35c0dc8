"""Who reads, writes and approves evaluations. Before its first approval one exists for those who work on it only."""

from forums.bodies.models import Body, Duty, Kind, Membership
from forums.bodies.permissions import in_lead_tandem, memberships_of, on_duty, reads_every_desk, speaks
from forums.fields.models import ActionField
from forums.people.roles import Role, Visitor, has_role

from .models import Evaluation


def may_read_drafts(user: Visitor) -> bool:
    """The teams of the fields, whoever reads every desk, and coordinators."""
    seated = any(member.seat for member in memberships_of(user))
    return seated or reads_every_desk(user) or has_role(user, Role.COORDINATOR)


def may_read(user: Visitor, evaluation: Evaluation) -> bool:
    return evaluation.approved_version is not None or may_read_drafts(user)


def may_begin(user: Visitor) -> bool:
    """Steering group, lead tandem, coordinators: they discard too what was begun by mistake."""
    return on_duty(user, Duty.STEERING) or in_lead_tandem(user) or has_role(user, Role.COORDINATOR)


def assessed_by(user: Visitor) -> list[ActionField]:
    """The fields in whose networks the user has a seat."""
    found = [member.body.field for member in memberships_of(user) if member.seat and member.body.kind == Kind.NETWORK]
    return [field for field in found if field is not None]


def assesses_as(user: Visitor, field: ActionField) -> Body | None:
    """The network of the field in which the user has a seat; for the lead tandem itself, where nobody holds a seat
    of the field. None: may not."""
    seats = [member for member in memberships_of(user) if member.seat]
    own = [member for member in seats if member.body.kind == Kind.NETWORK and member.body.field_id == field.pk]
    if own:
        return own[0].body
    lead = [member for member in seats if member.body.duty == Duty.LEAD]
    return lead[0].body if lead and not _has_team(field) else None


def _has_team(field: ActionField) -> bool:
    running = Membership.objects.running().filter(body__kind=Kind.NETWORK, body__field=field).exclude(person=None)
    return any(member.seat for member in running.select_related("body"))


def approves_as(user: Visitor) -> Body | None:
    """The steering group, for its members. None: may not."""
    members = [member for member in memberships_of(user) if member.body.duty == Duty.STEERING and speaks(member)]
    return members[0].body if members else None
