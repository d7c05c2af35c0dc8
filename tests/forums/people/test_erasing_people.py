"""People without an account can ask the city to forget them: one page, one button, on record."""

import pytest
from django.test import Client

from forums.associations.models import Association
from forums.bodies.models import Membership, MembershipRole
from forums.people.access_log import DataAccess
from forums.people.groups import ensure_groups
from forums.people.models import Person, User
from forums.people.roles import Role
from tests.conftest import City
from tests.factories import MembershipFactory, PersonFactory, UserFactory, both, registration

from .dump import holding

TRACES = ("quittenbaum", "leiterin-der-nähstube")


@pytest.fixture
def protector(db: None) -> User:
    user: User = UserFactory(email="datenschutz@example.org")
    user.groups.add(ensure_groups()[Role.DATA_PROTECTION])
    return user


@pytest.fixture
def person(city: City) -> Person:
    """A seat, a shown name, an association's contact; no account."""
    found: Person = PersonFactory(name="Zwetlana Quittenbaum", function=both("Leiterin-der-Nähstube"))
    found.show_name(True, by=None)
    MembershipFactory(person=found, body=city.language_network, role=MembershipRole.FIELD_SEAT)
    registration(contact_name=found.name, contact_function="Leiterin-der-Nähstube")
    return found


@pytest.mark.parametrize("who", ["protector", "coordinator"])
def test_the_officer_and_the_coordinator_erase_a_person(
    request: pytest.FixtureRequest, client: Client, city: City, person: Person, who: str
) -> None:
    user = request.getfixturevalue(who)
    client.force_login(user)
    listed = client.get("/verwaltung/people/").content.decode()
    page = client.get(f"/verwaltung/people/delete/{person.pk}/").content.decode()
    assert (f"/verwaltung/people/delete/{person.pk}/" in listed, "Endgültig löschen" in page) == (True, True)
    for meaning in ("Das wird frei: Tandem, Platz des Partners", "Kulturverein hat danach keine Ansprechperson mehr."):
        assert meaning in page
    assert {word for words in holding(*TRACES).values() for word in words} == set(TRACES)
    assert client.post(f"/verwaltung/people/delete/{person.pk}/")["Location"] == "/verwaltung/people/"
    assert holding(*TRACES) == {}
    assert [(line.by, line.act, line.what, line.about) for line in DataAccess.objects.all()] == [
        (user, "erased", "person", f"#{person.pk}")
    ]
    assert (Membership.objects.get().public_name, city.language_network.tandem().field.holder) == ("", None)
    assert Association.objects.get().contact_name == ""


@pytest.mark.parametrize("who", ["editor", "moderator"])
def test_nobody_else_does(request: pytest.FixtureRequest, client: Client, person: Person, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    client.post(f"/verwaltung/people/delete/{person.pk}/")
    assert Person.objects.get(pk=person.pk).name == "Zwetlana Quittenbaum"


def test_an_account_is_not_erased_from_here(client: Client, coordinator: User, officer: User) -> None:
    client.force_login(coordinator)
    address = f"/verwaltung/people/delete/{officer.person_id}/"
    assert "Diese Person hat ein Konto." in client.get(address).content.decode()
    client.post(address)
    assert User.objects.filter(pk=officer.pk).count() == 1
    assert Person.objects.get(pk=officer.person_id).name != ""
