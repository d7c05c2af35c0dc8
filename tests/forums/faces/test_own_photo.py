"""Somebody with a function sets their photo, sees it beside their name, and takes it back."""

from uuid import uuid4

import pytest
from django.test import Client

from cms.home.models import HomePage
from forums.faces.models import SIDE, PersonPhoto
from forums.people.consents import Consent
from forums.people.models import Person, User
from forums.people.personal_data import Subject, as_json, erase, meaning
from forums.pictures.models import Picture
from tests.cms.conftest import home
from tests.conftest import City

from .photos import upload

__all__ = ["home"]
FIELD = "/konzept/handlungsfelder/sprachfoerderung/"
WHO = "/wer-macht-was/"


@pytest.fixture
def named(officer: User) -> Person:
    assert officer.person is not None
    officer.person.show_name(True, by=officer)
    return officer.person


def send(client: Client, **typed: object) -> int:
    data = {"client_uuid": str(uuid4()), "photo": upload(), "agreed": "on", **typed}
    return client.post("/konto/foto/", {name: value for name, value in data.items() if value}).status_code


def kept(person: Person) -> list[tuple[str, str, bool]]:
    rows = Consent.objects.about(person).order_by("pk")
    return [(row.item, row.way, row.withdrawn_at is None) for row in rows]


def image(person: Person) -> str:
    return PersonPhoto.objects.get(person=person).url


def test_a_photo_stands_beside_the_name_once_its_person_agrees(
    home: HomePage, client: Client, named: Person, officer: User
) -> None:
    client.force_login(officer)
    assert send(client) == 302
    photo = PersonPhoto.objects.get(person=named)
    assert (photo.picture.width, photo.picture.height, photo.picture.client_uuid) == (SIDE, SIDE, None)
    assert kept(named) == [("name", "online", True), ("face", "online", True)]
    visitor = Client()
    assert f'src="{photo.url}" alt="Foto von {named.name}"' in visitor.get(FIELD).content.decode()
    assert f'src="{photo.url}" alt="Foto von {named.name}"' in visitor.get(WHO).content.decode()
    assert visitor.get(photo.url).status_code == 200


def test_without_the_tick_or_without_a_photo_nothing_is_shown_and_the_photo_waits(
    client: Client, named: Person, officer: User
) -> None:
    client.force_login(officer)
    form = str(uuid4())
    assert send(client, client_uuid=form, agreed="") == 422
    assert kept(named) == [("name", "online", True)]
    [waiting] = Picture.objects.all()
    assert client.get(f"/bilder/{waiting.uuid}/").status_code == 404
    assert send(client, client_uuid=form, photo="") == 302
    assert PersonPhoto.objects.get(person=named).picture == waiting
    assert send(client, photo="") == 422


def test_taken_back_it_is_gone_from_the_next_page_and_its_file_with_it(
    home: HomePage, client: Client, named: Person, officer: User, django_capture_on_commit_callbacks: object
) -> None:
    client.force_login(officer)
    send(client)
    photo = PersonPhoto.objects.select_related("picture").get(person=named)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert client.post("/konto/foto/entfernen/")["Location"] == "/konto/foto/"
    assert photo.url not in client.get(FIELD).content.decode()
    assert client.get(photo.url).status_code == 404
    assert kept(named) == [("name", "online", True), ("face", "online", False)]
    assert not photo.picture.file.storage.exists(photo.picture.file.name)


def test_without_the_name_no_page_shows_the_photo_and_nobody_else_opens_it(
    home: HomePage, client: Client, named: Person, officer: User
) -> None:
    client.force_login(officer)
    send(client)
    named.show_name(False, by=officer)
    assert kept(named) == [("name", "online", False), ("face", "online", True)]
    visitor = Client()
    assert image(named) not in visitor.get(FIELD).content.decode()
    assert visitor.get(image(named)).status_code == 404
    assert client.get(image(named)).status_code == 200
    assert "nur zusammen mit Ihrem Namen" in client.get("/konto/foto/").content.decode()


def test_another_photo_takes_the_place_of_the_one_before_with_a_consent_of_its_own(
    client: Client, named: Person, officer: User
) -> None:
    client.force_login(officer)
    send(client)
    before = image(named)
    send(client, photo=upload("navy"))
    assert client.get(before).status_code == 404
    assert client.get(image(named)).status_code == 200
    assert kept(named)[1:] == [("face", "online", False), ("face", "online", True)]


def test_what_is_no_photo_is_refused_with_a_reason(client: Client, named: Person, officer: User) -> None:
    client.force_login(officer)
    page = client.post("/konto/foto/", {"client_uuid": str(uuid4()), "agreed": "on"})
    assert "Bitte wählen Sie ein Foto." in page.content.decode()
    assert not PersonPhoto.objects.exists()


def test_whoever_has_no_function_has_no_photo(client: Client, citizen: User, city: City) -> None:
    assert client.get("/konto/foto/")["Location"].startswith("/konto/login/")
    client.force_login(citizen)
    assert client.get("/konto/foto/").status_code == 404
    assert client.post("/konto/foto/entfernen/").status_code == 404


def test_it_is_exported_and_erased(client: Client, named: Person, officer: User) -> None:
    client.force_login(officer)
    send(client)
    url, subject = image(named), Subject.of(officer)
    [entry] = as_json(subject)["person_photo"]
    assert (entry["address"], entry["public"]) == (url, True)
    assert "Ihr Foto wird gelöscht." in meaning(subject)
    erase(subject)
    erase(subject)
    assert not PersonPhoto.objects.exists()
    assert Client().get(url).status_code == 404
