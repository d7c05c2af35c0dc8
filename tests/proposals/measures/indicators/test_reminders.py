"""Readings remind once before their date and once after it; what is due stands in the list of the team."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from forums.municipality.calendar import today
from forums.notices.models import Notice
from forums.people.models import User
from proposals.measures.indicators.models import Indicator
from proposals.measures.indicators.readings import Reading
from proposals.measures.indicators.reminders import DUE, OVERDUE, remind_of_readings
from tests.conftest import City
from tests.forums.inbox.conftest import items


def due_on(indicator: Indicator, day: date) -> None:
    """The first reading is still to come, by this day."""
    Reading.objects.filter(indicator=indicator).delete()
    Indicator.objects.filter(pk=indicator.pk).update(first_due=day)


def written(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("recipient", flat=True))


def test_before_the_date_the_team_hears_once(indicator: Indicator, officer: User, teacher: User) -> None:
    due_on(indicator, today() + timedelta(days=3))
    assert [remind_of_readings(), remind_of_readings()] == [2, 0]
    assert written(DUE) == sorted([f"user:{officer.pk}", f"user:{teacher.pk}"])


def test_after_the_date_it_hears_once_more_and_no_further_time(
    indicator: Indicator, officer: User, django_capture_on_commit_callbacks: object
) -> None:
    due_on(indicator, today() - timedelta(days=60))
    assert [remind_of_readings(), remind_of_readings()] == [1, 0]
    assert (written(DUE), written(OVERDUE)) == ([], [f"user:{officer.pk}"])


def test_far_from_its_date_and_without_one_nobody_hears(indicator: Indicator, officer: User) -> None:
    for day in (today() + timedelta(days=60), None):
        due_on(indicator, day)  # type: ignore[arg-type]
        assert remind_of_readings() == 0


def test_a_field_without_a_team_is_the_lead_tandems(indicator: Indicator, lead_officer: User) -> None:
    due_on(indicator, today() - timedelta(days=60))
    remind_of_readings()
    assert written(OVERDUE) == [f"user:{lead_officer.pk}"]
    assert [item.about for item in items(lead_officer)] == [str(indicator)]


def test_what_was_entered_in_the_meantime_reminds_nobody(indicator: Indicator, officer: User) -> None:
    due_on(indicator, today() - timedelta(days=60))
    remind_of_readings()
    notice = Notice.objects.get()
    Notice.objects.update(email=officer.email, sent_at=None)
    notice.refresh_from_db()
    assert notice.mail() is not None
    indicator.record(on=today(), value=1, by=officer)  # type: ignore[arg-type]
    notice = Notice.objects.get()
    assert notice.mail() is None


def test_the_mail_says_what_is_late_and_leads_to_the_form(
    indicator: Indicator, officer: User, django_capture_on_commit_callbacks: object
) -> None:
    due_on(indicator, today() - timedelta(days=60))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        remind_of_readings()
    [sent] = mail.outbox
    assert sent.subject == "Ein Messwert ist überfällig: Offene Treffs"
    assert reverse("indicator_readings", args=[indicator.uuid]) in sent.body


@pytest.mark.parametrize(("days", "waits"), [(-60, True), (14, True), (15, False)])
def test_what_is_due_stands_in_the_list_of_its_team_alone(
    indicator: Indicator, city: City, officer: User, stranger: User, days: int, waits: bool
) -> None:
    due_on(indicator, today() + timedelta(days=days))
    assert [item.about for item in items(officer)] == ([str(indicator)] if waits else [])
    assert items(stranger) == []
