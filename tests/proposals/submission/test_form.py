"""Taking a suggestion in by the form: little asked, nothing lost, nothing kept that need not be."""

import json
import re
import uuid
from base64 import b64encode
from typing import Any

import altcha
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from forums.municipality.models import District
from forums.people.models import User
from forums.pictures.models import Picture
from forums.protection import spam as guard
from proposals.submission.forms import TEXT_LENGTH
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import DistrictFactory, ThemeFactory, released, suggestion
from tests.forums.pictures.test_pictures import photo

URL = "/anregungen/neu/"
TEXT = "Der Deutschkurs soll auch am Abend sein."


def send(client: Client, **typed: Any) -> Any:
    return client.post(URL, {"text": TEXT, "client_uuid": str(uuid.uuid4()), **typed})


def the_one() -> Suggestion:
    found: Suggestion = Suggestion.objects.get()
    return found


def test_the_first_question_offers_two_ways_and_keeps_the_topic(client: Client, city: City) -> None:
    page = client.get(URL, {"feld": "religion"}).content.decode()
    assert 'href="?fuer=stadt&amp;feld=religion"' in page
    assert 'href="?fuer=mich"' in page


def test_a_personal_matter_leads_to_people_and_stores_nothing(client: Client, city: City) -> None:
    response = client.get(URL, {"fuer": "mich"})
    assert response.status_code == 200
    assert (Suggestion.objects.count(), dict(client.cookies)) == (0, {})


def test_only_the_text_is_needed(client: Client, city: City) -> None:
    response = client.post(URL, {"text": TEXT})
    told = the_one()
    assert response.status_code == 302
    assert response["Location"] == reverse("suggestion_receipt", args=[follow_token(told)])
    assert (told.original, told.title, told.field, told.holder, told.language) == (
        TEXT,
        TEXT.rstrip("."),
        None,
        city.lead,
        "de",
    )
    assert (told.author, told.author_name, told.secret_word) == (None, "", "")


def test_everything_else_may_be_said_too(client: Client, city: City) -> None:
    theme, district = ThemeFactory(), DistrictFactory()
    send(
        client,
        title="Abendkurs",
        kind="wish",
        field="sprachfoerderung",
        theme=theme.slug,
        district=district.slug,
        language="uk",
        name="Erfundene Bürgerin",
        name_public="on",
        codeword="Apfelbaum",
        photo=photo(),
        photo_public="on",
    )
    told = the_one()
    assert (told.title, told.kind, told.field, told.holder) == (
        "Abendkurs",
        "wish",
        city.language,
        city.language_network,
    )
    assert (told.theme, told.district, told.language, told.notice_language) == (theme, district, "uk", "de")
    assert (told.author_name, told.author_name_public, told.photo_public) == ("Erfundene Bürgerin", True, True)
    assert told.photo == Picture.objects.get()
    assert "Apfelbaum" not in told.secret_word


def test_the_topic_of_the_address_is_chosen_already(client: Client, city: City) -> None:
    page = client.get(URL, {"fuer": "stadt", "feld": "religion"}).content.decode()
    assert '<option value="religion" selected>' in page


@pytest.mark.parametrize(
    ("prefix", "text", "language"),
    [
        ("", "مدرسة (Schule) 2026 في Rheine", "ar"),
        ("", "Akşamları daha fazla otobüs", "tr"),
        ("/en", "Mehr Busse am Abend", "de"),
        ("/en", "A bus in the evening", "en"),
        ("", "WLAN", "und"),
        ("", "Mehr Sprachkurse, أريد دورات", "und"),
    ],
)
def test_the_text_s_language_is_found_from_the_text(
    client: Client, city: City, prefix: str, text: str, language: str
) -> None:
    assert '<option value="" selected>' in client.get(f"{prefix}{URL}", {"fuer": "stadt"}).content.decode()
    client.post(f"{prefix}{URL}", {"text": text, "language": ""})
    told = the_one()
    assert (told.language, told.language_chosen, told.notice_language) == (language, False, prefix[1:] or "de")


def test_the_language_the_author_chose_is_kept(client: Client, city: City) -> None:
    send(client, text="Mehr Busse am Abend", language="ku")
    assert (the_one().language, the_one().language_chosen) == ("ku", True)


def test_sending_the_form_ten_times_makes_one(client: Client, city: City) -> None:
    form = str(uuid.uuid4())
    places = {send(client, client_uuid=form)["Location"] for _ in range(6)}
    assert (Suggestion.objects.count(), len(places)) == (1, 1)


def test_going_back_and_writing_another_text_makes_another(client: Client, city: City) -> None:
    form = str(uuid.uuid4())
    send(client, client_uuid=form)
    send(client, client_uuid=form, text="Und eine Bank am Spielplatz.")
    assert sorted(Suggestion.objects.values_list("original", flat=True)) == [TEXT, "Und eine Bank am Spielplatz."]


def test_a_signed_in_author_is_linked(client: Client, city: City, citizen: User) -> None:
    client.force_login(citizen)
    send(client)
    assert the_one().author == citizen


def test_nobody_gets_a_session(client: Client, city: City) -> None:
    client.get(URL, {"fuer": "stadt"})
    response = send(client)
    client.get(response["Location"])
    assert set(client.cookies) <= {"csrftoken"}


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "   "}, {"email": "keine-adresse"}, {"field": "erfunden"}])
def test_an_error_keeps_what_was_typed(client: Client, city: City, wrong: dict[str, str]) -> None:
    response = send(client, **{"title": "Mein Titel", "name": "Mein Name", **wrong})
    page = response.content.decode()
    assert (response.status_code, Suggestion.objects.count()) == (200, 0)
    assert 'value="Mein Titel"' in page
    assert 'value="Mein Name"' in page
    assert 'aria-invalid="true"' in page
    assert "data-draft-sent" in page


def test_an_error_keeps_the_photo(client: Client, city: City) -> None:
    form = str(uuid.uuid4())
    page = send(client, client_uuid=form, text="", photo=photo()).content.decode()
    picture = Picture.objects.get()
    assert f"/bilder/{picture.uuid}/?schluessel=" in page
    send(client, client_uuid=form)
    assert the_one().photo == picture
    picture.refresh_from_db()
    assert picture.client_uuid is None


def test_a_photo_kept_from_before_can_be_removed(client: Client, city: City) -> None:
    form = str(uuid.uuid4())
    send(client, client_uuid=form, text="", photo=photo())
    send(client, client_uuid=form, photo_away="on")
    assert (the_one().photo, Picture.objects.count()) == (None, 0)


def test_what_is_no_photo_is_said_so_and_the_text_stays(client: Client, city: City) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = send(client, photo=SimpleUploadedFile("foto.jpg", b"<script>", "image/jpeg")).content.decode()
    assert Suggestion.objects.count() == 0
    assert TEXT in page
    assert 'id="id_photo_error"' in page


def test_another_form_s_photo_is_not_taken(client: Client, city: City) -> None:
    send(client, text="", photo=photo())
    send(client)
    assert the_one().photo is None


def test_a_token_that_expired_keeps_the_text(city: City, citizen: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(citizen)
    response = client.post(URL, {"text": TEXT, "title": "Mein Titel"})
    page = response.content.decode()
    assert response.status_code == 403
    assert TEXT in page
    assert "Mein Titel" in page
    assert f'action="{URL}"' in page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Links\u202ethcer", "Linksthcer"),
        ("a\x00b\x07c", "abc"),
        ("eins\r\nzwei", "eins\nzwei"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_hostile_signs_are_taken_out_and_the_rest_is_kept_as_written(
    client: Client, city: City, typed: str, kept: str
) -> None:
    location = send(client, text=typed)["Location"]
    told = the_one()
    assert told.original == kept
    assert "<script>alert" not in client.get(location.replace("eingang/", "")).content.decode()


def test_a_text_that_is_too_long_is_kept_and_said_so(client: Client, city: City) -> None:
    page = send(client, text="x" * 200_000).content.decode()
    assert (Suggestion.objects.count(), page.count("x" * 200_000)) == (0, 1)
    assert 'id="id_text_error"' in page


def test_the_longest_text_fits_with_the_browser_s_line_ends(client: Client, city: City) -> None:
    send(client, text="\r\n".join(["x" * 99] * (TEXT_LENGTH // 100)))
    assert len(the_one().original) == TEXT_LENGTH - 1


@pytest.mark.parametrize("wrong", ["", "nonsense", "5f0c2f3e-4a57-4c1b-9d55", "'; DROP TABLE"])
def test_a_wrong_uuid_costs_nobody_the_text(client: Client, city: City, wrong: str) -> None:
    assert send(client, client_uuid=wrong).status_code == 302
    assert the_one().original == TEXT


def test_the_trap_asks_for_one_more_press(client: Client, city: City) -> None:
    page = send(client, website="https://spam.example").content.decode()
    assert (Suggestion.objects.count(), TEXT in page, "spam.example" in page) == (0, True, False)


def proof(challenge: str) -> str:
    made = altcha.Challenge.from_dict(json.loads(challenge))
    solution = altcha.solve_challenge(made)
    assert solution is not None
    answer = {
        "challenge": made.to_dict(),
        "solution": {"counter": solution.counter, "derivedKey": solution.derived_key},
    }
    return b64encode(json.dumps(answer).encode()).decode()


def sent_in_a_row(client: Client, count: int, **typed: Any) -> list[int]:
    return [send(client, text=f"Nummer {number}", **typed).status_code for number in range(count)]


def test_a_machine_in_a_hurry_is_slowed_down_and_keeps_its_text(client: Client, city: City) -> None:
    most = guard.MOST["hurried"]
    assert sent_in_a_row(client, most) == [302] * most
    response = send(client, title="Mein Titel")
    page = response.content.decode()
    assert (response.status_code, Suggestion.objects.count()) == (429, most)
    assert TEXT in page
    assert 'value="Mein Titel"' in page


def test_a_proof_of_work_counts_once(client: Client, city: City) -> None:
    most = guard.MOST["hurried"]
    sent_in_a_row(client, most)
    work = proof(guard.proof_of_work_challenge())
    assert send(client, text="Mit Nachweis", proof=work).status_code == 302
    assert send(client, text="Mit demselben Nachweis", proof=work).status_code == 429
    assert send(client, text="Mit erfundenem Nachweis", proof="e30=").status_code == 429


def test_another_site_s_challenge_is_no_proof() -> None:
    foreign = altcha.create_challenge("PBKDF2/SHA-256", 1, hmac_secret="fremd")
    assert not guard._proved(proof(json.dumps(foreign.to_dict())))


def test_the_form_asks_the_same_few_queries_whatever_there_is(
    client: Client, city: City, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        DistrictFactory()
    with django_assert_max_num_queries(6):  # city, navigation, topics, themes, districts
        client.get(URL, {"fuer": "stadt"})
    assert District.objects.count() == 30


def test_similar_suggestions_are_shown_while_writing_and_only_public_ones(
    client: Client, city: City, settings: Settings
) -> None:
    settings.COMPARE_TEXTS_BY = "meaning"
    known = released("Mehr Licht am Bahnhof und an der Unterführung, bitte.")
    suggestion("Mehr Licht am Bahnhof, sagt Frau Geheim.")
    call_command("index_texts")
    similar = "/anregungen/neu/aehnliche/"
    answer = Client(enforce_csrf_checks=True).post(similar, {"text": "Mehr Licht am Bahnhof, bitte."})
    assert re.findall(r'href="([^"]+)"', answer.content.decode()) == [known.get_absolute_url()]
    assert (answer["Cache-Control"], answer.cookies.output()) == (
        "max-age=0, no-cache, no-store, must-revalidate, private",
        "",
    )
    assert client.post(similar, {"text": "Mehr Licht"}).content == b""
    other = client.post(similar, {"text": "Ein ganz anderer Gedanke über Schwimmbecken."}).content
    assert b"<section" not in other


def test_comparing_has_a_limit(client: Client, city: City, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.COMPARE_TEXTS_BY = "meaning"
    monkeypatch.setattr("proposals.submission.views.MOST_COMPARISONS", 2)
    released("Mehr Licht am Bahnhof und an der Unterführung, bitte.")
    told = {"text": "Mehr Licht am Bahnhof, bitte."}
    call_command("index_texts")
    answers = [b"/anregungen/" in client.post("/anregungen/neu/aehnliche/", told).content for _time in range(3)]
    assert answers == [True, True, False]


def test_too_long_is_said_and_the_text_stays_whole(client: Client, city: City) -> None:
    page = client.get("/anregungen/neu/?fuer=stadt").content.decode()
    assert "maxlength" not in page
    text = "ü" * 10_130
    answer = client.post("/anregungen/neu/", {"text": text})
    assert (text in answer.content.decode(), Suggestion.objects.count()) == (True, 0)
    assert list(answer.context["form"].errors) == ["text"]
