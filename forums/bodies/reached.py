"""Whom a letter to the seats of a body reaches."""

from collections.abc import Iterable

from forums.people.models import User

from .models import Body


def accounts_by_body(bodies: Iterable[Body]) -> dict[int, list[User]]:
    """By the key of the body, for each seat its holder, or the deputy where it is vacant or the holder has no account
    with an address. One query after `with_memberships()`."""
    seats = {
        body.pk: [[member.person_id for member in seat.members] for seat in body.tandem().seats] for body in bodies
    }
    people = {person for filled in seats.values() for in_turn in filled for person in in_turn}
    reachable = User.objects.filter(is_active=True, person__in=people - {None}).exclude(email="")
    accounts = {user.person_id: user for user in reachable}
    turns = {body: [[accounts[one] for one in in_turn if one in accounts] for in_turn in seats[body]] for body in seats}
    return {body: [found[0] for found in filled if found] for body, filled in turns.items()}


def seated_accounts(bodies: Iterable[Body]) -> list[User]:
    """Of all these bodies, everybody once."""
    return list({user.pk: user for users in accounts_by_body(bodies).values() for user in users}.values())
