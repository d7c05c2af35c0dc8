"""Moderators hear of new texts as they like, and of what nobody read or checked in time; the office of its dates."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from cms.demo.clock import Clock, set_back
from forums.bodies.models import Body, MembershipRole
from forums.municipality.models import Moderation, Municipality
from forums.notices.models import Notice
from forums.people.models import NewTexts, User
from proposals.moderation.queues import counts
from proposals.suggestions.models import Suggestion
from tests.conftest import City, Outbox
from tests.factories import seat, suggestion
from tests.proposals.conftest import Mails


def _on(day: int, month: int = 6, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime(2026, month, day, hour))


@pytest.fixture
def clock() -> Iterator[Clock]:
    """Stands at nine on Monday, 1 June 2026; the 4th is a holiday."""
    with set_back() as set_clock:
        set_clock.moment = _on(1)
        yield set_clock


@pytest.fixture
def city(clock: Clock, city: City) -> City:
    return city


@pytest.fixture
def reader(moderator: User) -> User:
    """Has chosen one mail a day."""
    User.objects.filter(pk=moderator.pk).update(new_texts=NewTexts.DAILY)
    moderator.refresh_from_db()
    return moderator


def test_a_moderator_who_chose_nothing_hears_of_each_new_text_at_once_by_number_alone(
    city: City, moderator: User, outbox: Outbox
) -> None:
    told = suggestion("Mehr Licht am Bahnhof")
    [mail] = outbox()
    assert (mail.to, mail.subject) == ([moderator.email], f"{told.number}: Ein Text ist zu lesen")
    assert ("Bitte lesen Sie ihn bis 3. Juni 2026." in mail.body, "Mehr Licht" in mail.body) == (True, False)


def test_what_may_speak_of_danger_is_told_once(city: City, moderator: User, outbox: Outbox) -> None:
    suggestion("Mein Nachbar schlägt seine Kinder und will sie umbringen.")
    assert [Notice.objects.values_list("kind", flat=True).get(), len(outbox())] == ["danger.raised", 1]


def test_nobody_hears_of_their_own_text(city: City, moderator: User, outbox: Outbox) -> None:
    suggestion(author=moderator)
    assert [mail.subject for mail in outbox() if "zu lesen" in mail.subject] == []


def test_what_was_read_before_the_mail_went_out_is_not_mailed(city: City, moderator: User, outbox: Outbox) -> None:
    suggestion().release(by=moderator)
    assert [mail.subject for mail in outbox() if "zu lesen" in mail.subject] == []


def test_where_the_city_reads_afterwards_the_mail_says_that_it_is_public(
    city: City, moderator: User, outbox: Outbox
) -> None:
    Municipality.objects.update_or_create(defaults={"moderation": Moderation.AFTER})
    suggestion()
    assert "Er ist schon öffentlich, und noch niemand hat ihn gelesen." in outbox()[0].body


def test_an_author_who_asks_to_check_again_waits_for_the_moderators_too(
    city: City, moderator: User, outbox: Outbox
) -> None:
    told = suggestion()
    told.reject(by=moderator)
    outbox().clear()
    told.appeal(reason="Bitte noch einmal.")
    assert "bittet um eine neue Prüfung. Bitte prüfen Sie ihn bis 9. Juni 2026." in outbox()[0].body


def test_who_chose_the_digest_gets_one_mail_a_working_day_with_what_is_new(
    city: City, reader: User, clock: Clock, mails: Mails, outbox: Outbox
) -> None:
    first, second = suggestion("Mehr Licht"), suggestion("Mehr Bänke")
    assert len(outbox()) == 0
    assert mails() == [(reader.email, "2 Texte warten: Was die Moderation zu lesen hat")]
    assert f"Neu: {first.number}, {second.number}." in outbox()[-1].body
    clock.moment = _on(2)
    assert mails() == []
    clock.moment = _on(2, hour=15)
    third = suggestion("Mehr Bäume")
    clock.moment = _on(3)
    assert mails() == [(reader.email, "3 Texte warten: Was die Moderation zu lesen hat")]
    assert f"Neu: {third.number}." in outbox()[-1].body


def test_what_nobody_read_in_two_working_days_is_told_to_all_each_working_day(
    city: City, moderator: User, clock: Clock, mails: Mails, outbox: Outbox
) -> None:
    told = suggestion()  # to be read by Wednesday
    mails()
    clock.moment = _on(3)
    assert mails() == []
    clock.moment = _on(4)  # a holiday
    assert mails() == []
    clock.moment = _on(5)
    assert mails() == [(moderator.email, "1 Text wartet: Was die Moderation zu lesen hat")]
    assert f"Nicht rechtzeitig gelesen oder geprüft: {told.number}." in outbox()[-1].body
    told.release(by=moderator)
    clock.moment = _on(8)
    assert [subject for email, subject in mails() if email == moderator.email] == []


def test_what_was_published_unread_and_what_is_held_are_late_too(
    city: City, moderator: User, clock: Clock, mails: Mails, outbox: Outbox
) -> None:
    Municipality.objects.update_or_create(defaults={"moderation": Moderation.AFTER})
    unread, held = suggestion("Mehr Licht"), suggestion("Mehr Bänke")
    held.hold(by=moderator)
    clock.moment = _on(3)
    mails()
    clock.moment = _on(5)
    mails()
    assert f"geprüft: {unread.number}." in outbox()[-1].body
    clock.moment = _on(10)
    mails()
    assert f"geprüft: {unread.number}, {held.number}." in outbox()[-1].body
    assert counts()["late"] == 1


def test_imported_texts_come_with_the_daily_mail_to_everybody(
    city: City, moderator: User, clock: Clock, mails: Mails, outbox: Outbox
) -> None:
    for key in ("1", "2"):
        suggestion(source="import", source_key=key, received_at=_on(1, month=2))
    assert len(outbox()) == 0
    assert mails() == [(moderator.email, "2 Texte warten: Was die Moderation zu lesen hat")]


def test_the_choice_is_made_on_the_account_page_and_only_by_moderators(
    client: Client, moderator: User, citizen: User
) -> None:
    client.force_login(citizen)
    assert 'name="new_texts"' not in client.get("/konto/").content.decode()
    client.force_login(moderator)
    assert 'name="new_texts"' in client.get("/konto/").content.decode()
    client.post("/konto/", {"language": "de", "new_texts": "daily"})
    moderator.refresh_from_db()
    assert moderator.new_texts == NewTexts.DAILY


def test_the_complaints_office_is_reminded_before_and_after_the_date_of_its_answer(
    city: City, moderator: User, clock: Clock, mails: Mails, outbox: Outbox
) -> None:
    office = seat(city.complaints, MembershipRole.HOLDER, "beschwerde@example.org")
    told = suggestion()
    told.give_to_complaints(by=moderator)
    mails()
    due = Suggestion.everything.get().due_on
    assert due == date(2026, 6, 30)
    clock.moment = _on(23)
    assert mails() == [(office.email, f"{told.number}: Bald ist eine Antwort fällig")]
    clock.moment = _on(1, 7)
    assert mails() == [(office.email, f"{told.number}: Eine Antwort ist überfällig")]
    clock.moment = _on(2, 7)
    assert mails() == []


def test_a_moderator_who_acts_for_the_complaints_office_is_not_told_of_what_they_gave_it(
    city: City, moderator: User, outbox: Outbox
) -> None:
    office = seat(city.complaints, MembershipRole.HOLDER, "beschwerde@example.org")
    Body.objects.filter(pk=city.complaints.pk).update(email="stelle@example.org")
    told = suggestion()
    outbox().clear()
    told.give_to_complaints(by=office)
    assert [mail.to for mail in outbox() if "Beschwerde" in mail.subject] == []
