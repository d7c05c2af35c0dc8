"""What memberships allow, answered from today's dates."""

from datetime import date

from forums.people.models import User
from forums.people.roles import Visitor
from forums.records.instance_cache import cached_on_instance

from .models import Body, Duty, Kind, Membership, MembershipRole

WITH_TANDEM = frozenset({Kind.NETWORK, Kind.LEAD_TANDEM})
# Reads everything that is not private, in every field.
OVERSIGHT = frozenset({Duty.LEAD, Duty.OWNER, Duty.COORDINATION, Duty.STEERING, Duty.MIGRATION_OFFICER})


def memberships_of(user: Visitor, on: date | None = None) -> list[Membership]:
    """The user's running memberships with their bodies; one query per user object and day."""
    if not isinstance(user, User) or not user.is_active or not user.person_id:
        return []
    return _running_memberships(user, on) if on else _memberships_today(user)


@cached_on_instance
def _memberships_today(user: User) -> list[Membership]:
    return _running_memberships(user)


def _running_memberships(user: User, on: date | None = None) -> list[Membership]:
    return list(Membership.objects.of(user).running(on).select_related("body", "body__field", "person"))


def seats_of(user: Visitor, body: Body) -> list[Membership]:
    """Seats the user holds or deputises for in this body."""
    return [member for member in memberships_of(user) if member.body_id == body.pk and member.seat]


def has_seat(user: Visitor, body: Body) -> bool:
    return bool(seats_of(user, body))


def on_duty(user: Visitor, duty: Duty) -> bool:
    """Whether the user acts for the body that has this duty (any role but actor)."""
    return any(member.body.duty == duty and member.role != MembershipRole.ACTOR for member in memberships_of(user))


def in_lead_tandem(user: Visitor) -> bool:
    return any(member.body.duty == Duty.LEAD and member.seat for member in memberships_of(user))


def speaks(member: Membership) -> bool:
    """Whether this membership may act in the body's name. In bodies with a tandem only the seats may."""
    if member.body.kind in WITH_TANDEM:
        return member.seat is not None
    return member.role != MembershipRole.ACTOR


def network_of(user: Visitor, field_id: int | None) -> list[Membership]:
    """The user's memberships, of any role, in the network of this field."""
    if field_id is None:
        return []
    return [
        member
        for member in memberships_of(user)
        if member.body.kind == Kind.NETWORK and member.body.field_id == field_id
    ]


def reads_every_desk(user: Visitor) -> bool:
    """Lead tandem, steering group, project owner, coordination and the migration officer."""
    return any(oversees(member) for member in memberships_of(user))


def oversees(member: Membership) -> bool:
    """Whether this membership opens the desks of all fields (DESIGN section 9)."""
    return member.body.duty in OVERSIGHT and speaks(member)


def is_migration_officer(user: Visitor) -> bool:
    return on_duty(user, Duty.MIGRATION_OFFICER)


def desk_bodies(user: Visitor) -> list[Body] | None:
    """The bodies whose desks the user reads, as a seat, as a network's member or for an office; None: all."""
    members = memberships_of(user)
    if any(oversees(member) for member in members):
        return None
    return [member.body for member in members if member.body.kind == Kind.NETWORK or speaks(member)]


def reads_a_desk(user: Visitor) -> bool:
    """Whether any desk is open to the user."""
    bodies = desk_bodies(user)
    return bodies is None or bool(bodies)
