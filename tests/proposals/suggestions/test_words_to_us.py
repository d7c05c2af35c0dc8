"""What an author writes to us later is nobody's business but ours: no moderator has read it before the public."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils.formats import date_format
from pytest_django import DjangoCaptureOnCommitCallbacks

from forums.people.models import User
from proposals.suggestions.follow_links import follow_url
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from proposals.suggestions.reasons import ModerationReason
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import Step, StepKind
from tests.conftest import City
from tests.factories import released, suggestion

WORDS = "Der Mann im zweiten Stock ist schuld."


@pytest.fixture
def declined(city: City, officer: User) -> Suggestion:
    told = released(field=city.language)
    for email, is_author in (("autorin@example.org", True), ("nachbar@example.org", False)):
        Follower.objects.create(suggestion=told, email=email, language="de", is_author=is_author).confirm()
    told.close(Stage.DECLINED, StepKind.DECIDED, by=officer, body=told.holder, text="Kein Geld.")
    return told


def _reopen(told: Suggestion) -> None:
    Suggestion.objects.get(pk=told.pk).reopen(reason=WORDS)


def _read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_why_an_author_opens_it_again_is_read_by_the_team_and_the_author_alone(
    client: Client,
    declined: Suggestion,
    settings: Any,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        _reopen(declined)
    public = _read(client, declined.get_absolute_url())
    assert ("Die Anregung wird noch einmal geprüft." in public, WORDS in public) == (True, False)
    assert WORDS in _read(client, follow_url(declined).removeprefix(settings.SITE_URL))
    [told] = [message for message in mail.outbox if message.to == ["nachbar@example.org"]]
    assert (declined.number in told.subject, WORDS in f"{told.body}{told.alternatives}") == (True, False)


def test_what_a_body_says_when_it_asks_for_a_review_is_public(
    client: Client, city: City, declined: Suggestion, officer: User
) -> None:
    Suggestion.objects.get(pk=declined.pk).review(by=officer, body=declined.holder, reason="Es gibt wieder Geld.")
    assert "Es gibt wieder Geld." in _read(client, declined.get_absolute_url())


def test_with_the_author_go_the_words(declined: Suggestion) -> None:
    _reopen(declined)
    Suggestion.objects.get(pk=declined.pk).leave_no_author()
    assert Step.objects.get(kind=StepKind.REOPENED).text == ""


def test_the_form_says_who_reads_it(client: Client, declined: Suggestion, settings: Any) -> None:
    page = _read(client, follow_url(declined).removeprefix(settings.SITE_URL))
    assert "Das steht nicht auf der Website. Es lesen nur Menschen, die Ihre Anregung bearbeiten." in page


def _mailed_to_the_author(
    told: Suggestion, do: Any, capture: DjangoCaptureOnCommitCallbacks, email: str = "autorin@example.org"
) -> mail.EmailMessage:
    mail.outbox.clear()
    with capture(execute=True):
        do(told)
    [message] = [message for message in mail.outbox if message.to == [email]]
    return message


def test_the_mail_about_a_decline_names_the_last_day_to_have_it_checked_and_points_at_nothing_here(
    city: City, officer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    told = released(field=city.language)
    Follower.objects.create(suggestion=told, email="autorin@example.org", language="de", is_author=True).confirm()

    def decline(told: Suggestion) -> None:
        told.close(Stage.DECLINED, StepKind.DECIDED, by=officer, body=told.holder, text="Kein Geld.")

    message = _mailed_to_the_author(told, decline, django_capture_on_commit_callbacks)
    until = date_format(told.reopen_until, "DATE_FORMAT") if told.reopen_until else ""
    assert f"einmal neu prüfen lassen, bis zum {until}." in str(message.body)
    assert "steht hier" not in f"{message.body}{message.alternatives}"


def test_authors_are_spoken_to(
    city: City, moderator: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    told = suggestion()
    Follower.objects.create(suggestion=told, email="autorin@example.org", language="de", is_author=True).confirm()

    def reject(told: Suggestion) -> None:
        Suggestion.objects.get(pk=told.pk).reject(by=moderator, reason=ModerationReason.NAMES)

    first = _mailed_to_the_author(told, reject, django_capture_on_commit_callbacks)
    assert "Sie können uns einmal um eine neue Prüfung bitten." in str(first.body)
    Suggestion.objects.get(pk=told.pk).appeal(reason="Doch.")
    second = _mailed_to_the_author(told, reject, django_capture_on_commit_callbacks)
    assert "Wir haben den Text noch einmal geprüft. Wir zeigen ihn weiterhin nicht." in str(second.body)
    assert "bitten" not in str(second.body)
