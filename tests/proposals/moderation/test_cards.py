"""The moderators' page of cards, and what the writer reads at the receipt."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from forums.dialogue.cards import Card
from forums.dialogue.models import CardFlag, CardReview
from forums.dialogue.receipts import code
from forums.dialogue.tables import Table
from forums.notices.models import Notice
from forums.people.models import User
from forums.records.exceptions import NotPossible
from proposals.daily import JOBS
from tests.conftest import City
from tests.factories import card, running

BERLIN = ZoneInfo("Europe/Berlin")
PAGE = "/verwaltung/moderation/karten/"


@pytest.fixture
def table(city: City) -> Table:
    return running(city.language).tables.get()


@pytest.fixture
def desk(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


@pytest.fixture
def hidden(table: Table) -> Card:
    written = card(table, "Mehr Bänke")
    written.hide(because="advertising", by=None)
    return written


def _receipt(written: Card) -> str:
    return f"/foren/{written.forum.slug}/beleg/{code(written.forum, written.number)}/"


def test_the_queue_leads_to_flagged_cards(desk: Client, table: Table) -> None:
    card(table, "Mein Mann schlägt mich")
    assert PAGE in desk.get("/verwaltung/moderation/").content.decode()
    assert "Mein Mann schlägt mich" in desk.get(PAGE).content.decode()


def test_strangers_find_no_such_page(client: Client, coordinator: User, table: Table) -> None:
    client.force_login(coordinator)
    assert client.get(PAGE).status_code == 404


def test_a_moderator_ends_a_flag_with_what_was_done(desk: Client, table: Table, moderator: User) -> None:
    written = card(table, "Mein Mann schlägt mich")
    address = f"{PAGE}warnung/{written.flag.pk}/"
    assert desk.post(address, {"result": "angerufen"}).status_code == 422
    desk.post(address, {"outcome": "called", "result": "Frauenhaus, holt sie ab."})
    flag = CardFlag.objects.get()
    assert (flag.outcome, flag.result, flag.closed_by) == ("called", "Frauenhaus, holt sie ab.", moderator)
    assert "Frauenhaus, holt sie ab." in desk.get(PAGE).content.decode()


def test_the_writer_of_a_hidden_card_asks_from_the_receipt_and_reads_what_comes_of_it(
    client: Client, hidden: Card, moderator: User
) -> None:
    address = _receipt(hidden)
    repeats = [client.post(f"{address}noch-einmal/", {"why": "Das ist keine Werbung."}) for _time in range(120)]
    assert {answer.status_code for answer in repeats} == {302}
    review = CardReview.objects.get()
    assert review.asked == "Das ist keine Werbung."
    assert 'name="why"' not in client.get(address).content.decode()
    staff = Client()
    staff.force_login(moderator)
    assert "Das ist keine Werbung." in staff.get(PAGE).content.decode()
    staff.post(f"{PAGE}{review.pk}/", {"verdict": "stays", "note": "Es wirbt für einen Laden."})
    assert "Es wirbt für einen Laden." in client.get(address).content.decode()


def test_the_handover_lists_hidden_cards_with_their_fate(client: Client, hidden: Card, coordinator: User) -> None:
    client.force_login(coordinator)
    page = client.get(f"/verwaltung/foren/{hidden.forum_id}/uebergabe/").content.decode()
    assert ("ausgeblendet" in page, f"Karte {hidden.number}" in page) == (True, True)


def test_the_receipt_of_a_flagged_card_says_who_helps(client: Client, table: Table) -> None:
    page = client.get(_receipt(card(table, "Mein Mann schlägt mich"))).content.decode()
    assert 'href="tel:116016"' in page


@pytest.fixture
def flag(table: Table, moderator: User) -> CardFlag:
    """Raised on a Friday afternoon, half an hour before the office closes."""
    flag: CardFlag = card(table, "Mein Mann schlägt mich").flag
    CardFlag.objects.filter(pk=flag.pk).update(raised_at=datetime(2026, 3, 6, 15, 30, tzinfo=BERLIN))
    flag.refresh_from_db()
    return flag


def _tick_at(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    return JOBS["danger flags nobody opened"]()


@pytest.mark.parametrize(("hour", "minute", "alerts"), [(8, 29, 0), (8, 30, 1)])
def test_a_card_nobody_looks_after_alerts_all_moderators_after_a_working_hour_and_once(
    flag: CardFlag, moderator: User, monkeypatch: pytest.MonkeyPatch, hour: int, minute: int, alerts: int
) -> None:
    monday = datetime(2026, 3, 9, hour, minute, tzinfo=BERLIN)
    assert (_tick_at(monday, monkeypatch), _tick_at(monday, monkeypatch)) == (alerts, 0)
    told = Notice.objects.filter(kind="card.unopened").values_list("email", flat=True)
    assert list(told) == [moderator.email] * alerts


def test_the_alert_leads_to_the_card_and_never_has_its_words(flag: CardFlag, monkeypatch: pytest.MonkeyPatch) -> None:
    _tick_at(datetime(2026, 3, 9, 10, tzinfo=BERLIN), monkeypatch)
    mail = Notice.objects.get(kind="card.unopened").mail()
    assert mail is not None
    assert (PAGE in mail.body, "schlägt" in f"{mail.body}{mail.alternatives}") == (True, False)


def test_who_takes_a_flag_on_is_named_and_spares_the_colleagues_the_alert(
    desk: Client, flag: CardFlag, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.post(f"{PAGE}warnung/{flag.pk}/uebernehmen/")
    flag.refresh_from_db()
    assert flag.opened_by == moderator
    assert "uebernehmen" not in desk.get(PAGE).content.decode()
    assert _tick_at(datetime(2026, 3, 9, 10, tzinfo=BERLIN), monkeypatch) == 0


def test_an_alert_that_waited_is_not_sent_once_somebody_looks_after_it(
    flag: CardFlag, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tick_at(datetime(2026, 3, 9, 10, tzinfo=BERLIN), monkeypatch)
    flag.take_on(by=moderator)
    assert Notice.objects.get(kind="card.unopened").mail() is None


def test_a_flag_that_opens_anew_alerts_anew(flag: CardFlag, moderator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    _tick_at(datetime(2026, 3, 9, 10, tzinfo=BERLIN), monkeypatch)
    flag.card.end_danger(by=moderator, outcome="called", result="Frauenhaus.")
    with pytest.raises(NotPossible):
        flag.take_on(by=moderator)
    flag.card.correct("Ich will nicht mehr leben", by=None)
    assert _tick_at(datetime(2026, 3, 9, 12, tzinfo=BERLIN), monkeypatch) == 1
    assert Notice.objects.filter(kind="card.unopened").count() == 2
