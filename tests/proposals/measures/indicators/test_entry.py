"""The tandem enters readings on the desk: its own fields' alone, with what was typed kept when something is wrong."""

from datetime import date

import html5lib
import pytest
from django.test import Client
from django.urls import reverse

from forums.people.models import User
from proposals.measures.indicators.models import Indicator
from proposals.measures.indicators.readings import Reading
from tests.conftest import City
from tests.factories import GoalFactory, IndicatorFactory

from .conftest import fresh

DESK = "/tandem/messwerte/"


@pytest.fixture
def desk(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def page(indicator: Indicator) -> str:
    return reverse("indicator_readings", args=[indicator.uuid])


def correction(indicator: Indicator) -> str:
    return reverse("reading_correct", args=[indicator.uuid, Reading.objects.get(on__year=2025).pk])


def test_the_desk_names_the_teams_own_indicators(desk: Client, indicator: Indicator, city: City) -> None:
    IndicatorFactory(goal=GoalFactory(field=city.faith))
    assert list(desk.get(DESK).context["indicators"]) == [indicator]


@pytest.mark.parametrize(
    ("who", "status"), [("teacher", 200), ("lead_officer", 200), ("coordinator", 200), ("stranger", 404), (None, 302)]
)
def test_who_may_enter_readings(
    request: pytest.FixtureRequest, client: Client, indicator: Indicator, who: str | None, status: int
) -> None:
    if who:
        client.force_login(request.getfixturevalue(who))
    addresses = (DESK, page(indicator), correction(indicator))
    assert [client.get(address).status_code for address in addresses] == [status] * 3


def test_another_teams_indicator_is_refused(desk: Client, city: City) -> None:
    other = IndicatorFactory(goal=GoalFactory(field=city.faith))
    data = {"value": "3", "on": "2025-12-31"}
    assert [desk.get(page(other)).status_code, desk.post(page(other), data).status_code] == [403, 403]
    assert Reading.objects.count() == 0


def test_a_reading_is_entered_as_germans_write_it(desk: Client, indicator: Indicator, officer: User) -> None:
    data = {"value": "1.250,5", "on": "2026-06-30", "source": "VHS", "note": "Mit Ferien"}
    assert desk.post(page(indicator), data)["Location"] == page(indicator)
    made = fresh(indicator).latest
    assert made is not None
    assert (str(made.value), made.on, made.source, made.note, made.recorded_by) == (
        "1250.50",
        date(2026, 6, 30),
        "VHS",
        "Mit Ferien",
        officer,
    )


def test_the_form_proposes_what_is_likely(desk: Client, indicator: Indicator) -> None:
    Reading.objects.filter(on__year=2025).delete()
    initial = desk.get(page(indicator)).context["form"].initial
    assert initial == {"on": date(2025, 12, 31), "source": "Volkshochschule"}


@pytest.mark.parametrize(
    ("data", "status", "wrong"),
    [
        ({"value": "zwölf", "on": "2026-06-30"}, 422, "value"),
        ({"value": "1,234", "on": "2026-06-30"}, 422, "value"),
        ({"value": "12", "on": "2999-01-01"}, 422, "on"),
        ({"value": "12", "on": ""}, 422, "on"),
        ({"value": "12", "on": "2025-12-31"}, 409, "on"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    desk: Client, indicator: Indicator, data: dict[str, str], status: int, wrong: str
) -> None:
    answer = desk.post(page(indicator), {**data, "note": "Mein Satz dazu"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (status, [wrong])
    assert "Mein Satz dazu" in answer.content.decode()
    assert Reading.objects.count() == 3


def test_a_correction_is_public_with_its_reason(desk: Client, indicator: Indicator) -> None:
    data = {"value": "8", "on": "2025-12-31", "source": "VHS", "note": "", "version": "1", "reason": "Zahlendreher"}
    assert desk.post(correction(indicator), data)["Location"] == page(indicator)
    public = desk.get("/indikatoren/").content.decode()
    assert ("8 (berichtigt)" in public, "Zahlendreher" in public) == (True, True)


def test_two_at_once_both_see_both_and_the_second_keeps_the_text(desk: Client, indicator: Indicator) -> None:
    Reading.objects.get(on__year=2025).correct(value=7, reason="Neu gezählt", by=None)  # type: ignore[arg-type]
    data = {"value": "8", "on": "2025-12-31", "source": "VHS", "version": "1", "reason": "Zahlendreher"}
    answer = desk.post(correction(indicator), data)
    html = answer.content.decode()
    assert (answer.status_code, "Zahlendreher" in html, "Neu gezählt" in html) == (409, True, True)
    assert desk.post(correction(indicator), {**data, "version": "2"}).status_code == 302


def test_a_reading_is_taken_back_with_its_reason(desk: Client, indicator: Indicator) -> None:
    address = correction(indicator)
    assert desk.post(address, {"withdraw": "1", "zurueck-version": "1", "zurueck-reason": ""}).status_code == 422
    data = {"withdraw": "1", "zurueck-version": "1", "zurueck-reason": "Falscher Indikator"}
    assert desk.post(address, data)["Location"] == page(indicator)
    assert len(fresh(indicator).read_values) == 2
    assert "Falscher Indikator" in desk.get(page(indicator)).content.decode()
    assert desk.get(address).status_code == 404


def test_the_pages_are_valid_html(desk: Client, indicator: Indicator) -> None:
    Reading.objects.get(on__year=2025).correct(value=7, reason="Neu gezählt", by=None)  # type: ignore[arg-type]
    Reading.objects.get(on__year=2024).withdraw(reason="Falsch", by=None)
    for address in (DESK, page(indicator), correction(indicator), "/indikatoren/"):
        html5lib.HTMLParser(strict=True).parse(desk.get(address).content.decode())
