"""The admin explains a right by the rules that grant it, and never says other than the views do."""

from datetime import timedelta

import pytest
from django.test import Client

from forums.bodies.models import Duty, Kind, Membership, MembershipRole
from forums.municipality.calendar import today
from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.roles import Role
from proposals.suggestions.permissions import may_see
from proposals.triage.access_explanation import Area, about_area, about_suggestion
from proposals.triage.moves import moves_open_to
from proposals.triage.permissions import may_open_case
from tests.conftest import City
from tests.factories import BodyFactory, UserFactory, both, released, seat, suggestion

ADDRESS = "/verwaltung/warum/"
CAST = ["citizen", "stranger", "officer", "teacher", "deputy_teacher", "faith_officer", "lead_officer", "owner"]
CAST += ["moderator", "coordinator", "editor"]


@pytest.fixture
def people(request: pytest.FixtureRequest, city: City) -> dict[str, User]:
    steering = BodyFactory(duty=Duty.STEERING, kind=Kind.STEERING_GROUP, name=both("Steuerungsgruppe"))
    switched_off = seat(city.language_network, MembershipRole.OFFICE_DEPUTY, "aus@example.org")
    switched_off.is_active = False
    switched_off.save()
    return {name: request.getfixturevalue(name) for name in CAST} | {
        "steering": seat(steering, MembershipRole.MEMBER, "steuerung@example.org"),
        "list_office": seat(
            BodyFactory(slug="engagement", duty=Duty.ASSOCIATION_LIST, kind=Kind.OFFICE, name=both("Fachstelle")),
            MembershipRole.HOLDER,
            "liste@example.org",
        ),
        "actor": seat(city.faith_network, MembershipRole.ACTOR, "gemeinde@example.org"),
        "admin": UserFactory(email="admin@example.org", is_superuser=True),
        "switched_off": switched_off,
    }


@pytest.mark.parametrize("state", ["pending", "public", "complaint", "forwarded"])
def test_it_says_what_the_views_say(city: City, people: dict[str, User], state: str) -> None:
    received = suggestion(field=city.language, author=people["citizen"])
    if state != "pending":
        received.release(by=None)
    if state == "complaint":
        received.give_to_complaints(by=people["moderator"])
    if state == "forwarded":
        received.forward(to=city.faith, by=people["officer"], reason="Es geht um die Moschee.")
    for user in people.values():
        answer = about_suggestion(user, received)
        assert answer.allowed == bool(answer.rules) == (may_see(user, received) or may_open_case(user, received))
        assert answer.moves == moves_open_to(user, received)


@pytest.mark.parametrize("area", Area)
def test_an_area_is_open_exactly_where_a_rule_opens_it(city: City, people: dict[str, User], area: Area) -> None:
    ensure_groups()
    answers = {name: about_area(user, area) for name, user in people.items()}
    assert {name: bool(answer.rules) for name, answer in answers.items()} == {
        name: answer.allowed for name, answer in answers.items()
    }
    assert {name for name, answer in answers.items() if answer.allowed} == {
        Area.DESK: {
            "officer",
            "teacher",
            "deputy_teacher",
            "faith_officer",
            "lead_officer",
            "owner",
            "steering",
            "actor",
            "list_office",
        },
        Area.MODERATION: {"moderator", "admin"},
        Area.CITY: {"coordinator", "admin"},
        Area.ADMIN: {"moderator", "coordinator", "editor", "admin", "list_office"},
    }[area]


def test_a_seat_is_named_with_its_body_and_dates(client: Client, city: City, coordinator: User) -> None:
    started = today() - timedelta(days=30)
    user = seat(city.language_network, MembershipRole.OFFICE_SEAT, "sitz@example.org", starts=started)
    received = released(field=city.language)
    client.force_login(coordinator)
    answer = client.post(ADDRESS, {"account": "sitz@example.org", "number": received.number}).context["explanation"]
    assert [rule.membership for rule in answer.rules] == [None, Membership.objects.get(person=user.person)]


def test_no_rule_is_said_plainly_and_a_hidden_text_stays_hidden(
    client: Client, city: City, stranger: User, coordinator: User
) -> None:
    received = suggestion("Ein geheimer Text.")
    client.force_login(coordinator)
    answer = client.post(ADDRESS, {"account": stranger.email, "number": received.number})
    assert (answer.context["explanation"].allowed, answer.context["explanation"].rules) == (False, [])
    assert "geheimer Text" not in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"account": "niemand@example.org", "area": "desk"}, "account"),
        ({"account": "example.org", "area": "desk"}, "account"),
        ({"account": "fremd@example.org", "number": "2026-9999"}, "number"),
        ({"account": "fremd@example.org"}, "__all__"),
        ({"account": "fremd@example.org", "area": "desk", "number": ""}, None),
    ],
)
def test_the_question_has_to_be_clear(
    client: Client, city: City, stranger: User, coordinator: User, asked: dict[str, str], wrong: str | None
) -> None:
    client.force_login(coordinator)
    assert list(client.post(ADDRESS, asked).context["form"].errors) == ([wrong] if wrong else [])


@pytest.mark.parametrize(("role", "status"), [(Role.DATA_PROTECTION, 200), (Role.MODERATOR, 404), (Role.EDITOR, 404)])
def test_who_may_ask(client: Client, city: City, role: Role, status: int) -> None:
    user = UserFactory()
    user.groups.add(ensure_groups()[role])
    client.force_login(user)
    assert client.get(ADDRESS).status_code == status
