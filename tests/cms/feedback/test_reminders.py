"""The office is reminded of a report of a barrier before its date and after it, until it has answered."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from cms.demo.clock import Clock, set_back
from cms.feedback.models import AccessibilityReport
from cms.feedback.reminders import DUE, remind
from forums.municipality.models import Municipality
from forums.notices.models import Notice
from forums.people.models import User
from proposals.daily import REMINDERS
from tests.conftest import Outbox


@pytest.fixture
def clock(db: None) -> Iterator[Clock]:
    with set_back() as clock:
        clock.moment = _on(1)
        yield clock


@pytest.fixture
def report(clock: Clock) -> AccessibilityReport:
    """Received on Monday, 1 June 2026: the answer is due on Tuesday, 16 June, since the 4th is a holiday."""
    city = Municipality.current()
    city.contact_email = "stadt@example.org"
    city.save()
    report = AccessibilityReport.receive(uuid=uuid4(), language="de", problem="Die Schrift ist viel zu klein.")
    assert report.due_on == date(2026, 6, 16)
    return report


def _on(day: int) -> timezone.datetime:
    return timezone.make_aware(timezone.datetime(2026, 6, day, 9))


def test_once_before_its_date_and_then_in_every_span_after_it(
    report: AccessibilityReport, clock: Clock, outbox: Outbox
) -> None:
    written = {}
    for day in (1, 8, 9, 10, 16, 17, 18, 24):
        clock.moment = _on(day)
        written[day] = remind() + remind()
        outbox()
    assert written == {1: 0, 8: 0, 9: 1, 10: 0, 16: 0, 17: 1, 18: 0, 24: 1}
    assert Notice.objects.sent().filter(kind=DUE, recipient="city").count() == 3
    subjects = [mail.subject for mail in outbox() if "wartet auf Antwort" in mail.subject]
    assert subjects == [
        "Antwort bis 16. Juni 2026: Eine gemeldete Barriere wartet auf Antwort",
        *["Antwort überfällig seit 16. Juni 2026: Eine gemeldete Barriere wartet auf Antwort"] * 2,
    ]


def test_what_was_answered_is_reminded_of_no_more(report: AccessibilityReport, clock: Clock, officer: User) -> None:
    clock.moment = _on(9)
    remind()
    report.reply("Sie ist jetzt größer.", by=officer)
    assert Notice.objects.get(kind=DUE).mail() is None
    clock.moment = _on(17)
    assert remind() == 0


def test_without_an_address_of_the_office_nobody_is_written_to(report: AccessibilityReport, clock: Clock) -> None:
    Municipality.objects.update(contact_email="")
    clock.moment = _on(9)
    assert remind() == 0


def test_the_daily_run_knows_it() -> None:
    assert REMINDERS["reminders of reports of barriers"] is remind
