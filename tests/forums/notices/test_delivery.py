"""A notice is written once, sent once, and sent later where it could not be sent."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from forums.notices import delivery
from forums.notices.models import CLAIMED_FOR, MOST_ATTEMPTS, Notice, Recipient, deliver
from forums.people.models import User
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Visibility
from tests.conftest import City
from tests.factories import released

NOBODY_LISTENS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": 9},
    }
}


@pytest.fixture
def step(city: City) -> Step:
    found: Step = released(field=city.language).steps.latest("number")
    Notice.objects.all().delete()
    return found


def _write(step: Step, *recipients: Recipient) -> None:
    Notice.objects.write("suggestion.step", f"test:{step.pk}", recipients, about=step)


def _somebody(user: User) -> Recipient:
    return Recipient(f"user:{user.pk}", user.email, "de")


def test_the_same_event_reaches_one_recipient_once(step: Step, citizen: User, stranger: User) -> None:
    _write(step, _somebody(citizen), _somebody(stranger))
    _write(step, _somebody(citizen))
    assert list(Notice.objects.order_by("email").values_list("email", flat=True)) == [citizen.email, stranger.email]


def test_delivering_twice_sends_one_mail_and_forgets_the_address(step: Step, citizen: User) -> None:
    _write(step, _somebody(citizen))
    notice = Notice.objects.get()
    deliver.enqueue(notice.pk)
    deliver.enqueue(notice.pk)
    notice.refresh_from_db()
    assert ([message.to for message in mail.outbox], notice.email) == ([[citizen.email]], "")
    assert notice.sent_at is not None


def test_what_could_not_be_sent_is_sent_by_the_next_run(step: Step, citizen: User, settings: Any) -> None:
    _write(step, _somebody(citizen))
    working, settings.MAILERS = settings.MAILERS, NOBODY_LISTENS
    delivery.resend()
    failed = Notice.objects.get()
    assert (failed.sent_at, failed.attempts, failed.trouble) == (None, 1, "ConnectionRefusedError")
    settings.MAILERS = working
    assert delivery.resend() == 1
    assert [message.to for message in mail.outbox] == [[citizen.email]]


def test_a_mail_server_that_is_away_for_days_gives_nobody_up(step: Step, citizen: User, settings: Any) -> None:
    _write(step, _somebody(citizen))
    working, settings.MAILERS = settings.MAILERS, NOBODY_LISTENS
    for _hour in range(3 * MOST_ATTEMPTS):
        delivery.resend()
    settings.MAILERS = working
    delivery.resend()
    assert [message.to for message in mail.outbox] == [[citizen.email]]


def test_what_is_no_longer_true_is_dropped_and_proves_nothing(step: Step, citizen: User) -> None:
    Suggestion.objects.update(visibility=Visibility.HELD)
    _write(step, _somebody(citizen))
    delivery.resend()
    notice = Notice.objects.get()
    assert (mail.outbox, notice.sent_at, notice.dropped_at is not None, notice.email) == ([], None, True, "")
    assert (Notice.objects.sent().count(), delivery.resend()) == (0, 0)


def test_one_person_as_account_and_as_address_gets_one_mail(step: Step, citizen: User) -> None:
    _write(step, _somebody(citizen), Recipient("follower:7", citizen.email.upper(), "en"))
    assert list(Notice.objects.values_list("recipient", flat=True)) == [f"user:{citizen.pk}"]


def test_a_notice_in_somebodys_hands_is_left_alone_until_they_are_given_up(step: Step, citizen: User) -> None:
    _write(step, _somebody(citizen))
    Notice.objects.update(claimed_at=timezone.now())
    assert Notice.objects.unsent().count() == 0
    Notice.objects.update(claimed_at=timezone.now() - CLAIMED_FOR - timedelta(seconds=1))
    assert Notice.objects.unsent().count() == 1


def test_nobody_is_tried_for_ever(step: Step, citizen: User) -> None:
    _write(step, _somebody(citizen))
    Notice.objects.update(attempts=MOST_ATTEMPTS)
    assert Notice.objects.unsent().count() == 0


def test_a_mail_says_its_language_and_that_a_machine_wrote_it(step: Step, citizen: User) -> None:
    _write(step, Recipient("user:1", citizen.email, "en"))
    composed = Notice.objects.get().mail()
    assert composed is not None
    assert composed.extra_headers["Content-Language"] == "en"
    assert composed.extra_headers["Auto-Submitted"] == "auto-generated"
    assert [kind for _content, kind in composed.alternatives] == ["text/html"]
