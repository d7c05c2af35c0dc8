"""Mails: one question to an unconfirmed address, then each step once, in the recipient's language, from the tandem."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from forums.people.models import User
from proposals.moderation.danger import DangerFlag
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage, Visibility
from proposals.suggestions.status import sentence_in_mail
from proposals.suggestions.steps import StepKind
from proposals.suggestions.timeline import SENTENCES
from tests.conftest import City
from tests.factories import released, suggestion

SITE = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.SITE_URL = SITE


def links(message: Any) -> list[str]:
    """The addresses of a mail, from the site's root on; the plain text has every one of them."""
    found: list[str] = re.findall(rf"{SITE}(/\S+)", message.body)
    return found


def part(message: Any) -> str:
    [alternative] = message.alternatives
    assert alternative.mimetype == "text/html"
    return str(alternative.content)


def followed(told: Suggestion, email: str, language: str = "de", *, is_author: bool = False) -> Follower:
    """A follower who has confirmed."""
    follower = Follower.objects.create(suggestion=told, email=email, language=language, is_author=is_author)
    follower.confirm()
    return follower


def test_an_address_is_asked_and_nothing_else_is_sent(
    client: Client, city: City, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/anregungen/neu/", {"text": "Mehr Licht, bitte.", "email": "Buergerin@Example.org"})
        told = Suggestion.objects.get()
        told.route(to=city.language, by=None)
        told.release(by=None)
    [message] = mail.outbox
    assert message.to == ["buergerin@example.org"]
    assert message.subject == f"Stadt Rheine: Ist das Ihre E-Mail-Adresse? ({told.number})"
    assert "Mehr Licht" not in message.body + part(message)
    [link] = links(message)
    assert link in part(message)


def test_opening_the_link_confirms_nothing_and_the_button_does(client: Client, city: City) -> None:
    told = suggestion()
    follower = Follower.objects.ask(told, "a@example.org", "de", is_author=True)
    link = f"/anregungen/bestaetigen/{follower.token('confirm')}/"
    response = client.get(link)
    follower.refresh_from_db()
    assert (response.status_code, response["Referrer-Policy"], follower.confirmed_at) == (200, "no-referrer", None)
    response = client.post(link)
    follower.refresh_from_db()
    assert response["Location"] == f"/anregungen/verfolgen/?nummer={told.number}"
    assert follower.confirmed_at is not None
    assert client.post(link).status_code == 302


def test_a_link_for_one_thing_does_nothing_else(client: Client, city: City) -> None:
    follower = Follower.objects.ask(suggestion(), "a@example.org", "de")
    for token in (follower.token("stop"), "1", f"{follower.pk}~x", "x" * 300):
        assert client.post(f"/anregungen/bestaetigen/{token}/").status_code == 404
    client.post(f"/anregungen/abbestellen/{follower.token('confirm')}/")
    follower.refresh_from_db()
    assert follower.confirmed_at is None


def test_asking_again_and_again_sends_one_mail_a_day(
    city: City, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    told = suggestion()
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(5):
            Follower.objects.ask(told, "opfer@example.org", "de", is_author=True)
    assert len(mail.outbox) == 1


def test_only_what_nobody_confirmed_for_a_week_expires(city: City) -> None:
    told = suggestion()
    old = Follower.objects.ask(told, "alt@example.org", "de")
    Follower.objects.ask(told, "neu@example.org", "de")
    confirmed = followed(told, "ja@example.org")
    Follower.objects.filter(pk__in=[old.pk, confirmed.pk]).update(since=timezone.now() - timedelta(days=8))
    assert list(Follower.objects.expired()) == [old]


def test_each_hop_is_told_once_in_the_recipient_s_language_and_no_mail_is_a_key(
    client: Client,
    city: City,
    officer: User,
    teacher: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    told = released(field=city.language, title="Bus am Abend")
    followed(told, "autorin@example.org", is_author=True)
    followed(told, "neighbour@example.org", "en")
    with django_capture_on_commit_callbacks(execute=True):
        told.ask(by=officer, question="Welche Linie?")
    by_recipient = {message.to[0]: message for message in mail.outbox}
    assert sorted(by_recipient) == ["autorin@example.org", "neighbour@example.org"]
    author, neighbour = by_recipient["autorin@example.org"], by_recipient["neighbour@example.org"]
    assert author.subject == f"{told.number}: Das Team hat eine Frage an Sie."
    assert neighbour.subject == f"{told.number}: The team has a question to the author."
    assert "Tandem Sprachförderung: Stadt Rheine und Sprachschule" in author.body
    assert "Tandem Sprachförderung: Stadt Rheine und Sprachschule" in part(author)
    assert "Welche Linie?" in author.body
    assert "Translation follows." in neighbour.body
    assert author.extra_headers["Content-Language"] == "de"
    assert 'lang="de" dir="ltr"' in part(author)
    way_in = f"/anregungen/verfolgen/?nummer={told.number}"
    assert links(author)[:2] == [way_in, told.get_absolute_url()]
    assert f'value="{told.number}"' in client.get(way_in).content.decode()
    for message in (author, neighbour):
        assert follow_token(told) not in message.body + part(message)


def test_mails_load_nothing_and_reveal_no_person(
    city: City, officer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    told = released("<script>böse</script>", field=city.language)
    followed(told, "autorin@example.org", is_author=True)
    with django_capture_on_commit_callbacks(execute=True):
        told.begin(by=officer)
    [message] = mail.outbox
    html = part(message)
    assert not re.search(r"<img|<link|<script|src=|url\(", html)
    assert officer.email not in message.body + html
    assert str(officer.person) not in message.body + html


def test_stopping_is_a_button_for_people_and_one_click_for_programs(
    city: City, officer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    told = released(field=city.language)
    follower = followed(told, "a@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        told.begin(by=officer)
    [message] = mail.outbox
    stop = f"/anregungen/abbestellen/{follower.token('stop')}/"
    assert message.extra_headers["List-Unsubscribe"] == f"<{SITE}{stop}>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop in links(message)
    program = Client(enforce_csrf_checks=True)
    assert program.get(stop).status_code == 200
    assert Follower.objects.count() == 1
    program.post(stop, {"List-Unsubscribe": "One-Click"})
    assert Follower.objects.count() == 0
    assert program.get(stop).status_code == 200


def test_whoever_stopped_gets_nothing_that_was_waiting(city: City, officer: User) -> None:
    from forums.notices.delivery import resend

    told = released(field=city.language)
    follower = followed(told, "a@example.org")
    told.begin(by=officer)
    follower.delete()
    resend()
    assert [message for message in mail.outbox if message.to == ["a@example.org"]] == []


def test_followers_hear_nothing_of_what_is_not_public(
    city: City, moderator: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    told = released()
    followed(told, "autorin@example.org", is_author=True)
    followed(told, "fremd@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        told.hold(by=moderator, reason="names", text="Ein Name steht darin.")
        told.withdraw()
    assert [message.to[0] for message in mail.outbox] == ["autorin@example.org"]  # who withdraws knows
    assert "Ein Name steht darin." in mail.outbox[0].body
    assert str(told.steps.get(kind=StepKind.HELD).because) in mail.outbox[0].body


def test_an_author_with_an_account_hears_once_even_with_the_same_address(
    client: Client, city: City, citizen: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client.force_login(citizen)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/anregungen/neu/", {"text": "Mehr Licht", "email": citizen.email.upper()})
    told = Suggestion.objects.get()
    [message] = mail.outbox
    assert (message.to, message.subject) == ([citizen.email], f"{told.number}: Die Anregung ist da.")
    assert f"/anregungen/meine/{told.number}/" in links(message)
    assert follow_token(told) not in message.body + part(message)
    own = client.get(f"/anregungen/meine/{told.number}/")
    assert own["Location"] == f"/anregungen/verfolgen/{follow_token(told)}/"
    assert "List-Unsubscribe" not in message.extra_headers


def test_a_public_suggestion_can_be_followed_by_address(client: Client, city: City) -> None:
    told, hidden = released(), suggestion()
    url = f"/anregungen/{told.number}/folgen/"
    assert client.post(url, {"email": "a@example.org"}).status_code == 302
    follower = Follower.objects.get()
    assert (follower.email, follower.is_author, follower.confirmed_at) == ("a@example.org", False, None)
    assert client.post(f"/anregungen/{hidden.number}/folgen/", {"email": "a@example.org"}).status_code == 404
    assert client.post(url, {"email": "keine"}).status_code == 200
    client.post(url, {"email": "bot@example.org", "website": "x"})
    assert Follower.objects.count() == 1


def test_a_follower_cannot_become_the_author_by_the_public_form(client: Client, city: City) -> None:
    told = released()
    author = followed(told, "autorin@example.org", is_author=True)
    client.post(f"/anregungen/{told.number}/folgen/", {"email": "autorin@example.org"})
    author.refresh_from_db()
    assert (author.is_author, author.confirmed_at is not None) == (True, True)


def test_a_moderator_hears_of_danger_at_once_and_only_once(
    city: City, moderator: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        told = suggestion("Mein Mann schlägt mich. Ich will nicht mehr leben.")
    assert DangerFlag.objects.filter(suggestion=told).count() >= 2
    [message] = mail.outbox
    assert message.to == [moderator.email]
    assert message.subject == f"Bitte jetzt lesen: {told.number} spricht vielleicht von Gefahr"
    assert "schlägt" not in message.body


def test_an_import_wakes_nobody(
    city: City, moderator: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        suggestion("Mein Mann schlägt mich.", source="import")
    assert DangerFlag.objects.count() == 1
    assert mail.outbox == []


def test_every_kind_of_step_that_somebody_hears_of_has_its_own_sentence() -> None:
    internal = {StepKind.PERSONAL, StepKind.POINT_REMOVED, StepKind.READ}
    assert set(StepKind) - set(SENTENCES) == internal
    assert len({str(sentence) for sentence in SENTENCES.values()}) == len(SENTENCES)


@pytest.mark.parametrize(
    ("stage", "visibility", "said"),
    [
        (Stage.DECLINED, Visibility.PUBLIC, "Wir machen das nicht. Der Grund steht auf der Seite der Anregung."),
        (Stage.OPEN, Visibility.HELD, "Wir prüfen den Text."),
        (Stage.OPEN, Visibility.REJECTED, "Wir zeigen den Text nicht."),
    ],
)
@pytest.mark.parametrize("to_author", [True, False])
def test_a_mail_does_not_say_here_of_what_stands_on_the_page(
    city: City, stage: Stage, visibility: Visibility, said: str, to_author: bool
) -> None:
    told = released("Deutschkurse am Abend", field=city.language)
    told.stage, told.visibility = stage, visibility
    assert sentence_in_mail(told, to_author=to_author) == said
