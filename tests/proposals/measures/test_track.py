"""The way of a measure tells what has happened, and nothing that has not."""

from datetime import date

import pytest
from django.test import Client

from forums.people.models import User
from forums.pictograms.thread import Reached
from proposals.measures.models import Measure, Path, Status
from proposals.measures.track import short_track, way
from proposals.measures.workflow import Progress
from tests.conftest import City
from tests.factories import BodyFactory, MeasureFactory, both, released

PASSED, NOW, LATE, ENDED, NEXT = Reached.PASSED, Reached.NOW, Reached.LATE, Reached.ENDED, Reached.NEXT


def stations(measure: Measure) -> list[tuple[str, Reached]]:
    history = list(Progress.objects.filter(measure=measure).for_page())
    return [(str(station.title), station.reached) for station in way(measure, [], history)]


@pytest.mark.parametrize(
    ("status", "path", "track"),
    [
        (Status.PLANNED, Path.OURSELVES, [NOW, NEXT, NEXT]),
        (Status.RUNNING, Path.OURSELVES, [PASSED, NOW, NEXT]),
        (Status.PARTLY, Path.OURSELVES, [PASSED, NOW, NEXT]),
        (Status.DONE, Path.OURSELVES, [PASSED, PASSED, ENDED]),
        (Status.PROPOSED, Path.PROPOSED, [NOW, NEXT, NEXT, NEXT]),
        (Status.ADOPTED, Path.PROPOSED, [PASSED, NOW, NEXT, NEXT]),
        (Status.RUNNING, Path.PROPOSED, [PASSED, PASSED, NOW, NEXT]),
    ],
)
def test_the_short_track_follows_the_status(status: Status, path: Path, track: list[Reached]) -> None:
    assert [step.reached for step in short_track(Measure(status=status, path=path))] == track


def test_a_stopped_measure_leads_nowhere() -> None:
    steps = short_track(Measure(status=Status.STOPPED, path=Path.PROPOSED))
    assert [step.stopped for step in steps] == [True] * 4


def test_what_is_late_is_late_where_it_stands() -> None:
    measure = Measure(status=Status.RUNNING, path=Path.OURSELVES, until=date(2020, 1, 1))
    assert [step.reached for step in short_track(measure)] == [PASSED, LATE, NEXT]


def test_the_body_that_decides_is_a_station_only_where_one_decides(city: City, officer: User) -> None:
    ours = MeasureFactory(field=city.language)
    assert stations(ours) == [("Im Konzept", PASSED), ("Geplant", NOW), ("In Umsetzung", NEXT), ("Abgeschlossen", NEXT)]
    ours.propose(to=BodyFactory(name=both("Sozialausschuss")), by=officer)
    assert stations(ours)[1:3] == [("Liegt bei: Sozialausschuss", NOW), ("Beschlossen", NEXT)]
    ours.adopt(by=officer)
    assert stations(ours)[1:3] == [("Entschieden: Sozialausschuss", PASSED), ("Beschlossen", NOW)]


def test_what_was_stopped_before_a_decision_was_not_decided(city: City, officer: User) -> None:
    measure = MeasureFactory(field=city.language)
    measure.propose(to=BodyFactory(), by=officer)
    measure.stop(by=officer, text="Kein Geld.")
    assert stations(measure) == [("Im Konzept", PASSED), ("Beendet ohne Abschluss", ENDED)]


def test_the_page_says_late_first_and_is_sorry(city: City, officer: User, client: Client) -> None:
    measure = MeasureFactory(field=city.language, status=Status.RUNNING, until=date(2020, 1, 1))
    measure.link(released("Eine Idee"), by=officer)
    html = client.get(measure.get_absolute_url()).content.decode()
    assert html.index("Sie ist zu spät. Das tut uns leid.") < html.index("Woher sie kommt")
    measure.finish(by=officer, text="Fertig.")
    assert "Sie ist zu spät" not in client.get(measure.get_absolute_url()).content.decode()


def test_the_next_review_is_said_while_the_measure_goes_on(city: City, officer: User, client: Client) -> None:
    measure = MeasureFactory(field=city.language, status=Status.RUNNING, review_on=date(2999, 3, 1))
    assert "Nächste Überprüfung" in client.get(measure.get_absolute_url()).content.decode()
    Measure.objects.filter(pk=measure.pk).update(review_on=date(2020, 3, 1))
    assert "war am 1. März 2020 fällig" in client.get(measure.get_absolute_url()).content.decode()
    measure.refresh_from_db()
    measure.finish(by=officer, text="Fertig.")
    assert "Nächste Überprüfung" not in client.get(measure.get_absolute_url()).content.decode()
