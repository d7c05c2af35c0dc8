"""Danger flags: hidden at once, calls kept, and nobody's weekend is the reason that one stays unopened."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from forums.notices.models import Notice, deliver
from forums.people.models import User
from proposals.moderation.danger import Danger, DangerFlag
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Visibility
from tests.conftest import City
from tests.factories import released, suggestion

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def flagged(city: City) -> Suggestion:
    told = released("Ich kann nicht mehr.")
    DangerFlag.objects.create(suggestion=told, danger=Danger.SUICIDE, words="kann nicht mehr")
    return told


def test_acting_now_hides_the_text_and_opens_every_flag(flagged: Suggestion, moderator: User) -> None:
    DangerFlag.objects.create(suggestion=flagged, danger=Danger.VIOLENCE)
    DangerFlag.act_now(flagged, by=moderator)
    flagged.refresh_from_db()
    assert flagged.visibility == Visibility.HELD
    assert [flag.opened_by for flag in flagged.danger_flags.all()] == [moderator, moderator]


def test_acting_twice_writes_one_step(flagged: Suggestion, moderator: User) -> None:
    DangerFlag.act_now(flagged, by=moderator)
    DangerFlag.act_now(flagged, by=moderator)
    assert flagged.steps.filter(kind="held").count() == 1


def test_without_a_flag_there_is_nothing_to_act_on(city: City, moderator: User) -> None:
    with pytest.raises(NotPossible):
        DangerFlag.act_now(suggestion(), by=moderator)


def test_calls_are_kept_and_a_call_opens_the_flag(flagged: Suggestion, moderator: User) -> None:
    flag = flagged.danger_flags.get()
    flag.log_call(by=moderator, whom="Krisendienst", result="Ruft zurück.")
    flag.refresh_from_db()
    assert flag.opened_by == moderator
    assert [(call.whom, call.result, call.by) for call in flag.calls.all()] == [
        ("Krisendienst", "Ruft zurück.", moderator)
    ]


def test_a_flag_is_closed_once_with_its_result(flagged: Suggestion, moderator: User) -> None:
    flag = flagged.danger_flags.get()
    flag.close(by=moderator, result="Person ist versorgt.")
    with pytest.raises(NotPossible):
        flag.close(by=moderator, result="Noch einmal.")
    flag.refresh_from_db()
    assert flag.result == "Person ist versorgt."
    assert list(DangerFlag.objects.open()) == []


@pytest.mark.parametrize(
    ("raised", "now", "alerts"),
    [
        ("2026-03-02 09:00", "2026-03-02 09:59", 0),
        ("2026-03-02 09:00", "2026-03-02 10:00", 1),
        ("2026-03-06 15:30", "2026-03-09 08:29", 0),  # Friday afternoon to Monday morning
        ("2026-03-06 15:30", "2026-03-09 08:30", 1),
    ],
)
def test_all_moderators_are_alerted_after_one_working_hour(
    flagged: Suggestion, moderator: User, monkeypatch: pytest.MonkeyPatch, raised: str, now: str, alerts: int
) -> None:
    flagged.danger_flags.update(raised_at=datetime.fromisoformat(raised).replace(tzinfo=BERLIN))
    moment = datetime.fromisoformat(now).replace(tzinfo=BERLIN)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    assert DangerFlag.alert_overdue() == alerts
    assert DangerFlag.alert_overdue() == 0
    assert (
        list(Notice.objects.filter(kind="danger.unopened").values_list("email", flat=True))
        == [moderator.email] * alerts
    )


def test_an_opened_flag_alerts_nobody(flagged: Suggestion, moderator: User, stranger: User) -> None:
    flagged.danger_flags.update(raised_at=datetime(2026, 3, 2, 9, tzinfo=BERLIN))
    DangerFlag.act_now(flagged, by=moderator)
    assert DangerFlag.alert_overdue() == 0


def test_the_alert_names_the_number_and_never_the_text(flagged: Suggestion, moderator: User) -> None:
    flagged.danger_flags.update(raised_at=datetime(2026, 3, 2, 9, tzinfo=BERLIN))
    DangerFlag.alert_overdue()
    deliver.call(Notice.objects.get(kind="danger.unopened").pk)
    (sent,) = mail.outbox
    assert sent.to == [moderator.email]
    assert f"/verwaltung/moderation/{flagged.number}/" in sent.body
    assert "kann nicht mehr" not in sent.body + str(sent.alternatives[0])
