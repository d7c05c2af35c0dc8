"""Many letters of the desk to one person at one time go as one mail that lists them."""

from typing import Any

from cms.demo.clock import Clock
from forums.notices.delivery import FEWEST_TOGETHER
from forums.notices.models import Notice
from forums.people.models import User
from tests.conftest import City, Outbox
from tests.factories import released
from tests.proposals.conftest import Mails

from ..conftest import on
from .conftest import NOBODY_LISTENS, body_of

CALL_BACK = "desk.call_back_soon"


def _passed_on(count: int, city: City, officer: User) -> list[str]:
    """Given away by one seat alone, so that its partner may call each back."""
    made = [released(f"Deutschkurse, Gruppe {number}", field=city.language) for number in range(count)]
    for suggestion in made:
        suggestion.forward(to=city.faith, by=officer, reason="Das ist Ihr Thema.", seat="office")
    return [suggestion.number for suggestion in made]


def test_many_steps_to_call_back_are_told_in_one_mail(
    city: City, officer: User, pastor: User, teacher: User, clock: Clock, mails: Mails, outbox: Outbox
) -> None:
    clock.moment = on(15)
    numbers = _passed_on(FEWEST_TOGETHER, city, officer)
    mails()
    clock.moment = on(19)
    told = [subject for email, subject in mails() if email == teacher.email]
    assert told == [f"{FEWEST_TOGETHER} Nachrichten vom Schreibtisch"]
    body = body_of(outbox, teacher.email)
    assert [number for number in numbers if f"{number}: Deutschkurse" not in body] == []
    assert body.count("22. Juni 2026") == FEWEST_TOGETHER
    assert Notice.objects.sent().filter(kind=CALL_BACK, email="").count() == FEWEST_TOGETHER


def test_a_few_go_one_by_one(
    city: City, officer: User, pastor: User, teacher: User, clock: Clock, mails: Mails
) -> None:
    clock.moment = on(15)
    _passed_on(FEWEST_TOGETHER - 1, city, officer)
    mails()
    clock.moment = on(19)
    assert len([email for email, _subject in mails() if email == teacher.email]) == FEWEST_TOGETHER - 1


def test_what_is_no_longer_true_is_left_out_and_a_mail_server_that_is_away_loses_none(
    city: City, officer: User, pastor: User, teacher: User, clock: Clock, settings: Any, mails: Mails, outbox: Outbox
) -> None:
    clock.moment = on(15)
    numbers = _passed_on(FEWEST_TOGETHER + 1, city, officer)
    mails()
    clock.moment, working = on(19), settings.MAILERS
    settings.MAILERS = NOBODY_LISTENS
    mails()
    assert Notice.objects.unsent().filter(kind=CALL_BACK, trouble="ConnectionRefusedError").count() == len(numbers)
    city.faith.refresh_from_db()
    Notice.objects.filter(kind=CALL_BACK).first().about.forward(  # type: ignore[union-attr]
        to=city.language, by=pastor, reason="Doch Ihres.", seat="field"
    )
    settings.MAILERS = working
    told = [subject for email, subject in mails() if email == teacher.email]
    assert told == [f"{FEWEST_TOGETHER + 1} Nachrichten vom Schreibtisch"]  # with the one that has come back
    assert body_of(outbox, teacher.email).count("kurz zurückholen") == FEWEST_TOGETHER
    assert Notice.objects.exclude(dropped_at=None).filter(kind=CALL_BACK).count() == 1


def test_what_a_team_lost_to_the_lead_tandem_in_one_night_is_one_mail_to_each_seat(
    city: City, officer: User, teacher: User, lead_officer: User, lead_partner: User, clock: Clock, mails: Mails
) -> None:
    clock.moment = on(1)
    for number in range(12):
        released(f"Deutschkurse, Gruppe {number}", field=city.language)
    mails()
    clock.moment = on(10, 8)
    told = [subject for email, subject in mails() if email == lead_officer.email]
    assert told == ["12 Antworten sind überfällig", "12 Nachrichten vom Schreibtisch"]
