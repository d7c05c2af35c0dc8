"""What waits on the desk: cases with their task, and what comes back after it was put off."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Kind, Membership, MembershipRole
from forums.bodies.permissions import memberships_of, speaks
from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage

from .notices import WORDINGS
from .queues import ANSWERING, Task, dated
from .signatures import AskedOf

AHEAD = timedelta(days=14)
# After these nobody has anything to do.
NEWS = {"desk.comment", "desk.correction_objected", "desk.correction_lapsed"}
REMINDERS = {"desk.due_soon", "desk.overdue", "desk.sign_soon", "desk.call_back_soon"}
HOLDERS = {
    MembershipRole.OFFICE_DEPUTY: MembershipRole.OFFICE_SEAT,
    MembershipRole.FIELD_DEPUTY: MembershipRole.FIELD_SEAT,
}


def decides(user: User) -> bool:
    """Whether the user acts for a body to which suggestions are given."""
    return bool(_bodies(user))


def _bodies(user: User) -> list[int]:
    return [
        member.body_id
        for member in memberships_of(user)
        if speaks(member) and (member.body.kind in (Kind.NETWORK, Kind.LEAD_TANDEM) or member.body.duty in ANSWERING)
    ]


def _cases(user: User, on: date) -> Rows[Suggestion]:
    return Rows(dated(user), _shown(_deputised(user, on)))


def _shown(deputised: set[int]) -> Callable[[Suggestion], Item]:
    def show(suggestion: Suggestion) -> Item:
        task = Task(getattr(suggestion, "task"))  # noqa: B009
        asked = getattr(suggestion, "asked_of", None)
        waits_for_holder = suggestion.holder_id in deputised and asked in (None, AskedOf.PARTNER)
        return Item(
            task.label,
            suggestion.title,
            reverse("desk_case", args=[suggestion.number]),
            getattr(suggestion, "act_by", None),
            number=suggestion.number,
            language=suggestion.language,
            note=_("You deputise. It is the turn of the person whose seat it is.") if waits_for_holder else "",
        )

    return show


def _deputised(user: User, on: date) -> set[int]:
    """Ids of bodies in which the user only deputises for somebody who is there. One query, for deputies."""
    members = [member for member in memberships_of(user) if member.is_deputy]
    own = {member.body_id for member in memberships_of(user) if member.seat and not member.is_deputy}
    if not members:
        return set()
    held = set(
        Membership.objects.running(on)
        .filter(body__in=[member.body_id for member in members], role__in=HOLDERS.values())
        .exclude(person=None)
        .values_list("body_id", "role")
    )
    found = {member.body_id for member in members if (member.body_id, HOLDERS[MembershipRole(member.role)]) in held}
    return found - own


def _reviews(user: User, on: date) -> Rows[Suggestion]:
    """Put off, and on the desk again within two weeks."""
    rows = Suggestion.objects.public().filter(stage=Stage.DEFERRED, review_on__lte=on + AHEAD)
    return Rows(rows.filter(holder__in=_bodies(user)).order_by(F("review_on"), "pk"), _review)


def _review(suggestion: Suggestion) -> Item:
    return Item(
        _("Comes back: prepare what you will answer"),
        suggestion.title,
        reverse("desk_case", args=[suggestion.number]),
        suggestion.review_on,
        number=suggestion.number,
        language=suggestion.language,
    )


def register_sources() -> None:
    register(
        Source(
            "cases",
            decides,
            gettext_lazy("Suggestions that your team has: to assign, to answer, to sign, to call back."),
            _cases,
            frozenset(WORDINGS) - NEWS | REMINDERS,
        ),
        Source(
            "deferred",
            decides,
            gettext_lazy("Suggestions that were put off and come back within two weeks."),
            _reviews,
        ),
    )
