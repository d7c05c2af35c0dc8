"""Who is told of an evaluation: the teams that they are asked, the steering group that it waits, each once."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cms.home.skeleton import lay_out
from forums.bodies.models import Membership, MembershipRole
from forums.municipality.calendar import WorkingCalendar, today
from forums.people.models import User
from forums.records.exceptions import NotPossible
from proposals.public.evaluation.letters import remind
from proposals.public.evaluation.models import Evaluation
from proposals.public.evaluation.telling import unreached
from tests.conftest import City, Outbox
from tests.factories import seat

from .conftest import ago, old

type Sent = Callable[[], list[tuple[str, str]]]

WRITE = "Bitte schreiben Sie, wie Ihr Team es sieht"
APPROVE = "Eine Auswertung wartet auf Ihre Freigabe"


def in_days(working: int) -> date:
    return WorkingCalendar.current().add(today(), working)


@pytest.fixture
def asked(city: City, officer: User, faith_officer: User, steering: User, coordinator: User) -> Evaluation:
    """Of two fields with a team each; nobody has written."""
    lay_out()
    old(field=city.language)
    old(field=city.faith)
    return Evaluation.begin(starts=None, until=ago(1), by=coordinator)


@pytest.fixture
def sent(outbox: Outbox) -> Sent:
    """To whom, and the subject; then the box is empty."""

    def taken() -> list[tuple[str, str]]:
        letters = outbox()
        found = sorted((letter.to[0], letter.subject) for letter in letters)
        letters.clear()
        return found

    return taken


def due(evaluation: Evaluation, day: date, created: int = 60) -> None:
    begun = timezone.now() - timedelta(days=created)
    Evaluation.objects.filter(pk=evaluation.pk).update(assess_by=day, created=begun)


def assess(evaluation: Evaluation, city: City, officer: User, faith_officer: User) -> None:
    evaluation.assess(city.language, "Gut.", by=officer, body=city.language_network, seen=0)
    evaluation.assess(city.faith, "Gut.", by=faith_officer, body=city.faith_network, seen=0)


def test_each_team_is_asked_once_by_a_day(asked: Evaluation, officer: User, faith_officer: User, sent: Sent) -> None:
    assert asked.assess_by == in_days(20)
    told = sent()
    assert [address for address, _subject in told] == sorted([officer.email, faith_officer.email])
    assert [WRITE in subject for _address, subject in told] == [True, True]
    assert (remind(), sent()) == (0, [])


def test_nobody_is_asked_for_a_day_that_is_over(city: City, officer: User, sent: Sent) -> None:
    with pytest.raises(NotPossible):
        Evaluation.begin(starts=None, until=ago(1), assess_by=ago(1))
    assert sent() == []


def test_a_team_is_reminded_before_and_after_the_day_until_it_has_written(
    asked: Evaluation, city: City, officer: User, faith_officer: User, sent: Sent, outbox: Outbox
) -> None:
    sent()
    asked.assess(city.language, "Gut.", by=officer, body=city.language_network, seen=0)
    due(asked, in_days(3))
    assert [remind(), remind()] == [1, 0]
    assert [address for address, _subject in sent()] == [faith_officer.email]
    due(asked, ago(5))
    assert [remind(), remind()] == [1, 0]
    [letter] = outbox()
    assert letter.to == [faith_officer.email]
    assert "Die Teams sollten bis zum" in " ".join(str(letter.body).split())


def test_who_was_asked_yesterday_is_not_reminded_today(asked: Evaluation, sent: Sent) -> None:
    sent()
    due(asked, in_days(3), created=1)
    assert (remind(), sent()) == (0, [])


def test_a_deputy_hears_where_nobody_holds_the_seat(city: City, coordinator: User, sent: Sent) -> None:
    deputy = seat(city.language_network, MembershipRole.FIELD_DEPUTY, "vertretung@example.org")
    Evaluation.begin(starts=None, until=ago(1), by=coordinator)
    assert [address for address, _subject in sent()] == [deputy.email]


def test_whoever_left_the_team_gets_no_letter_that_waits(asked: Evaluation, officer: User, sent: Sent) -> None:
    sent()
    due(asked, ago(5))
    Membership.objects.filter(person=officer.person).update(ends=ago(1))
    remind()
    assert officer.email not in [address for address, _subject in sent()]


def test_the_steering_group_is_told_once_when_all_have_written(
    asked: Evaluation, city: City, officer: User, faith_officer: User, steering: User, sent: Sent
) -> None:
    sent()
    assess(asked, city, officer, faith_officer)
    [(address, subject)] = sent()
    assert (address, APPROVE in subject) == (steering.email, True)
    asked.assess(city.faith, "Besser.", by=faith_officer, body=city.faith_network, seen=2)
    assert (remind(), sent()) == (0, [])


def test_it_is_reminded_once_when_late_and_told_again_after_a_change(
    asked: Evaluation, city: City, officer: User, faith_officer: User, steering: User, sent: Sent
) -> None:
    assess(asked, city, officer, faith_officer)
    sent()
    asked.assessments.update(at=timezone.now() - timedelta(days=60))
    assert [remind(), remind()] == [1, 0]
    assert [address for address, _subject in sent()] == [steering.email]
    asked.approve(by=steering, body=None, seen=2)
    assert (remind(), sent()) == (0, [])
    asked.assess(city.faith, "Noch besser.", by=faith_officer, body=city.faith_network, seen=2)
    assert [address for address, _subject in sent()] == [steering.email]


def test_it_waits_without_a_word_once_the_last_silent_team_is_gone(
    asked: Evaluation, city: City, officer: User, faith_officer: User, steering: User, sent: Sent
) -> None:
    asked.assess(city.language, "Gut.", by=officer, body=city.language_network, seen=0)
    sent()
    Membership.objects.filter(person=faith_officer.person).update(ends=ago(1))
    assert [remind(), remind()] == [1, 0]
    assert [address for address, _subject in sent()] == [steering.email]


def test_nobody_hears_of_what_was_discarded_or_approved(asked: Evaluation, steering: User, sent: Sent) -> None:
    sent()
    due(asked, ago(5))
    asked.approve(by=steering, body=None, seen=0)
    assert (remind(), sent()) == (0, [])
    other = Evaluation.begin(starts=None, until=ago(9))
    sent()
    due(other, ago(5))
    other.discard(seen=0)
    assert (remind(), sent()) == (0, [])


def words(client: Client, evaluation: Evaluation) -> str:
    shown = client.get(evaluation.get_absolute_url()).content.decode()
    return " ".join(shown.replace("\u2060", "").replace("\xad", "").split())


def test_the_page_says_who_got_a_mail_and_whom_none_reaches(
    asked: Evaluation, client: Client, city: City, officer: User, faith_officer: User, sent: Sent
) -> None:
    sent()
    client.force_login(officer)
    assert "Die Teams um ihre Einschätzung gebeten: E-Mails an 2 Personen, zuletzt am" in words(client, asked)
    assert "Diese Teams erreicht keine E-Mail" not in words(client, asked)
    User.objects.filter(pk=faith_officer.pk).update(is_active=False)
    assert [field.pk for field in unreached(asked)] == [city.faith.pk]
    assert "Diese Teams erreicht keine E-Mail" in words(client, asked)


def test_a_mail_that_did_not_go_out_is_not_claimed(
    city: City, client: Client, officer: User, coordinator: User
) -> None:
    lay_out()
    User.objects.filter(pk=officer.pk).update(email="")
    begun = Evaluation.begin(starts=None, until=ago(1), by=coordinator)
    client.force_login(coordinator)
    assert "Es ist noch keine E-Mail dazu verschickt." in words(client, begun)


def test_what_everybody_reads_does_not_say_who_was_asked(asked: Evaluation, client: Client, steering: User) -> None:
    asked.approve(by=steering, body=None, seen=0)
    assert "Wer gefragt ist" not in words(client, asked)
