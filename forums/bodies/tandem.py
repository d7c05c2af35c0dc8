"""The tandem of a body: two seats, each with an optional deputy, read from its memberships."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from forums.people.models import User

    from .models import Body, Membership


class Seat(models.TextChoices):
    OFFICE = "office", _("City")
    FIELD = "field", _("Partner")

    @property
    def other(self) -> "Seat":
        return Seat.FIELD if self is Seat.OFFICE else Seat.OFFICE


@dataclass(frozen=True)
class Filled:
    """One seat: who holds it and who stands in. Without a holder the seat is vacant."""

    seat: Seat
    holder: "Membership | None"
    deputy: "Membership | None"

    @property
    def vacant(self) -> bool:
        return self.holder is None

    @property
    def members(self) -> tuple["Membership", ...]:
        return tuple(member for member in (self.holder, self.deputy) if member)


@dataclass(frozen=True)
class Tandem:
    body: "Body"
    office: Filled
    field: Filled

    @classmethod
    def of(cls, body: "Body", memberships: Iterable["Membership"]) -> Self:
        """Read from the running memberships of the body."""
        found: dict[tuple[Seat, bool], Membership] = {}
        for membership in memberships:
            if membership.seat is not None:
                found.setdefault((membership.seat, membership.is_deputy), membership)
        office, field = (
            Filled(seat, found.get((seat, False)), found.get((seat, True))) for seat in (Seat.OFFICE, Seat.FIELD)
        )
        return cls(body, office, field)

    @property
    def seats(self) -> tuple[Filled, Filled]:
        return self.office, self.field

    def seat(self, seat: Seat) -> Filled:
        return self.office if seat is Seat.OFFICE else self.field

    def membership_of(self, user: "User") -> "Membership | None":
        """The user's own seat here; a seat held comes before one deputised for."""
        if not user.person_id:
            return None
        held = [filled.holder for filled in self.seats] + [filled.deputy for filled in self.seats]
        return next((member for member in held if member and member.person_id == user.person_id), None)
