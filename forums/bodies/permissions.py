"""What memberships allow, answered from today's dates."""

from datetime import date

from forums.people.models import User
from forums.people.roles import Visitor

from .models import Body, Duty, Membership, MembershipRole


def memberships_of(user: Visitor, on: date | None = None) -> list[Membership]:
    """The user's running memberships with their bodies; one query per user object and day."""
    if not isinstance(user, User) or not user.is_active or not user.person_id:
        return []
    cached: list[Membership] | None = getattr(user, "_memberships", None)
    if cached is None or on is not None:
        cached = list(Membership.objects.of(user).running(on).select_related("body", "body__field", "person"))
        if on is None:
            user._memberships = cached  # type: ignore[attr-defined]
    return cached


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
