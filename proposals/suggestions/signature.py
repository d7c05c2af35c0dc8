"""In whose name the city speaks: the publisher is the city, an answer is signed by both of a tandem."""

from django.utils.translation import gettext as _

from forums.bodies.models import Body, Duty, Kind, Membership, MembershipRole
from forums.bodies.tandem import Seat

from .steps import Step, StepKind

# What moderators, the clock or the author did is said by the city itself.
SIGNED_BY_THE_CITY = frozenset(
    {
        StepKind.RECEIVED,
        StepKind.RELEASED,
        StepKind.HELD,
        StepKind.REJECTED,
        StepKind.APPEALED,
        StepKind.REDACTED,
        StepKind.COMPLAINT,
        StepKind.ROUTED,
        StepKind.REPLIED,
        StepKind.UNANSWERED,
        StepKind.REOPENED,
        StepKind.WITHDRAWN,
        StepKind.OVERDUE,
        StepKind.RETURNED,
    }
)


def signature(body: Body) -> str:
    """`Tandem Sprachförderung: Stadt Rheine und Sprachtreff e. V.`; a body without seats by its name.

    Never a person's name. No query more after `Body.objects.with_memberships()`.
    """
    if body.kind != Kind.NETWORK and body.duty != Duty.LEAD:
        return str(body)
    seats = [filled.holder for filled in body.tandem().seats if filled.holder]
    sides = [side for seat in seats if (side := _side(seat))]
    name = _("Tandem %(field)s") % {"field": body.field} if body.field else str(body)
    if not sides:
        return name
    both = _("%(city)s and %(partner)s") % {"city": sides[0], "partner": sides[1]} if len(sides) == 2 else sides[0]
    return f"{name}: {both}"


def holder_name(body: Body) -> str:
    """Who has a suggestion now: a tandem as it signs, an office by its holder where consent exists, otherwise by
    its own name. No query more after `Body.objects.with_memberships()`."""
    if body.kind != Kind.OFFICE:
        return signature(body)
    holders = [member for member in body.running() if member.role == MembershipRole.HOLDER]
    if len(holders) != 1 or not holders[0].public_name:
        return str(body)
    return _("%(person)s, %(office)s") % {"person": holders[0].public_name, "office": body}


def _side(seat: Membership) -> str:
    """The city signs, not its office: `Stadt Rheine` of `Stadt Rheine, Fachstelle Migration und Integration`."""
    organisation = str(seat.organisation)
    return organisation.partition(",")[0] if seat.seat is Seat.OFFICE else organisation


def signed_by(step: Step) -> str:
    """Who signs this step; empty where the city itself does."""
    handed_up_by_time = step.kind == StepKind.ESCALATED and step.actor_id is None
    if step.body is None or step.kind in SIGNED_BY_THE_CITY or handed_up_by_time:
        return ""
    return signature(step.body)
