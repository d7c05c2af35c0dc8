"""Who acts in the demo's stories, and when."""

from collections.abc import Callable
from typing import NamedTuple

from forums.bodies.models import Body, Duty
from forums.bodies.tandem import Seat
from forums.people.models import User
from proposals.suggestions.models import Suggestion

from .people import address


class Event(NamedTuple):
    """A verb, and how many days ago it was used."""

    days_ago: float
    verb: Callable[[Suggestion], None]


def moderator() -> User:
    return User.objects.get(email=address("moderation"))


def seat(body: Body, seat: Seat) -> User:
    """Who sits there for the body; the lead tandem fills a vacant seat. Raises User.DoesNotExist."""
    holder = body.tandem().seat(seat).holder or Body.objects.on_duty(Duty.LEAD).tandem().seat(seat).holder
    return User.objects.get(person__memberships=holder)


def begin(suggestion: Suggestion) -> None:
    suggestion.begin(by=seat(suggestion.holder, Seat.OFFICE), seat=Seat.OFFICE)
