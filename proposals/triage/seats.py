"""Seats: who may act now, for which seat, in one body's case.

A seat speaks through its holder or its deputy. A vacant seat is filled by one member of the lead tandem,
never both seats of a body. Who has withdrawn because of bias acts for no seat of that suggestion; in the
lead tandem nobody acts who drafted or objected elsewhere. The project owner decides alone.

What was signed before is handed in: `decisions.acting_seats` asks with everything the desk knows.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from typing import Self

from forums.bodies.models import Body, Duty, Kind, Membership
from forums.bodies.permissions import speaks
from forums.bodies.tandem import Seat
from forums.people.models import Person, User


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


class Signed(Enum):
    """What somebody's name under a decision says."""

    DRAFTED = auto()
    COSIGNED = auto()
    OBJECTED = auto()


@dataclass(frozen=True)
class Signature:
    """A name under a decision: whose, as a member of which body, in which body's case, in which version."""

    signed: Signed
    person_id: int
    member_of: int
    case_of: int
    version: int


@dataclass(frozen=True)
class SeatRoster:
    """Who may act for the seats of one body."""

    body: Body
    signers: tuple[Signer, ...] = ()
    decides_alone: bool = False

    @classmethod
    def of(
        cls, body: Body, *, held_from: int, signatures: Iterable[Signature] = (), recused: Collection[int] = ()
    ) -> Self:
        """`held_from` is the version in which the suggestion reached its holder; `recused` are ids of persons."""
        own = tuple(signer for signer in signers_of(body) if signer.person_id not in recused)
        if body.duty == Duty.OWNER:
            return cls(body, own, decides_alone=True)
        if body.duty == Duty.LEAD:
            barred = _drafted_or_objected_elsewhere(signatures, body, held_from)
            return cls(body, tuple(signer for signer in own if signer.person_id not in barred))
        roster = cls(body, own)
        if len(roster.vacant_seats) != 1:
            return roster
        lent = _lent_by_lead_tandem(roster.vacant_seats[0], body, signatures, recused)
        return replace(roster, signers=(*own, *lent))

    @property
    def vacant_seats(self) -> list[Seat]:
        taken = {signer.seat for signer in self.signers}
        return [] if self.decides_alone else [seat for seat in Seat if seat not in taken]

    def for_user(self, user: User) -> tuple[Signer, ...]:
        """What the user may sign as; a seat held comes before one deputised for or filled."""
        return tuple(signer for signer in self.signers if user.person_id and signer.person_id == user.person_id)

    def for_seat(self, seat: Seat, standing: Standing | None = None) -> list[Signer]:
        return [signer for signer in self.signers if signer.seat == seat and standing in (None, signer.standing)]


def signers_of(body: Body) -> list[Signer]:
    """A tandem's seats and deputies; in an office without seats, whoever belongs to it speaks for the city."""
    found = []
    for member in body.memberships.running().select_related("person", "body"):
        if member.seat is not None:
            standing = Standing.DEPUTY if member.is_deputy else Standing.HOLDER
            found.append(Signer(member.seat, member, standing))
        elif body.kind not in (Kind.NETWORK, Kind.LEAD_TANDEM) and speaks(member) and member.person_id:
            found.append(Signer(Seat.OFFICE, member, Standing.HOLDER))
    return sorted(found, key=lambda signer: signer.standing != Standing.HOLDER)


def lent_signers(seat: Seat, excluded: Collection[int] = ()) -> list[Signer]:
    """The lead tandem's seats and deputies, acting for a seat of another body; `excluded` are ids of persons."""
    lead = signers_of(Body.objects.on_duty(Duty.LEAD))
    return [Signer(seat, signer.membership, Standing.LEAD) for signer in lead if signer.person_id not in excluded]


def _drafted_or_objected_elsewhere(signatures: Iterable[Signature], lead: Body, held_from: int) -> set[int]:
    """Who drafted or objected before the case reached the lead tandem: they do not decide it there."""
    return {
        signature.person_id
        for signature in signatures
        if signature.case_of != lead.pk
        and (
            signature.signed is Signed.DRAFTED
            or (signature.signed is Signed.OBJECTED and signature.version < held_from)
        )
    }


def _lent_by_lead_tandem(
    seat: Seat, body: Body, signatures: Iterable[Signature], recused: Collection[int]
) -> list[Signer]:
    """One member fills the seat: whoever of the lead tandem has acted here first, until then any of them."""
    lent = lent_signers(seat)
    ids = {signer.person_id for signer in lent}
    acted = {
        signature.person_id
        for signature in signatures
        if signature.case_of == body.pk and signature.member_of != body.pk and signature.person_id in ids
    }
    return [signer for signer in lent if signer.person_id not in recused and (not acted or signer.person_id in acted)]
