"""The council's results move measures, and reach the people behind them once at each hop."""

from collections.abc import Collection

import pytest

from forums.bodies.models import Body
from forums.council.papers.models import Paper
from forums.council.papers.states import Part, Result
from forums.council.papers.treatment import Outcome
from forums.people.models import User
from forums.records.exceptions import NotPossible
from proposals.measures.models import Measure
from proposals.measures.papers import MeasurePaper, concern
from proposals.measures.workflow import Status
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import StepKind
from tests.factories import consultation, paper

FOR, AGAINST = Outcome(Result.MAJORITY, 38, 4), Outcome(Result.MAJORITY, 4, 38)


def status(measure: Measure) -> str:
    return Measure.objects.get(pk=measure.pk).status


def news(origin: Suggestion) -> list[tuple[str, bool]]:
    steps = origin.steps.filter(kind=StepKind.MEASURE_PROGRESS).order_by("number")
    return [(step.data["status"], step.data["moved"]) for step in steps]


@pytest.mark.parametrize(("outcome", "after"), [(FOR, Status.ADOPTED), (AGAINST, Status.STOPPED)])
def test_the_decision_moves_what_was_proposed(
    measure: Measure, matter: Paper, council: Body, outcome: Outcome, after: Status
) -> None:
    consultation(matter, council).record(outcome, by=None)
    assert status(measure) == after


@pytest.mark.parametrize("before", [Status.ADOPTED, Status.RUNNING, Status.PARTLY, Status.DONE, Status.STOPPED])
@pytest.mark.parametrize("outcome", [FOR, AGAINST])
def test_what_did_not_wait_for_a_decision_stays_where_it_is(
    measure: Measure, matter: Paper, council: Body, origin: Suggestion, before: Status, outcome: Outcome
) -> None:
    Measure.objects.filter(pk=measure.pk).update(status=before)
    consultation(matter, council).record(outcome, by=None)
    assert (status(measure), news(origin)) == (before, [(before, False)])


@pytest.mark.parametrize(
    ("part", "outcome"),
    [
        (Part.NOTES, Outcome(Result.NOTED)),
        (Part.RECOMMENDS, Outcome(Result.UNANIMOUS)),
        (Part.RECOMMENDS, Outcome(Result.MAJORITY, 1, 4)),
        (Part.DECIDES, Outcome(Result.NOTED)),
        (Part.DECIDES, Outcome(Result.POSTPONED)),
        (Part.DECIDES, Outcome(Result.DROPPED)),
    ],
)
def test_everything_else_moves_nothing_and_is_told(
    measure: Measure, matter: Paper, committee: Body, origin: Suggestion, part: Part, outcome: Outcome
) -> None:
    consultation(matter, committee, part).record(outcome, by=None)
    assert (status(measure), news(origin)) == (Status.PROPOSED, [(Status.PROPOSED, False)])


@pytest.mark.parametrize(
    ("first", "corrected", "after"),
    [
        (FOR, Outcome(Result.OPEN), Status.PROPOSED),
        (AGAINST, Outcome(Result.OPEN), Status.PROPOSED),
        (FOR, Outcome(Result.POSTPONED), Status.PROPOSED),
        (FOR, AGAINST, Status.STOPPED),
        (AGAINST, FOR, Status.ADOPTED),
    ],
)
def test_a_correction_takes_the_effect_back(
    measure: Measure, matter: Paper, council: Body, first: Outcome, corrected: Outcome, after: Status
) -> None:
    step = consultation(matter, council)
    step.record(first, by=None)
    step.correct(corrected, reason="Falsche Zeile", by=None)
    assert status(measure) == after
    step.refresh_from_db()
    if step.result != Result.OPEN:
        step.correct(Outcome(Result.OPEN), reason="Falsche Vorlage", by=None)
    assert status(measure) == Status.PROPOSED


def test_what_has_begun_since_is_not_undone_by_a_correction(
    measure: Measure, matter: Paper, council: Body, officer: User
) -> None:
    step = consultation(matter, council)
    step.record(FOR, by=None)
    Measure.objects.get(pk=measure.pk).start(by=officer)
    step.correct(Outcome(Result.OPEN), reason="Falsche Zeile", by=None)
    assert status(measure) == Status.RUNNING


def test_a_measure_that_is_chosen_later_hears_of_the_decision_then(
    measure: Measure, council: Body, origin: Suggestion
) -> None:
    matter = paper()
    consultation(matter, council).record(FOR, by=None)
    matter = Paper.objects.get(pk=matter.pk)
    concern(matter, [measure], by=None)
    assert (status(measure), news(origin)) == (Status.ADOPTED, [(Status.ADOPTED, True)])
    concern(matter, [measure], by=None)
    assert len(news(origin)) == 1


def _left_out(matter: Paper) -> Collection[int]:
    return list(MeasurePaper.objects.filter(paper=matter).values_list("measure", flat=True))


def test_what_a_body_has_treated_stays_on_record(measure: Measure, matter: Paper, council: Body) -> None:
    concern(matter, [], by=None)
    assert _left_out(matter) == []
    concern(matter, [measure], by=None)
    consultation(matter, council).record(Outcome(Result.POSTPONED), by=None)
    with pytest.raises(NotPossible):
        concern(matter, [], by=None)
    assert _left_out(matter) == [measure.pk]
