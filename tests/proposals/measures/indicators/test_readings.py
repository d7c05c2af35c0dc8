"""A reading is entered once for each day and corrected, never replaced; its next one has a date."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.exceptions import NotPossible, OutOfDate
from proposals.measures.indicators.frequency import Frequency, next_day, next_due
from proposals.measures.indicators.models import Indicator, IndicatorTarget
from proposals.measures.indicators.readings import Correction, Reading

from .conftest import fresh

ON = date(2025, 12, 31)


def latest(indicator: Indicator) -> Reading:
    return Reading.objects.standing().get(indicator=indicator, on=ON)


def test_a_correction_keeps_the_old_value_with_reason_and_person(indicator: Indicator, officer: User) -> None:
    reading = latest(indicator)
    reading.correct(value=Decimal(8), reason="Zahlendreher", by=officer, seen=1)
    kept = Correction.objects.get()
    assert (reading.value, reading.version, reading.is_corrected) == (8, 2, True)
    assert (kept.old_value, kept.value, kept.old_source, kept.reason, kept.actor) == (
        9,
        8,
        "Volkshochschule",
        "Zahlendreher",
        officer,
    )


def test_several_corrections_stand_in_their_order(indicator: Indicator) -> None:
    reading = latest(indicator)
    for value in (8, 7):
        reading.correct(value=Decimal(value), reason="Neu gezählt", by=None)
    kept = [(row.number, row.old_value, row.value) for row in reading.corrections.all()]
    assert kept == [(1, 9, 8), (2, 8, 7)]


def test_source_and_note_stay_where_nothing_is_said_about_them(indicator: Indicator) -> None:
    reading = latest(indicator)
    reading.correct(value=Decimal(9), note="Mit dem neuen Treff.", reason="Anmerkung vergessen", by=None)
    assert (reading.source, reading.note) == ("Volkshochschule", "Mit dem neuen Treff.")


@pytest.mark.parametrize(
    "facts",
    [
        {"value": 8, "reason": "  "},
        {"value": 9, "reason": "Nichts anders"},
        {"value": 8, "reason": "Tag", "on": date(2024, 12, 31)},
        {"value": 8, "reason": "Tag", "on": date(2999, 1, 1)},
    ],
)
def test_what_is_no_correction_is_refused_and_changes_nothing(indicator: Indicator, facts: dict[str, object]) -> None:
    with pytest.raises(NotPossible):
        latest(indicator).correct(**facts, by=None)  # type: ignore[arg-type]
    assert (latest(indicator).value, Correction.objects.count()) == (9, 0)


def test_whoever_saw_an_older_value_is_told(indicator: Indicator) -> None:
    first, second = latest(indicator), latest(indicator)
    first.correct(value=Decimal(8), reason="Zahlendreher", by=None, seen=1)
    with pytest.raises(OutOfDate):
        second.correct(value=Decimal(7), reason="Zahlendreher", by=None, seen=1)
    assert latest(indicator).value == 8


def test_what_is_taken_back_counts_nowhere_and_its_day_is_free(indicator: Indicator) -> None:
    latest(indicator).withdraw(reason="Falscher Indikator", by=None)
    again = fresh(indicator)
    assert [reading.value for reading in again.read_values] == [5, 6]
    assert Correction.objects.get().value is None
    again.record(on=ON, value=Decimal(10), by=None)
    assert fresh(indicator).latest.value == 10  # type: ignore[union-attr]


def test_what_was_taken_back_is_not_corrected(indicator: Indicator) -> None:
    reading = latest(indicator)
    reading.withdraw(reason="Falscher Indikator", by=None)
    with pytest.raises(NotPossible):
        reading.correct(value=Decimal(3), reason="Doch", by=None)


@pytest.mark.parametrize("on", [ON, today() + timedelta(days=1)])
def test_a_day_has_one_reading_and_none_before_it_has_come(indicator: Indicator, on: date) -> None:
    with pytest.raises(NotPossible):
        indicator.record(on=on, value=Decimal(1), by=None)
    assert len(fresh(indicator).read_values) == 3


def test_the_database_holds_it_too(indicator: Indicator) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.create(indicator=indicator, on=ON, value=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(reading=latest(indicator), number=1, old_value=1, old_on=ON, on=ON, reason="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.filter(pk=indicator.pk).update(baseline=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorTarget.objects.create(indicator=indicator, value=20, year=2030)


@pytest.mark.parametrize(
    ("frequency", "last", "day", "due"),
    [
        (Frequency.YEARLY, date(2025, 12, 31), date(2026, 12, 31), date(2027, 3, 31)),
        (Frequency.YEARLY, date(2024, 2, 29), date(2025, 2, 28), date(2025, 5, 31)),
        (Frequency.HALF_YEARLY, date(2026, 6, 30), date(2026, 12, 31), date(2027, 3, 31)),
        (Frequency.QUARTERLY, date(2026, 2, 15), date(2026, 5, 15), date(2026, 8, 31)),
        (Frequency.ONCE, date(2026, 2, 15), None, None),
        ("", date(2026, 2, 15), None, None),
    ],
)
def test_the_next_reading_follows_the_last(frequency: str, last: date, day: date | None, due: date | None) -> None:
    assert (next_day(frequency, last), next_due(frequency, last, None, 3)) == (day, due)


def test_the_first_reading_is_due_when_it_was_set_and_else_never() -> None:
    assert next_due(Frequency.YEARLY, None, date(2026, 5, 1), 3) == date(2026, 5, 1)
    assert next_due(Frequency.YEARLY, None, None, 3) is None
