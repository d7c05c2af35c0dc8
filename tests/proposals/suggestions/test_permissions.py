"""The roles of DESIGN section 9: who may do what with a suggestion, and by which rule."""

from datetime import timedelta

import pytest

from forums.bodies.models import Membership, MembershipRole
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.permissions import Right, grounds, may_read_desk, may_see, rights
from tests.conftest import City
from tests.factories import released, seat, suggestion

READ = {Right.READ}
DESK = READ | {Right.READ_DESK, Right.COMMENT}
SEAT = DESK | {Right.ACT, Right.READ_ORIGINAL}


def test_the_matrix_of_a_released_suggestion_on_a_tandems_desk(city: City, people: dict[str, User]) -> None:
    told = released(field=city.language, author=people["citizen"])
    assert {name: set(rights(user, told)) for name, user in people.items()} == {
        "citizen": READ | {Right.READ_HIDDEN, Right.READ_ORIGINAL, Right.OWN},
        "stranger": READ,
        "officer": SEAT,
        "teacher": SEAT,
        "deputy_teacher": SEAT,
        "faith_officer": READ,
        "pastor": READ,
        "lead_officer": DESK | {Right.REROUTE, Right.READ_ORIGINAL},
        "lead_partner": DESK | {Right.REROUTE, Right.READ_ORIGINAL},
        "owner": READ | {Right.READ_DESK},
        "moderator": READ | {Right.READ_HIDDEN, Right.READ_ORIGINAL, Right.MODERATE},
        "coordinator": READ,
        "editor": READ,
        "network_member": DESK,
        "actor": DESK,
        "former_officer": READ,
        "complaints": READ,
        "steering": READ | {Right.READ_DESK, Right.EVALUATE},
        "migration_officer": DESK | {Right.ASK_REVIEW},
        "coordination": DESK,
        "admin": READ | {Right.READ_HIDDEN, Right.READ_ORIGINAL, Right.MODERATE},
    }


def test_before_release_only_author_and_moderators_know_it(city: City, people: dict[str, User]) -> None:
    told = suggestion(field=city.language, author=people["citizen"])
    assert {name for name, user in people.items() if may_see(user, told)} == {"citizen", "moderator", "admin"}


def test_a_complaint_is_seen_by_its_office_author_and_moderators(city: City, people: dict[str, User]) -> None:
    told = released(field=city.language, author=people["citizen"])
    told.give_to_complaints(by=people["moderator"])
    assert {name for name, user in people.items() if may_see(user, told)} == {
        "citizen",
        "complaints",
        "moderator",
        "admin",
    }


@pytest.mark.parametrize("state", ["pending", "public", "held", "rejected", "complaint", "lead"])
def test_a_desk_shows_exactly_what_the_grounds_allow(city: City, people: dict[str, User], state: str) -> None:
    told = suggestion(field=None if state == "lead" else city.language, author=people["citizen"])
    match state:
        case "public" | "lead":
            told.release(by=None)
        case "held":
            told.hold(by=people["moderator"])
        case "rejected":
            told.reject(by=people["moderator"])
        case "complaint":
            told.give_to_complaints(by=people["moderator"])
    desks = {name: Suggestion.objects.on_desk_of(user).exists() for name, user in people.items()}
    assert desks == {name: may_read_desk(user, told) for name, user in people.items()}


def test_a_ground_names_the_membership_with_its_dates(city: City) -> None:
    started = today() - timedelta(days=3)
    user = seat(city.language_network, MembershipRole.OFFICE_SEAT, "neu@example.org", starts=started)
    public, by_seat = grounds(user, released(field=city.language))
    assert public.membership is None
    assert by_seat.membership == Membership.objects.get(person=user.person)


def test_an_account_that_was_switched_off_has_no_ground(city: City, officer: User) -> None:
    told = released(field=city.language)
    officer.is_active = False
    assert set(rights(officer, told)) == READ
