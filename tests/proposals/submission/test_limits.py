"""What a class of thirty behind one connection does not meet, and a program does."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from forums.notices.models import Notice
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released

pytestmark = pytest.mark.django_db
CLASS = 30


def test_a_class_supports_what_it_likes_and_a_program_with_new_browsers_does_not(city: City) -> None:
    told = released(field=city.language)
    address = f"/anregungen/{told.number}/unterstuetzen/"
    pupils = [Client() for _pupil in range(CLASS)]
    assert {pupil.post(address).status_code for pupil in pupils} == {302}
    codes = [Client().post(address).status_code for _browser in range(2 * CLASS)]
    assert (codes.count(302), codes.count(429)) == (CLASS, CLASS)
    told.refresh_from_db()
    assert told.supporter_count == 2 * CLASS
    # Who has supported it already may press again, and take it back.
    assert (pupils[0].post(address).status_code, pupils[0].post(address, {"zurueck": "1"}).status_code) == (302, 302)


def test_one_address_gets_no_flood_of_mails(client: Client, city: City) -> None:
    told = [released(f"Anregung {number}", field=city.language) for number in range(45)]
    for number, suggestion in enumerate(told):
        sender = Client(REMOTE_ADDR=f"192.0.2.{number}")
        sender.post(f"/anregungen/{suggestion.number}/folgen/", {"email": "Jemand@example.org"})
    assert Notice.objects.filter(kind="follower.confirm").count() == 40
    page = client.post("/anregungen/neu/", {"text": "Ein Nähkurs", "email": "jemand@example.org"})
    assert "heute schon mehrmals" in page.content.decode()
    assert "Ein Nähkurs" in page.content.decode()
    assert Suggestion.objects.count() == 45


def test_a_repeat_of_what_succeeded_gets_the_receipt_however_often(client: Client, city: City) -> None:
    sent = {"text": "Ein Nähkurs\r\nam Abend", "client_uuid": str(uuid4())}
    answers = {client.post("/anregungen/neu/", sent)["Location"] for _try in range(100)}
    assert (len(answers), Suggestion.objects.count()) == (1, 1)


def test_the_same_address_again_from_the_same_connection_counts_once(city: City) -> None:
    told = released(field=city.language)
    address = f"/anregungen/{told.number}/folgen/"
    codes = {Client().post(address, {"email": "jemand@example.org"}).status_code for _try in range(60)}
    assert (codes, Notice.objects.filter(kind="follower.confirm").count()) == ({302}, 1)


SENT = "höchstens einmal am Tag"


def test_the_page_promises_no_mail_that_does_not_go_out(client: Client, city: City) -> None:
    told = released(field=city.language)
    address = f"/anregungen/{told.number}/folgen/"
    Follower.objects.ask(told, "folgt@example.org", "de").confirm()
    Notice.objects.all().delete()
    answers = [
        client.post(address, {"email": email}, follow=True).content.decode()
        for email in ("folgt@example.org", "neu@example.org")
    ]
    # The same words, so that nobody learns who follows; and they are true of both.
    assert [(page.count(SENT), "Sie bekommen eine E-Mail" in page) for page in answers] == [(1, False)] * 2
    assert [notice.email for notice in Notice.objects.all()] == ["neu@example.org"]


def test_who_falls_into_the_trap_is_told_and_may_press_again(client: Client, city: City) -> None:
    told = released(field=city.language)
    address = f"/anregungen/{told.number}/folgen/"
    page = client.post(address, {"email": "neu@example.org", "website": "x"}).content.decode()
    assert ("Bitte drücken Sie noch einmal auf" in page, SENT in page, 'value="neu@example.org"' in page) == (
        True,
        False,
        True,
    )
    assert Notice.objects.count() == 0
    client.post(address, {"email": "neu@example.org"})
    assert Notice.objects.filter(kind="follower.confirm").count() == 1


def test_an_author_whose_address_is_confirmed_reads_so(client: Client, city: City) -> None:
    told = released(field=city.language)
    address = reverse("suggestion_add_email", args=[follow_token(told)])
    Follower.objects.ask(told, "autorin@example.org", "de", is_author=True).confirm()
    Notice.objects.all().delete()
    page = client.post(address, {"email": "Autorin@example.org"}, follow=True).content.decode()
    assert ("ist schon bestätigt" in page, SENT in page, Notice.objects.count()) == (True, False, 0)
