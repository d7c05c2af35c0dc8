"""A coordinator invites an account for a person: bound to its address, without a password, revocable."""

import re

import pytest
from django.test import Client

from forums.bodies.invitations import ACCOUNT_LINK, invite
from forums.people.models import Person, User
from forums.records.exceptions import NotPossible
from tests.conftest import City, Outbox
from tests.factories import PersonFactory


@pytest.fixture
def person(city: City) -> Person:
    return PersonFactory(name="Neue Person")


def link_in(outbox: Outbox) -> str:
    [mail] = outbox()
    found = re.search(r"/konto/einladung/\S+", str(mail.body))
    assert found
    return found[0]


def test_who_is_invited_signs_in_with_a_code_that_goes_to_the_address(
    client: Client, coordinator: User, person: Person, outbox: Outbox
) -> None:
    client.force_login(coordinator)
    sent = {"email": "Neu@example.org", "language": "de"}
    answer = client.post(f"/verwaltung/people/einladen/{person.pk}/", sent)
    assert answer["Location"] == "/verwaltung/people/"
    user = User.objects.get(email="neu@example.org")
    assert (user.person, user.has_usable_password(), outbox()[0].to) == (person, False, ["neu@example.org"])
    link = link_in(outbox)
    visitor = Client()
    assert visitor.get(link).status_code == 200
    outbox().clear()
    assert visitor.post(link)["Location"] == "/konto/login/code/confirm/"
    [mail] = outbox()
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", str(mail.body), re.M)
    assert code
    assert mail.to == ["neu@example.org"]
    visitor.post("/konto/login/code/confirm/", {"code": code[1]})
    user.refresh_from_db()
    assert user.last_login is not None
    assert visitor.get(link).status_code == 404


@pytest.mark.parametrize("change", [{"email": "anders@example.org"}, {"is_active": False}, {"person": None}])
def test_a_link_dies_when_the_coordination_changes_the_account(
    client: Client, person: Person, change: dict[str, object]
) -> None:
    user = invite(person, email="neu@example.org", language="de")
    token = ACCOUNT_LINK.token(user)
    User.objects.filter(pk=user.pk).update(**change)
    assert client.get(f"/konto/einladung/{token}/").status_code == 404


def test_a_mistyped_address_is_replaced_and_its_link_dies(client: Client, person: Person) -> None:
    token = ACCOUNT_LINK.token(invite(person, email="flasch@example.org", language="de"))
    user = invite(person, email="richtig@example.org", language="de")
    assert [address.email for address in user.emailaddress_set.all()] == ["richtig@example.org"]
    assert client.get(f"/konto/einladung/{token}/").status_code == 404
    assert User.objects.filter(person=person).count() == 1


def test_no_address_of_somebody_else_is_taken(person: Person, stranger: User) -> None:
    with pytest.raises(NotPossible):
        invite(person, email=stranger.email, language="de")


def test_who_signs_in_already_is_not_invited(client: Client, officer: User) -> None:
    client.force_login(officer)
    with pytest.raises(NotPossible):
        invite(Person.objects.get(pk=officer.person_id), email="neu@example.org", language="de")


@pytest.mark.parametrize("who", ["moderator", "editor", "officer"])
def test_only_coordinators_invite(request: pytest.FixtureRequest, client: Client, person: Person, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    answer = client.post(f"/verwaltung/people/einladen/{person.pk}/", {"email": "x@example.org", "language": "de"})
    assert answer.status_code in (302, 403, 404)
    assert not User.objects.filter(person=person).exists()


def test_the_list_leads_to_the_invitation_of_who_has_no_account(
    client: Client, coordinator: User, person: Person, officer: User
) -> None:
    client.force_login(coordinator)
    page = client.get("/verwaltung/people/").content.decode()
    assert f"/verwaltung/people/einladen/{person.pk}/" in page
    assert f"/verwaltung/people/einladen/{officer.person_id}/" not in page
