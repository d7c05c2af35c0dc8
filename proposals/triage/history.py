"""The desk's history: every step, and as what somebody acted: as the holder of a seat, its deputy, or in its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Body, Duty, Membership
from forums.bodies.tandem import Seat
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.steps import StepKind

from .decisions import Decision
from .seats import Standing

STANDINGS = {
    Standing.HOLDER: gettext_lazy("holder"),
    Standing.DEPUTY: gettext_lazy("deputy"),
    Standing.LEAD: gettext_lazy("lead tandem, in place of the seat"),
}


@dataclass(frozen=True)
class HistoryEntry:
    """`acted` says for which seat and as what; empty where no seat acted."""

    step: Step
    acted: str


def acted_as(seat: str, membership: Membership, body: Body) -> str:
    """`Partner, Vertretung`: for staff only."""
    if membership.body_id != body.pk:
        standing = Standing.LEAD
    else:
        standing = Standing.DEPUTY if membership.is_deputy else Standing.HOLDER
    return _("%(seat)s, %(standing)s") % {"seat": Seat(seat).label, "standing": STANDINGS[standing]}


def history(suggestion: Suggestion, decisions: Iterable[Decision]) -> list[HistoryEntry]:
    """The oldest first. Two queries whatever their number; `decisions` are the suggestion's, with their seats."""
    rows = Step.objects.filter(suggestion=suggestion).select_related("actor__person", "body").order_by("number")
    steps = list(rows)
    memberships = _memberships_of(steps)
    by_pk = {decision.pk: decision for decision in decisions}
    return [HistoryEntry(step, _acted(step, memberships, by_pk)) for step in steps]


def _memberships_of(steps: Iterable[Step]) -> dict[int, list[Membership]]:
    """Those, running or ended, by which the people of these steps could act, by person."""
    people = {step.actor.person_id for step in steps if step.seat and step.actor}
    bodies = {step.body_id for step in steps if step.seat}
    found: dict[int, list[Membership]] = {}
    where = Q(body__in=bodies) | Q(body__duty=Duty.LEAD)
    for member in Membership.everything.filter(where, person__in=people).order_by("pk") if people else ():
        found.setdefault(member.person_id or 0, []).append(member)
    return found


def _acted(step: Step, memberships: Mapping[int, list[Membership]], decisions: Mapping[int, Decision]) -> str:
    if step.kind == StepKind.DECIDED and (decision := decisions.get(step.data.get("decision"))):
        return "; ".join(signed(decision))
    if not step.seat:
        return ""
    if step.body is None or step.actor is None:
        return str(step.get_seat_display())
    members = [member for member in memberships.get(step.actor.person_id or 0, ()) if _ran_on(member, step)]
    own = [member for member in members if member.body_id == step.body_id and member.seat in (step.seat, None)]
    acting = next(iter(own or members), None)
    return acted_as(step.seat, acting, step.body) if acting else str(step.get_seat_display())


def _ran_on(member: Membership, step: Step) -> bool:
    day = localdate(step.at)
    return (member.starts is None or member.starts <= day) and (member.ends is None or member.ends >= day)


def signed(decision: Decision) -> list[str]:
    """As what each of those acted whose names stand under it, the first first."""
    found = [acted_as(decision.seat, decision.first, decision.body)]
    if decision.second is not None:
        found.append(acted_as(decision.other_seat, decision.second, decision.body))
    return found
