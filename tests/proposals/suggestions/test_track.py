"""The stations of a suggestion's way follow its outcome, say no more than is known, and stand or end in one place."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from forums.municipality.calendar import today
from forums.municipality.due import Due
from forums.people.models import User
from forums.pictograms.names import Pictogram
from forums.pictograms.thread import Reached, Station
from proposals.suggestions.dates import answer_due, question_due, reading_due, review_due
from proposals.suggestions.labels import Label, Marks, label_of
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage, Visibility
from proposals.suggestions.steps import Step
from proposals.suggestions.track import Facts, Measures, Work, stations
from proposals.suggestions.track_facts import facts_of
from tests.conftest import City
from tests.factories import released, suggestion

DAY = date(2026, 3, 12)
PASSED, NOW, LATE, ENDED, NEXT = Reached.PASSED, Reached.NOW, Reached.LATE, Reached.ENDED, Reached.NEXT
ENDS = {Stage.DECLINED, Stage.NOT_OURS, Stage.COUNCIL_PETITION, Stage.PERSONAL_CASE, Stage.MERGED, Stage.WITHDRAWN}


def way(label: Label, **facts: object) -> list[tuple[str, Reached]]:
    known: dict[str, object] = {"published": DAY, "read": True, "with_team": DAY, "answered": DAY, "ended": DAY}
    with override("en"):
        return short(stations(Facts(label=label, received=DAY, **{**known, **facts})))  # type: ignore[arg-type]


def short(track: list[Station]) -> list[tuple[str, Reached]]:
    return [(str(station.title), station.reached) for station in track]


def ahead(days: int = 5) -> Due:
    return answer_due(today() + timedelta(days=days))


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("visibility", Visibility)
@pytest.mark.parametrize("stage", Stage)
def test_at_every_stage_and_visibility_it_stands_or_ends_in_one_place(
    stage: Stage, visibility: Visibility, late: bool
) -> None:
    label = label_of(Marks(stage=stage, visibility=visibility, late=late))
    due = ahead(-5 if late else 5) if stage in (Stage.OPEN, Stage.DEFERRED) else None
    settled = DAY if stage != Stage.OPEN else None
    track = stations(Facts(label, DAY, published=DAY, with_team=DAY, answered=settled, ended=settled, due=due))
    reached = [station.reached for station in track]
    here = [each for each in reached if each in (NOW, LATE, ENDED)]
    unfinished_refusal = label == Label.REJECTED and due is not None
    assert len(here) == (2 if unfinished_refusal and late else 1), short(track)
    assert reached[0] == PASSED
    assert reached == sorted(reached, key=[PASSED, NOW, LATE, ENDED, NEXT].index), "what is behind it, then what comes"
    if label.value in ENDS:
        assert reached[-1] == ENDED


@pytest.mark.parametrize(
    ("label", "facts", "expected"),
    [
        (
            Label.RECEIVED,
            {"published": None, "answered": None, "due": reading_due(date(2999, 1, 2))},
            [("Said", PASSED), ("Being read", NOW), ("With a team", NEXT), ("Answer", NEXT), ("Result", NEXT)],
        ),
        (
            Label.RECEIVED,
            {"published": None, "answered": None, "due": reading_due(DAY)},
            [("Said", PASSED), ("Not read yet", LATE), ("With a team", NEXT), ("Answer", NEXT), ("Result", NEXT)],
        ),
        (Label.HELD, {}, [("Said", PASSED), ("Read", PASSED), ("Being checked", NOW)]),
        (Label.REJECTED, {"published": None}, [("Said", PASSED), ("Not published", ENDED)]),
        (
            Label.ASSIGNED,
            {"answered": None, "due": ahead(), "read": False},
            [("Said", PASSED), ("Published", PASSED), ("With a team", NOW), ("Answer", NEXT), ("Result", NEXT)],
        ),
        (
            Label.QUESTION,
            {"answered": None, "due": answer_due(DAY, paused=True)},
            [
                ("Said", PASSED),
                ("Read", PASSED),
                ("With a team", PASSED),
                ("Question asked", NOW),
                ("Answer", NEXT),
                ("Result", NEXT),
            ],
        ),
        (
            Label.OVERDUE,
            {"answered": None, "due": ahead(-3)},
            [
                ("Said", PASSED),
                ("Read", PASSED),
                ("With a team", PASSED),
                ("The answer is missing", LATE),
                ("Result", NEXT),
            ],
        ),
        (
            Label.CHECKED_AGAIN,
            {"again": DAY, "due": ahead()},
            [
                ("Said", PASSED),
                ("Read", PASSED),
                ("With a team", PASSED),
                ("Answered", PASSED),
                ("Being checked again", NOW),
                ("Answer", NEXT),
                ("Result", NEXT),
            ],
        ),
        (
            Label.DECLINED,
            {},
            [("Said", PASSED), ("Read", PASSED), ("With a team", PASSED), ("Will not be done", ENDED)],
        ),
        (
            Label.DEFERRED,
            {"due": review_due(date(2999, 1, 2))},
            [
                ("Said", PASSED),
                ("Read", PASSED),
                ("With a team", PASSED),
                ("Deferred", NOW),
                ("Back with the team", NEXT),
                ("Answer", NEXT),
            ],
        ),
        (
            Label.DEFERRED,
            {"due": review_due(DAY)},
            [
                ("Said", PASSED),
                ("Read", PASSED),
                ("With a team", PASSED),
                ("Deferred", PASSED),
                ("Not back with the team yet", LATE),
                ("Answer", NEXT),
            ],
        ),
        (Label.WITHDRAWN, {"published": None, "with_team": None}, [("Said", PASSED), ("Withdrawn", ENDED)]),
        (
            Label.ACCEPTED,
            {"answered_late": True},
            [
                ("Said", PASSED),
                ("Read", PASSED),
                ("With a team", PASSED),
                ("Answered late", NOW),
                ("Measure", NEXT),
                ("Done", NEXT),
            ],
        ),
        (
            Label.ALREADY_COVERED,
            {},
            [("Said", PASSED), ("Read", PASSED), ("With a team", PASSED), ("Already planned", ENDED)],
        ),
    ],
)
def test_the_stations_of_each_outcome(
    label: Label, facts: dict[str, object], expected: list[tuple[str, Reached]]
) -> None:
    assert way(label, **facts) == expected


COUNCIL = "Council"


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        (Measures(Work.PLANNED), [("Measure", NOW), ("Done", NEXT)]),
        (Measures(Work.PROPOSED, body=COUNCIL), [("Measure", PASSED), (COUNCIL, NOW), ("Done", NEXT)]),
        (
            Measures(Work.PROPOSED, body=COUNCIL, until=Due(DAY)),
            [("Measure", PASSED), (COUNCIL, NOW), ("Done", NEXT)],
        ),
        (Measures(Work.ADOPTED, body=COUNCIL), [("Measure", PASSED), (COUNCIL, NOW), ("Done", NEXT)]),
        (Measures(Work.RUNNING), [("Measure", PASSED), ("Under way", NOW), ("Done", NEXT)]),
        (
            Measures(Work.RUNNING, body=COUNCIL),
            [("Measure", PASSED), (COUNCIL, PASSED), ("Under way", NOW), ("Done", NEXT)],
        ),
        (
            Measures(Work.RUNNING, until=Due(DAY)),
            [("Measure", PASSED), ("Under way", PASSED), ("Not done yet", LATE)],
        ),
        (Measures(Work.PLANNED, until=Due(DAY)), [("Measure", PASSED), ("Not done yet", LATE)]),
        (Measures(Work.PARTLY), [("Measure", PASSED), ("Partly done", NOW), ("Done", NEXT)]),
        (Measures(Work.DONE), [("Measure", PASSED), ("Done", ENDED)]),
        (Measures(Work.STOPPED), [("Measure", PASSED), ("Stopped", ENDED)]),
        (Measures(Work.STOPPED, body=COUNCIL), [("Measure", PASSED), ("Stopped", ENDED)]),
        (
            Measures(Work.STOPPED, body=COUNCIL, agreed=DAY),
            [("Measure", PASSED), (COUNCIL, PASSED), ("Stopped", ENDED)],
        ),
    ],
)
def test_what_was_taken_up_goes_on_as_far_as_its_measures(
    measures: Measures, expected: list[tuple[str, Reached]]
) -> None:
    track = way(Label.ACCEPTED, measures=measures)
    assert track[4:] == expected
    assert track[3] == ("Answered", PASSED)


def test_a_body_stands_there_only_where_one_decides() -> None:
    assert COUNCIL not in dict(way(Label.ACCEPTED))
    assert dict(way(Label.ACCEPTED, body=COUNCIL))[COUNCIL] == NEXT
    assert COUNCIL not in dict(way(Label.DECLINED, body=COUNCIL))


def test_ends_have_signs_of_their_own() -> None:
    signs = {label: stations(Facts(label, DAY))[-1].pictogram for label in Label if label.value in ENDS}
    assert len(set(signs.values())) == len(ENDS)
    assert signs[Label.DECLINED] == Pictogram.DECLINED


def test_what_was_answered_late_says_so_and_is_drawn_so() -> None:
    with override("en"):
        known = {"with_team": DAY, "published": DAY, "answered": DAY, "ended": DAY, "answered_late": True}
        assert stations(Facts(Label.DECLINED, DAY, **known))[-1].note == "12 March 2026, later than promised"  # type: ignore[arg-type]
        taken_up = stations(Facts(Label.ACCEPTED, DAY, **known))  # type: ignore[arg-type]
        late = [(str(station.title), station.reached) for station in taken_up if station.tone == "late"]
    assert late == [("Answered late", NOW)]


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (question_due(date(2999, 1, 2)), "Antwort darauf erbeten bis 2. Januar 2999"),
        (question_due(DAY), "Bis zum 12. März 2026 ist keine Antwort gekommen"),
        (None, ""),
    ],
)
def test_a_question_is_put_to_its_author_and_not_to_whoever_reads_the_track(due: Due | None, said: str) -> None:
    track = stations(Facts(Label.QUESTION, DAY, published=DAY, with_team=DAY, question_due=due))
    assert [station.note for station in track if station.reached == NOW] == [said]


def test_a_merged_one_with_a_late_answer_of_old_ends_as_merged() -> None:
    assert way(Label.MERGED)[-1] == ("Merged", ENDED)


def test_days_are_those_that_rows_prove(city: City, officer: User) -> None:
    told = released(field=city.language)
    told.forward(to=city.faith, by=officer, reason="Bitte ansehen.")
    steps = list(Step.objects.filter(suggestion=told).order_by("number"))
    facts = facts_of(told, steps, due=told.due)
    assert (facts.published, facts.with_team, facts.answered) == (today(), today(), None)
    waiting = suggestion()
    facts = facts_of(waiting, list(Step.objects.filter(suggestion=waiting)), due=waiting.due)
    assert (facts.published, facts.with_team, facts.label) == (None, None, Label.RECEIVED)


def test_reading_them_asks_the_database_nothing(city: City, django_assert_num_queries: object) -> None:
    told = Suggestion.objects.for_page().get(pk=released(field=city.language).pk)
    steps = list(Step.objects.filter(suggestion=told))
    with django_assert_num_queries(0):  # type: ignore[operator]
        stations(facts_of(told, steps, due=told.due))
