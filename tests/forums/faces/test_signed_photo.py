"""The coordination sets the photo of somebody who has signed on paper: with the words and the date."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from forums.faces.forms import WORDS
from forums.faces.models import TEXT_VERSION, PersonPhoto
from forums.people.consents import Consent, Way
from forums.people.models import Person, User
from tests.factories import PersonFactory

from .photos import upload


@pytest.fixture
def person(db: None) -> Person:
    return PersonFactory(name="Renate Stegemann", name_public=True)


def address(person: Person) -> str:
    return f"/verwaltung/people/foto/{person.pk}/"


def signed(days: int) -> dict[str, object]:
    day = timezone.localdate() + timedelta(days=days)
    return {"client_uuid": str(uuid4()), "photo": upload(), "agreed": "on", "agreed_on": day.isoformat()}


def test_the_consent_says_which_words_were_signed_and_when(client: Client, coordinator: User, person: Person) -> None:
    client.force_login(coordinator)
    assert str(WORDS) in client.get(address(person)).content.decode()
    assert client.post(address(person), signed(-3))["Location"] == address(person)
    [consent] = Consent.objects.about(person)
    assert (consent.way, consent.text_version, consent.given_by) == (Way.PAPER, TEXT_VERSION, coordinator)
    assert timezone.localdate(consent.given_at) == timezone.localdate() - timedelta(days=3)
    assert Client().get(PersonPhoto.objects.get(person=person).url).status_code == 200


def test_nobody_has_signed_tomorrow(client: Client, coordinator: User, person: Person) -> None:
    client.force_login(coordinator)
    answer = client.post(address(person), signed(1))
    assert answer.status_code == 422
    assert "Dieser Tag kommt erst noch." in answer.content.decode()
    assert not PersonPhoto.objects.exists()


def test_who_no_longer_agrees_is_taken_off_by_the_coordination(
    client: Client, coordinator: User, person: Person
) -> None:
    client.force_login(coordinator)
    client.post(address(person), signed(0))
    url = PersonPhoto.objects.get(person=person).url
    assert client.post(f"{address(person)}entfernen/")["Location"] == address(person)
    assert Client().get(url).status_code == 404
    assert Consent.objects.about(person).in_force().count() == 0


def test_nobody_else_finds_the_page(client: Client, officer: User, editor: User, person: Person) -> None:
    for user in (officer, editor):
        client.force_login(user)
        assert client.get(address(person)).status_code in (302, 404)
        client.post(address(person), signed(0))
    assert not PersonPhoto.objects.exists()


def test_the_list_of_people_leads_there(client: Client, coordinator: User, person: Person) -> None:
    client.force_login(coordinator)
    assert address(person) in client.get("/verwaltung/people/").content.decode()
