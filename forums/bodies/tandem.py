"""The tandem of a body: two seats, each with an optional deputy, read from its memberships."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class Seat(models.TextChoices):
    OFFICE = "office", _("City")
    FIELD = "field", _("Partner")

    @property
    def other(self) -> "Seat":
        return Seat.FIELD if self is Seat.OFFICE else Seat.OFFICE


class SeatMember(Protocol):
    """What a tandem reads of a membership."""

    @property
    def seat(self) -> Seat | None: ...
    @property
    def is_deputy(self) -> bool: ...


@dataclass(frozen=True)
class FilledSeat[Member: SeatMember]:
    """One seat: who holds it and who stands in. Without a holder the seat is vacant."""

    seat: Seat
    holder: Member | None
    deputy: Member | None

    @property
    def vacant(self) -> bool:
        return self.holder is None

    @property
    def members(self) -> tuple[Member, ...]:
        return tuple(member for member in (self.holder, self.deputy) if member)


@dataclass(frozen=True)
class Tandem[Member: SeatMember]:
    office: FilledSeat[Member]
    field: FilledSeat[Member]

    @classmethod
    def of(cls, memberships: Iterable[Member]) -> Self:
        """Read from the running memberships of a body."""
        found: dict[tuple[Seat, bool], Member] = {}
        for membership in memberships:
            if membership.seat is not None:
                found.setdefault((membership.seat, membership.is_deputy), membership)
        office, field = (
            FilledSeat(seat, found.get((seat, False)), found.get((seat, True))) for seat in (Seat.OFFICE, Seat.FIELD)
        )
        return cls(office, field)

    @property
    def seats(self) -> tuple[FilledSeat[Member], FilledSeat[Member]]:
        return self.office, self.field

    def seat(self, seat: Seat) -> FilledSeat[Member]:
        return self.office if seat is Seat.OFFICE else self.field
