"""Danger flags: hidden at once, calls kept, and nobody's weekend is the reason that one stays unopened."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from forums.notices.models import Notice, deliver
from forums.people.models import User
from proposals.moderation.danger import Danger, DangerFlag, DangerOutcome
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


@pytest.fixture
def waiting(city: City, moderator: User) -> Suggestion:
    """Flagged at receipt."""
    return suggestion("Ich will nicht mehr leben.")


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
    flag.close(by=moderator, outcome=DangerOutcome.CALLED, result="Person ist versorgt.")
    with pytest.raises(NotPossible):
        flag.close(by=moderator, outcome=DangerOutcome.ADVISED, result="Noch einmal.")
    flag.refresh_from_db()
    assert (flag.outcome, flag.result, flag.closed_by) == ("called", "Person ist versorgt.", moderator)
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


def test_a_flag_that_opens_anew_alerts_anew(flagged: Suggestion, moderator: User) -> None:
    for _round in range(2):
        flagged.danger_flags.update(raised_at=datetime(2026, 3, 2, 9 + _round, tzinfo=BERLIN))
        assert DangerFlag.alert_overdue() == 1
        flag = flagged.danger_flags.get()
        flag.close(by=moderator, outcome=DangerOutcome.CALLED, result="Person ist versorgt.")
        DangerFlag.raise_by_hand(flagged, danger=flag.danger, by=moderator)
    assert Notice.objects.filter(kind="danger.unopened").count() == 2


def test_the_alert_names_the_number_and_never_the_text(flagged: Suggestion, moderator: User) -> None:
    flagged.danger_flags.update(raised_at=datetime(2026, 3, 2, 9, tzinfo=BERLIN))
    DangerFlag.alert_overdue()
    deliver.call(Notice.objects.get(kind="danger.unopened").pk)
    (sent,) = mail.outbox
    assert sent.to == [moderator.email]
    assert f"/verwaltung/moderation/{flagged.number}/" in sent.body
    assert "kann nicht mehr" not in sent.body + str(sent.alternatives[0])


def test_a_text_is_not_published_while_a_flag_is_open(waiting: Suggestion, moderator: User) -> None:
    with pytest.raises(NotPossible):
        waiting.release(by=moderator)
    waiting.refresh_from_db()
    assert waiting.visibility == Visibility.PENDING


def test_the_check_is_made_under_the_lock(waiting: Suggestion, moderator: User) -> None:
    """A page that was opened before the flag was raised knows nothing of it."""
    waiting.danger_flags.get().close(by=moderator, outcome=DangerOutcome.FALSE_ALARM, result="Ein Liedtext.")
    opened_before = Suggestion.objects.get(pk=waiting.pk)
    DangerFlag.raise_by_hand(waiting, danger=Danger.CHILD, by=moderator)
    with pytest.raises(NotPossible):
        opened_before.release(by=moderator)


def test_the_database_refuses_it_too(waiting: Suggestion) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.filter(pk=waiting.pk).update(visibility=Visibility.PUBLIC)


def test_only_the_last_of_several_flags_opens_the_way(waiting: Suggestion, moderator: User) -> None:
    DangerFlag.raise_by_hand(waiting, danger=Danger.CHILD, by=moderator)
    first, last = waiting.danger_flags.order_by("pk")
    first.close(by=moderator, outcome=DangerOutcome.CALLED, result="Krisendienst, ruft zurück.")
    waiting.refresh_from_db()
    with pytest.raises(NotPossible):
        waiting.release(by=moderator)
    last.close(by=moderator, outcome=DangerOutcome.ADVISED, result="Nummer gegen Kummer.")
    waiting.refresh_from_db()
    waiting.release(by=moderator)
    assert waiting.visibility == Visibility.PUBLIC


@pytest.mark.parametrize(("outcome", "result"), [("", "Alles gut."), ("called", " "), ("earlier", "Alles gut.")])
def test_a_flag_ends_only_with_what_was_done(waiting: Suggestion, moderator: User, outcome: str, result: str) -> None:
    with pytest.raises(NotPossible):
        waiting.danger_flags.get().close(by=moderator, outcome=outcome, result=result)
    assert waiting.danger_flags.open().count() == 1


def test_a_flag_raised_on_a_public_text_takes_it_out_of_public_view(city: City, moderator: User) -> None:
    told = released("Mein Nachbar ist schwierig.")
    DangerFlag.raise_by_hand(told, danger=Danger.VIOLENCE, by=moderator)
    told.refresh_from_db()
    assert (told.visibility, told.in_danger) == (Visibility.HELD, True)


def test_an_appeal_does_not_lead_round_the_flag(waiting: Suggestion, moderator: User) -> None:
    waiting.reject(by=moderator)
    waiting.appeal(reason="Bitte noch einmal lesen.")
    with pytest.raises(NotPossible):
        waiting.release(by=moderator)


def test_calling_back_a_personal_case_does_not_lead_round_the_flag(city: City, moderator: User, officer: User) -> None:
    told = released("Mein Nachbar ist schwierig.", field=city.language)
    told.advise_personally(by=officer, text="Die Beratung hilft.")
    step = told.steps.last()
    DangerFlag.raise_by_hand(told, danger=Danger.VIOLENCE, by=moderator)
    told.refresh_from_db()
    assert step is not None
    with pytest.raises(NotPossible):
        told.call_back(step, by=officer, body=city.language_network, reason="Doch nicht.")


def test_what_the_author_writes_later_is_read_for_danger_as_well(city: City, moderator: User, officer: User) -> None:
    told = released("Mehr Kurse.", field=city.language)
    told.ask(by=officer, question="Wann hätten Sie Zeit?")
    told.reply(text="Ich will nicht mehr leben.")
    told.refresh_from_db()
    assert (told.visibility, [flag.danger for flag in told.danger_flags.open()]) == (Visibility.HELD, ["suicide"])
    assert Notice.objects.filter(kind="danger.raised").values_list("email", flat=True).get() == moderator.email
