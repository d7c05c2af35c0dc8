"""Who gets the notices about associations and networks; everyone once."""

from collections.abc import Iterable

from forums.bodies.models import Body, Duty
from forums.notices.models import Recipient
from forums.people.models import User

from .delegates import Delegate, DelegateQuerySet
from .joining import Joining
from .office import office_accounts
from .states import State


def to_user(user: User) -> Recipient:
    return Recipient(f"user:{user.pk}", user.email, user.language)


def office() -> list[Recipient]:
    return [to_user(user) for user in office_accounts()]


def speakers(mandates: DelegateQuerySet) -> list[Recipient]:
    """The accounts that have one of these mandates today."""
    users = User.objects.filter(person__mandates__in=mandates.running(), is_active=True).distinct()
    return [to_user(user) for user in users]


def all_speakers() -> list[Recipient]:
    """Whoever speaks for a verified association."""
    return speakers(Delegate.objects.filter(association__state=State.VERIFIED, association__deleted=None))


def network_speakers(network: Body) -> list[Recipient]:
    """Whoever speaks for an association that takes part in the network."""
    return speakers(Delegate.objects.filter(association__in=Joining.objects.members_of(network).values("association")))


def team(network: Body) -> list[Recipient]:
    """Who acts for the network today: its seats, or the lead tandem where both are vacant."""
    people = _seated(network)
    if not people:
        lead = Body.objects.current().filter(duty=Duty.LEAD).first()
        people = _seated(lead) if lead else []
    return [to_user(user) for user in User.objects.filter(person__in=people, is_active=True)]


def _seated(body: Body) -> list[int]:
    return [member.person_id for seat in body.tandem().seats for member in seat.members if member.person_id]


def network_and_team(network: Body) -> list[Recipient]:
    return _once([*network_speakers(network), *team(network)])


def _once(recipients: Iterable[Recipient]) -> list[Recipient]:
    return list({recipient.key: recipient for recipient in recipients}.values())
