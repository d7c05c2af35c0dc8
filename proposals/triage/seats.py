"""The bench: who may act now, for which seat, on one suggestion.

A seat speaks through its holder or its deputy. A vacant seat is filled by one member of the lead tandem,
never both seats of a body. Who has withdrawn because of bias sits on no bench of that suggestion; on the
lead tandem's bench nobody sits who drafted or objected elsewhere. The project owner decides alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from forums.bodies.models import Body, Duty, Kind, Membership
from forums.bodies.permissions import speaks
from forums.bodies.tandem import Seat
from forums.people.models import Person, User
from proposals.suggestions.models import Suggestion

if TYPE_CHECKING:
    from .decisions import Decision


class Standing(StrEnum):
    HOLDER = "holder"
    DEPUTY = "deputy"
    LEAD = "lead"


@dataclass(frozen=True)
class Signer:
    """Somebody who may act for a seat, and as what."""

    seat: Seat
    membership: Membership
    standing: Standing

    @property
    def person(self) -> Person:
        """Seats always have one; only an organisation that is an actor may be without."""
        assert self.membership.person is not None  # noqa: S101
        return self.membership.person

    @property
    def person_id(self) -> int:
        return self.person.pk


@dataclass(frozen=True)
class Bench:
    body: Body
    signers: tuple[Signer, ...] = ()
    sole: bool = False

    @classmethod
    def of(cls, suggestion: Suggestion, body: Body | None = None) -> Self:
        """The bench of the suggestion's holder, or of another body that had it. Five queries at most."""
        body = body or suggestion.holder
        history: list[Decision] = list(suggestion.decisions.select_related("first", "second"))
        biased: set[int] = set(suggestion.recusals.values_list("person", flat=True))
        own = [
            signer
            for signer in _signers(body, body.memberships.running().select_related("person", "body"))
            if signer.person_id not in biased
        ]
        if body.duty == Duty.OWNER:
            return cls(body, tuple(own), sole=True)
        if body.duty == Duty.LEAD:
            spoke = _spoke_elsewhere(history, body, suggestion.held_from)
            return cls(body, tuple(signer for signer in own if signer.person_id not in spoke))
        bench = cls(body, tuple(own))
        empty = bench.empty_seats
        if len(empty) != 1:
            return bench
        return replace(bench, signers=(*own, *_from_lead(empty[0], body, history, biased)))

    @property
    def empty_seats(self) -> list[Seat]:
        taken = {signer.seat for signer in self.signers}
        return [] if self.sole else [seat for seat in Seat if seat not in taken]

    def of_user(self, user: User) -> tuple[Signer, ...]:
        """What the user may sign as; a seat held comes before one deputised for or filled."""
        return tuple(signer for signer in self.signers if user.person_id and signer.person_id == user.person_id)

    def seated(self, seat: Seat, standing: Standing | None = None) -> list[Signer]:
        return [one for one in self.signers if one.seat == seat and standing in (None, one.standing)]


def _signers(body: Body, memberships: Iterable[Membership]) -> list[Signer]:
    """A tandem's seats and deputies; in an office without seats, whoever belongs to it speaks for the city."""
    found = []
    for member in memberships:
        if member.seat is not None:
            standing = Standing.DEPUTY if member.is_deputy else Standing.HOLDER
            found.append(Signer(member.seat, member, standing))
        elif body.kind not in (Kind.NETWORK, Kind.LEAD_TANDEM) and speaks(member) and member.person_id:
            found.append(Signer(Seat.OFFICE, member, Standing.HOLDER))
    return sorted(found, key=lambda signer: signer.standing != Standing.HOLDER)


def lead_signers(body: Body | None = None) -> list[Signer]:
    """The lead tandem's own seats and deputies."""
    lead = body or Body.objects.on_duty(Duty.LEAD)
    return _signers(lead, lead.memberships.running().select_related("person", "body"))


def _spoke_elsewhere(history: Iterable["Decision"], lead: Body, held_from: int) -> set[int | None]:
    """Who drafted or objected before the case reached the lead tandem: they do not decide it there."""
    return {
        person
        for decision in history
        if decision.body_id != lead.pk
        for person in (
            decision.first_person_id,
            decision.second_person_id if decision.objection and decision.answered_version < held_from else None,
        )
    }


def _from_lead(seat: Seat, body: Body, history: Iterable["Decision"], biased: set[int]) -> list[Signer]:
    """One member fills the seat: whoever of the lead tandem has acted here first, until then any of them."""
    members = lead_signers()
    ids = {member.person_id for member in members}
    acted = {
        person
        for decision in history
        if decision.body_id == body.pk
        for person in (decision.first_person_id, decision.second_person_id)
        if person is not None and person in ids and _was_lead(decision, person)
    }
    return [
        Signer(seat, member.membership, Standing.LEAD)
        for member in members
        if member.person_id not in biased and (not acted or member.person_id in acted)
    ]


def _was_lead(decision: "Decision", person: int) -> bool:
    """Whether this person signed as a member of the lead tandem, and not with a seat of the body's own."""
    return any(
        member is not None and member.person_id == person and member.body_id != decision.body_id
        for member in (decision.first, decision.second)
    )
