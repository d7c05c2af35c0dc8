"""Whoever meets a barrier can say so without an account, an address or JavaScript, and gets an answer by a date."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from cms.feedback.models import REPORT_LINK, AccessibilityReport, AlreadyAnswered
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from tests.cms.conftest import valid

ADDRESS = "/barriere-melden/"


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    cache.clear()


def sent(client: Client, **facts: Any) -> Any:
    return client.post(ADDRESS, {"uuid": str(uuid4()), "problem": "Der Screenreader schweigt.", **facts})


def report(**facts: Any) -> AccessibilityReport:
    return AccessibilityReport.receive(uuid=uuid4(), language="de", problem="Zu klein.", page="", **facts)


def test_a_report_has_its_own_date_and_is_no_suggestion(client: Client) -> None:
    response = sent(client, page="/konzept/")
    received = AccessibilityReport.objects.get()
    assert (response.status_code, response["Location"]) == (302, received.get_absolute_url())
    assert received.due_on == WorkingCalendar.current().add(today(), Municipality.current().accessibility_days)
    assert Suggestion.everything.count() == 0


def test_a_repeat_gets_the_receipt_however_often(client: Client) -> None:
    once = str(uuid4())
    answers = {sent(client, uuid=once)["Location"] for _try in range(30)}
    assert answers == {AccessibilityReport.objects.get().get_absolute_url()}


def test_the_page_of_a_report_says_by_when_and_later_the_answer(client: Client, coordinator: User) -> None:
    received = report(email="")
    assert "Wir antworten bis zum" in valid(client.get(received.get_absolute_url()).content)
    received.reply("Wir haben es behoben.", by=coordinator)
    assert "Wir haben es behoben." in valid(client.get(received.get_absolute_url()).content)


def test_a_report_past_its_day_is_said_to_be_late(client: Client) -> None:
    received = report(email="")
    AccessibilityReport.objects.update(due_on=date(2026, 9, 11))
    html = valid(client.get(received.get_absolute_url()).content)
    assert (html.count("überfällig seit 11. September 2026"), "Wir antworten bis" in html) == (1, False)


def test_the_key_of_a_page_somebody_came_from_is_not_kept(client: Client) -> None:
    sent(client, page="/foren/dialogforum/leitung/AbC123/fotos/")
    assert AccessibilityReport.objects.get().page == "/foren/dialogforum/leitung/…/fotos/"


def test_sending_twice_makes_one_report(client: Client) -> None:
    same = str(uuid4())
    addresses = {sent(client, uuid=same)["Location"] for _ in range(3)}
    assert len(addresses) == AccessibilityReport.objects.count() == 1


def test_an_error_loses_nothing(client: Client) -> None:
    response = sent(client, problem="", page="Startseite", email="keine-adresse")
    html = valid(response.content)
    assert (response.status_code, AccessibilityReport.objects.count()) == (200, 0)
    assert 'value="Startseite"' in html
    assert 'value="keine-adresse"' in html


def test_a_machine_that_fills_in_everything_is_stopped(client: Client) -> None:
    response = sent(client, website="https://spam.example")
    assert (response.status_code, AccessibilityReport.objects.count()) == (200, 0)
    assert "Bitte lassen Sie dieses Feld leer." in response.content.decode()


def test_a_flood_is_stopped(client: Client) -> None:
    statuses = [sent(client).status_code for _ in range(11)]
    assert statuses == [*[302] * 10, 429]


def test_the_form_knows_the_page_one_came_from(client: Client) -> None:
    assert 'value="/konzept/"' in valid(client.get(f"{ADDRESS}?seite=/konzept/").content)


@pytest.mark.parametrize("address", [ADDRESS, f"/en{ADDRESS}"])
def test_the_form_is_valid_in_both_languages(client: Client, address: str) -> None:
    valid(client.get(address).content)


def test_nobody_guesses_a_report(client: Client) -> None:
    one, other = (report() for _ in range(2))
    forged = f"{other.pk}:{REPORT_LINK.token(one).partition(':')[2]}"
    assert client.get(f"{ADDRESS}meldung/{forged}/").status_code == 404
    assert client.get(f"{ADDRESS}meldung/{REPORT_LINK.token(one)}/").status_code == 200


def test_the_office_hears_of_it_by_mail(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    city = Municipality.current()
    city.contact_email = "buero@example.org"
    city.save()
    with django_capture_on_commit_callbacks(execute=True):
        received = report(email="")
    assert [message.to for message in mail.outbox] == [["buero@example.org"]]
    assert f"/verwaltung/barriers/edit/{received.pk}/" in mail.outbox[0].body


def test_an_answer_goes_out_once_and_the_address_is_forgotten(
    coordinator: User, django_capture_on_commit_callbacks: Any
) -> None:
    received = report(email="mensch@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        received.reply("Wir haben es behoben.", by=coordinator)
    with pytest.raises(AlreadyAnswered):
        received.reply("Noch einmal.", by=coordinator)
    received.refresh_from_db()
    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["mensch@example.org"], "Sie haben eine Barriere gemeldet: unsere Antwort")
    ]
    assert "Wir haben es behoben." in mail.outbox[0].body
    assert (received.email, received.answer, received.answered_by) == ("", "Wir haben es behoben.", coordinator)


def test_what_is_late_is_found(coordinator: User) -> None:
    late, answered = report(email=""), report(email="")
    AccessibilityReport.objects.update(due_on=today() - timedelta(days=1))
    answered.refresh_from_db()
    answered.reply("Erledigt.", by=coordinator)
    assert list(AccessibilityReport.objects.overdue()) == [late]
    late.refresh_from_db()
    assert (late.state, answered.state) == ("Überfällig", "Beantwortet")


def test_editors_answer_in_their_inbox(client: Client, editor: User) -> None:
    received = report(email="")
    client.force_login(editor)
    inbox = client.get("/verwaltung/barriers/").content.decode()
    assert "Zu klein." in inbox
    edit = f"/verwaltung/barriers/edit/{received.pk}/"
    assert client.post(edit, {"answer": ""}).status_code == 200
    assert client.post(edit, {"answer": "Ist jetzt größer."}).status_code == 302
    received.refresh_from_db()
    assert (received.answer, received.answered_by) == ("Ist jetzt größer.", editor)
    client.post(edit, {"answer": "Anders."})
    received.refresh_from_db()
    assert received.answer == "Ist jetzt größer."


def test_strangers_do_not_see_the_inbox(client: Client, stranger: User) -> None:
    client.force_login(stranger)
    assert client.get("/verwaltung/barriers/").status_code in {302, 403}
