"""To whom the desk's mails go, as accounts and addresses."""

from collections.abc import Iterable, Iterator

from django.conf import settings

from forums.bodies.models import Body, Duty, Membership
from forums.bodies.permissions import speaks
from forums.bodies.tandem import Seat
from forums.notices.models import Recipient
from forums.people.models import User
from forums.people.roles import Role

from .seats import SeatRoster, Signer, Standing, signers_of


def accounts_of(people: Iterable[int]) -> list[User]:
    """The active accounts of these persons (ids)."""
    return list(User.objects.filter(person__in=list(people), is_active=True).exclude(email="").order_by("pk"))


def to_accounts(accounts: Iterable[User]) -> list[Recipient]:
    return [Recipient(f"user:{user.pk}", user.email, user.language) for user in accounts]


def to_body(body: Body) -> list[Recipient]:
    """Its own address, where nobody who acts for it can be reached by an account."""
    return [Recipient(f"body:{body.pk}", body.email, settings.LANGUAGE_CODE)] if body.email else []


def to_seats(roster: SeatRoster, *, with_deputies: bool = False) -> list[Recipient]:
    """One for each seat: its holder; where there is none who may act here and can be reached, the deputy; for a
    vacant seat the lead tandem's seats. `with_deputies`: the deputies as well. For a body without reachable people,
    its own address."""
    people = {signer.person_id for seat in Seat for signer in _first_in_turn(roster.for_seat(seat))}
    if with_deputies:
        people |= {signer.person_id for signer in roster.signers if signer.standing == Standing.DEPUTY}
    return to_accounts(accounts_of(people)) or to_body(roster.body)


def _first_in_turn(signers: list[Signer]) -> Iterator[Signer]:
    """Those of the first standing in which anybody can be reached."""
    reachable = {user.person_id for user in accounts_of(signer.person_id for signer in signers)}
    for standing in (Standing.HOLDER, Standing.DEPUTY, Standing.LEAD):
        found = [signer for signer in signers if signer.standing == standing and signer.person_id in reachable]
        if standing == Standing.LEAD:
            found = [signer for signer in found if not signer.membership.is_deputy] or found
        if found:
            yield from found
            return


def to_lead() -> list[Recipient]:
    """The seats of the lead tandem; none where the city named none."""
    lead = Body.objects.current().filter(duty=Duty.LEAD).first()
    return to_seats(SeatRoster(lead, tuple(signers_of(lead)))) if lead else []


def to_coordination() -> list[Recipient]:
    """Whoever acts for the project's coordination; in a city that named no such body, the coordinators' accounts."""
    office = Body.objects.current().filter(duty=Duty.COORDINATION).first()
    if office is None:
        coordinators = User.objects.filter(is_active=True, groups__name=Role.COORDINATOR).exclude(email="")
        return to_accounts(coordinators.order_by("pk"))
    people = Membership.objects.running().filter(body=office).select_related("body")
    accounts = accounts_of(member.person_id for member in people if speaks(member) and member.person_id)
    return to_accounts(accounts) or to_body(office)
