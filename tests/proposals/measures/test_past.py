"""Where a measure stood on a day is read from its history, not from what it is today."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from forums.municipality.calendar import today
from proposals.measures.models import Measure
from proposals.measures.past import Stood, histories
from proposals.measures.workflow import Path, Status
from tests.conftest import City
from tests.factories import MeasureFactory

pytestmark = pytest.mark.django_db


def ago(days: int) -> date:
    return today() - timedelta(days=days)


def entered(days: int, **columns: object) -> Measure:
    measure: Measure = MeasureFactory(**columns)
    Measure.objects.filter(pk=measure.pk).update(created=timezone.now() - timedelta(days=days))
    measure.refresh_from_db()
    return measure


def stood(measure: Measure, day: date) -> Stood | None:
    return histories()[measure.pk].on(day)


def test_it_stands_where_its_last_move_up_to_the_day_led() -> None:
    measure = entered(100)
    measure.start(by=None, on=ago(50))
    measure.finish(by=None, text="Fertig.", on=ago(10))
    assert [stood(measure, ago(days)) for days in (101, 100, 51, 50, 11, 10, 0)] == [
        None,
        Stood(Status.PLANNED, None),
        Stood(Status.PLANNED, None),
        Stood(Status.RUNNING, ago(50)),
        Stood(Status.RUNNING, ago(50)),
        Stood(Status.DONE, ago(10)),
        Stood(Status.DONE, ago(10)),
    ]


def test_news_told_later_moves_nothing_back() -> None:
    measure = entered(100)
    measure.start(by=None, on=ago(50))
    measure.finish(by=None, text="Fertig.", on=ago(10))
    measure.report(by=None, text="Am Anfang kamen viele.", on=ago(40))
    assert stood(measure, ago(30)) == Stood(Status.RUNNING, ago(50))


def test_for_today_it_is_always_the_status_of_the_measure() -> None:
    measure = entered(100)
    measure.start(by=None, on=ago(5))
    measure.stop(by=None, text="Kein Geld.", on=ago(20))
    found = stood(measure, today())
    assert found is not None
    assert found.status == measure.status == Status.STOPPED


def test_what_was_laid_before_a_body_was_planned_until_then(city: City) -> None:
    measure = entered(100)
    measure.propose(to=city.owner, by=None, on=ago(30))
    assert stood(measure, ago(31)) == Stood(Status.PLANNED, None)
    assert stood(measure, ago(30)) == Stood(Status.PROPOSED, ago(30))


def test_what_was_proposed_from_the_beginning_was_never_planned(city: City) -> None:
    measure = entered(100, path=Path.PROPOSED, proposed_to=city.owner, status=Status.PROPOSED)
    measure.adopt(by=None, on=ago(30))
    assert stood(measure, ago(31)) == Stood(Status.PROPOSED, None)


def test_what_happened_before_it_was_entered_counts() -> None:
    measure = MeasureFactory()
    measure.start(by=None, on=ago(50))
    assert stood(measure, ago(51)) is None
    assert stood(measure, ago(50)) == Stood(Status.RUNNING, ago(50))


def test_a_deleted_measure_has_no_past() -> None:
    measure = entered(100)
    measure.delete()
    assert histories() == {}
