"""News of a measure may bring a picture: with words for who does not see it, kept through errors, taken back."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from forums.people.models import User
from forums.people.personal_data import Subject, as_json, erase
from forums.pictures.models import Picture
from forums.records.copies import drop_everywhere
from proposals.measures.models import Measure, Progress
from proposals.measures.news_picture import NewPicture
from tests.cms.conftest import valid
from tests.conftest import City
from tests.factories import MeasureFactory, released
from tests.forums.faces.photos import upload

WORDS = "Zwölf Stühle im Kreis und eine Tafel"


@pytest.fixture
def measure(city: City) -> Measure:
    made: Measure = MeasureFactory(field=city.language)
    return made


def send(client: Client, measure: Measure, **typed: object) -> Any:
    measure.refresh_from_db()
    data = {
        "version": measure.version,
        "status": "news",
        "text": "Der Raum ist eingerichtet.",
        "client_uuid": str(uuid4()),
        "photo": upload(size=(2000, 1000)),
        "picture_words": WORDS,
        "picture_credit": "Volkshochschule",
        **typed,
    }
    return client.post(
        f"{measure.get_absolute_url()}neues/", {name: value for name, value in data.items() if value != ""}
    )


def html(measure: Measure) -> str:
    return Client().get(measure.get_absolute_url()).content.decode()


def test_everybody_sees_the_picture_in_the_width_of_their_screen(
    client: Client, measure: Measure, officer: User
) -> None:
    client.force_login(officer)
    assert send(client, measure).status_code == 302
    progress = Progress.objects.select_related("picture").get()
    assert progress.picture is not None
    url, page = f"/bilder/{progress.picture.uuid}/", html(measure)
    assert f'srcset="{url}480/ 480w, {url}960/ 960w, {url} 1600w"' in page
    assert f'alt="{WORDS}"' in page
    assert "Bild: Volkshochschule" in page
    assert [Client().get(url + width).status_code for width in ("", "480/", "960/", "481/")] == [200, 200, 200, 404]
    sizes = [len(Client().get(url + width).content) for width in ("480/", "960/", "")]
    assert sizes == sorted(sizes)


def test_the_latest_stands_first_and_each_of_the_others_by_its_news(
    client: Client, measure: Measure, officer: User
) -> None:
    client.force_login(officer)
    send(client, measure)
    send(client, measure, picture_words="Die ersten Lernenden", photo=upload("navy"))
    page = html(measure)
    assert page.index("Die ersten Lernenden") < page.index("Was bisher geschah") < page.index(WORDS)
    assert page.count('class="photograph__image"') == 2


def test_without_words_the_picture_waits_until_they_are_there(client: Client, measure: Measure, officer: User) -> None:
    client.force_login(officer)
    form = str(uuid4())
    answer = send(client, measure, picture_words="", client_uuid=form)
    assert answer.status_code == 422
    assert "Bitte schreiben Sie, was auf dem Bild zu sehen ist, oder dass es nur schmückt." in answer.content.decode()
    assert "Ihr Foto ist noch da." in answer.content.decode()
    assert send(client, measure, photo="", client_uuid=form).status_code == 302
    assert Progress.objects.get().picture == Picture.objects.get()


def test_who_comes_second_keeps_text_and_picture(client: Client, measure: Measure, officer: User) -> None:
    client.force_login(officer)
    form = str(uuid4())
    measure.report(by=officer, text="Jemand war schneller.")
    answer = send(client, measure, client_uuid=form, version="0")
    assert (answer.status_code, Picture.objects.get().client_uuid) == (409, answer.context["form"].kept.client_uuid)
    assert send(client, measure, client_uuid=form, photo="").status_code == 302
    assert Progress.objects.last().picture == Picture.objects.get()


def test_a_kept_picture_can_be_taken_back(client: Client, measure: Measure, officer: User) -> None:
    client.force_login(officer)
    form = str(uuid4())
    assert send(client, measure, client_uuid=form, text="").status_code == 422
    send(client, measure, client_uuid=form, photo="", photo_away="on", picture_words="")
    assert (Progress.objects.get().picture, Picture.objects.count()) == (None, 0)


def test_decoration_needs_no_words_and_says_none(client: Client, measure: Measure, officer: User) -> None:
    client.force_login(officer)
    assert send(client, measure, picture_decorative="on").status_code == 302
    assert Progress.objects.get().picture_words == ""
    assert 'alt=""' in valid(html(measure).encode())


def test_what_is_no_picture_is_refused_in_the_readers_language(client: Client, measure: Measure, officer: User) -> None:
    client.force_login(officer)
    answer = send(client, measure, photo=SimpleUploadedFile("foto.jpg", b"kein Bild"))
    assert "Dieses Foto können wir nicht lesen" in answer.content.decode()
    assert not Progress.objects.exists()


def test_whoever_reports_takes_a_picture_off_again_and_the_news_stay(
    client: Client, measure: Measure, officer: User, pastor: User
) -> None:
    client.force_login(officer)
    send(client, measure)
    picture = Picture.objects.get()
    address = f"{measure.get_absolute_url()}bilder/1/entfernen/"
    client.force_login(pastor)
    assert client.post(address).status_code == 403
    client.force_login(officer)
    assert client.post(address)["Location"] == measure.get_absolute_url()
    assert "Der Raum ist eingerichtet." in html(measure)
    assert "photograph" not in html(measure)
    assert Client().get(f"/bilder/{picture.uuid}/").status_code == 404


def test_the_picture_of_a_removed_measure_is_no_longer_public(client: Client, measure: Measure, officer: User) -> None:
    client.force_login(officer)
    send(client, measure)
    measure.delete()
    assert Client().get(f"/bilder/{Picture.objects.get().uuid}/").status_code == 404


def test_a_picture_that_quotes_what_was_taken_goes_with_it(client: Client, measure: Measure, officer: User) -> None:
    told = released("Frau Quittenbaum sitzt allein an der alten Bushaltestelle.")
    measure.link(told, by=officer)
    client.force_login(officer)
    send(client, measure)
    send(client, measure, picture_words=told.public_text, photo=upload("navy"))
    drop_everywhere(told, told.public_text)
    assert [bool(row.picture_id) for row in Progress.objects.order_by("number")] == [True, False]


def test_a_picture_that_names_who_is_erased_goes_with_them(
    client: Client, measure: Measure, officer: User, teacher: User
) -> None:
    assert teacher.person is not None
    client.force_login(officer)
    send(client, measure, picture_credit=f"Foto: {teacher.person.name}")
    send(client, measure, photo=upload("navy"))
    [entry] = as_json(Subject.of(teacher))["measure_pictures"]
    assert entry["picture_credit"] == f"Foto: {teacher.person.name}"
    erase(Subject.of(teacher))
    assert [bool(row.picture_id) for row in Progress.objects.order_by("number")] == [False, True]


def test_the_database_refuses_a_picture_without_words(measure: Measure, officer: User) -> None:
    silent = NewPicture(Picture.take(upload()), "", decorative=False, credit="")
    with pytest.raises(IntegrityError), transaction.atomic():
        measure.report(by=officer, text="Neu", picture=silent)
