"""What can become of a milestone, what it keeps, and what the database refuses."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from forums.bodies.models import Body, Kind
from forums.council.papers.states import Result
from forums.council.process.models import Milestone, MilestoneEntry
from forums.council.process.spans import Span
from forums.council.process.states import (
    MILESTONE_MOVES,
    EntryKind,
    MilestoneState,
    Precision,
    Standing,
)
from forums.council.process.timeline import points
from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.exceptions import NotPossible, OutOfDate
from tests.factories import BodyFactory, MilestoneFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PLANNED, MOVED, REACHED, DROPPED = MilestoneState


def in_state(state: MilestoneState) -> Milestone:
    milestone: Milestone = MilestoneFactory()
    if state == MOVED:
        milestone.move(Span.day(today() - DAY), reason="Der Saal war belegt.", by=None)
    elif state == REACHED:
        milestone.reach(by=None)
    elif state == DROPPED:
        milestone.drop(reason="Es gibt kein Geld.", by=None)
    return milestone


VERBS = {
    "reach": lambda milestone: milestone.reach(by=None),
    "move": lambda milestone: milestone.move(Span.day(today() - 2 * DAY), reason="Grund", by=None),
    "drop": lambda milestone: milestone.drop(reason="Grund", by=None),
    "plan_again": lambda milestone: milestone.plan_again(reason="Grund", by=None),
}
LEADS = {
    (PLANNED, "reach"): REACHED,
    (MOVED, "reach"): REACHED,
    (PLANNED, "move"): MOVED,
    (MOVED, "move"): MOVED,
    (PLANNED, "drop"): DROPPED,
    (MOVED, "drop"): DROPPED,
    (REACHED, "plan_again"): PLANNED,
    (DROPPED, "plan_again"): PLANNED,
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", MilestoneState)
def test_each_verb_leads_where_the_table_says_or_changes_nothing(state: MilestoneState, verb: str) -> None:
    milestone = in_state(state)
    before = milestone.version
    expected = LEADS.get((state, verb))
    if expected is None:
        with pytest.raises(NotPossible):
            VERBS[verb](milestone)
    else:
        VERBS[verb](milestone)
    milestone.refresh_from_db()
    assert (milestone.state, milestone.version) == (expected or state, before + (expected is not None))
    assert expected is None or (state, expected) in MILESTONE_MOVES


def test_what_was_moved_once_is_planned_again_as_moved() -> None:
    milestone = in_state(MOVED)
    milestone.drop(reason="Grund", by=None)
    milestone.plan_again(reason="Doch.", by=None)
    assert milestone.state == MOVED


def test_each_move_keeps_the_old_date_the_reason_who_and_when(coordinator: User) -> None:
    milestone = MilestoneFactory(starts=date(2016, 5, 1))
    milestone.move(Span.of(date(2016, 8, 9), date(2016, 11, 3), Precision.MONTH), reason=" Zu früh. ", by=coordinator)
    milestone.move(Span.day(date(2017, 1, 5)), reason="Noch einmal.", by=coordinator)
    kept = [(entry.number, entry.before, entry.reason, entry.actor) for entry in milestone.entries.all()]
    assert kept == [
        (1, Span.day(date(2016, 5, 1)), "Zu früh.", coordinator),
        (2, Span(date(2016, 8, 1), date(2016, 11, 30), Precision.MONTH), "Noch einmal.", coordinator),
    ]
    assert milestone.span == Span.day(date(2017, 1, 5))


@pytest.mark.parametrize("verb", ["move", "drop", "plan_again"])
def test_no_date_changes_without_a_reason(verb: str) -> None:
    milestone = in_state(DROPPED if verb == "plan_again" else PLANNED)
    details = {"to": Span.day(today() + DAY)} if verb == "move" else {}
    with pytest.raises(NotPossible, match="Bitte nennen Sie den Grund"):
        getattr(milestone, verb)(reason="  ", by=None, **details)


def test_what_lies_ahead_is_not_reached() -> None:
    milestone = MilestoneFactory(starts=today() + DAY)
    with pytest.raises(NotPossible, match="liegt noch vor uns"):
        milestone.reach(by=None)


def test_who_comes_second_changes_nothing() -> None:
    milestone = MilestoneFactory()
    milestone.move(Span.day(today() - DAY), reason="Grund", by=None, seen=0)
    with pytest.raises(OutOfDate):
        milestone.drop(reason="Grund", by=None, seen=0)


def adopt(milestone: Milestone, kind: Kind, votes: tuple[int, int, int] | None = None, days: int = 0) -> None:
    body: Body = BodyFactory(kind=kind)
    milestone.adopt(body=body, on=today() + days * DAY, result=Result.MAJORITY, votes=votes, by=None)


def test_the_council_adopts_the_concept_and_nobody_else() -> None:
    milestone = MilestoneFactory(adopts_concept=True)
    milestone.reach(by=None)
    for kind in set(Kind) - {Kind.COUNCIL}:
        with pytest.raises(NotPossible):
            adopt(milestone, kind)
    adopt(milestone, Kind.COUNCIL, (38, 4, 1))
    assert (milestone.adopted_on, milestone.votes_for, milestone.votes_against) == (today(), 38, 4)
    with pytest.raises(NotPossible, match="Das bleibt so stehen"):
        milestone.plan_again(reason="Irrtum", by=None)
    with pytest.raises(NotPossible):
        adopt(milestone, Kind.COUNCIL)


@pytest.mark.parametrize(
    ("state", "kind", "votes", "days"),
    [
        (PLANNED, Kind.COMMITTEE, None, 0),
        (REACHED, Kind.NETWORK, None, 0),
        (REACHED, Kind.COMMITTEE, (4, 5, 0), 0),
        (REACHED, Kind.COMMITTEE, None, 1),
    ],
    ids=["not reached", "a network adopts nothing", "more against it", "tomorrow"],
)
def test_an_adoption_that_cannot_be_is_refused(
    state: MilestoneState, kind: Kind, votes: tuple[int, int, int] | None, days: int
) -> None:
    with pytest.raises(NotPossible):
        adopt(in_state(state), kind, votes, days)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends": date(2016, 1, 1)},
        {"precision": "month", "starts": date(2016, 5, 2)},
        {"adopted_on": date(2016, 5, 1)},
        {"votes_for": 3},
    ],
    ids=["ends before it begins", "half a month", "adopted by nobody", "votes on nothing"],
)
def test_the_database_refuses(wrong: dict[str, object]) -> None:
    milestone = MilestoneFactory(starts=date(2016, 6, 1), ends=date(2016, 6, 30))
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(pk=milestone.pk).update(**wrong)


def test_the_database_refuses_a_move_without_its_old_date_and_a_drop_without_reason() -> None:
    milestone = MilestoneFactory()
    for kind, reason in ((EntryKind.MOVED, "Grund"), (EntryKind.DROPPED, "")):
        with pytest.raises(IntegrityError), transaction.atomic():
            MilestoneEntry.objects.create(milestone=milestone, number=1, kind=kind, reason=reason)


@pytest.mark.parametrize(
    ("starts", "ends", "precision", "standing"),
    [
        (date(2017, 3, 19), None, "day", Standing.LATE),
        (date(2017, 3, 20), None, "day", Standing.TODAY),
        (date(2017, 3, 21), None, "day", Standing.AHEAD),
        (date(2017, 2, 1), None, "month", Standing.LATE),
        (date(2017, 3, 1), None, "month", Standing.THIS_MONTH),
        (date(2016, 12, 1), date(2017, 4, 1), "month", Standing.UNDER_WAY),
        (date(2016, 8, 1), date(2016, 11, 1), "month", Standing.LATE),
    ],
)
def test_what_is_planned_is_late_when_its_day_or_month_is_over(
    starts: date, ends: date | None, precision: str, standing: Standing
) -> None:
    span = Span.of(starts, ends, precision)
    milestone = Milestone(starts=span.starts, ends=span.ends, precision=span.precision)
    assert milestone.standing(date(2017, 3, 20)) == standing


def test_the_next_is_the_first_that_lies_ahead_and_is_not_dropped() -> None:
    for days in (-1, 3, 3, 9):
        MilestoneFactory(starts=today() + days * DAY)
    MilestoneFactory(starts=today() + DAY).drop(reason="Grund", by=None)
    told = [str(point.standing) for point in points(Milestone.objects.for_page())]
    assert told == ["late", "dropped", "next", "next", "ahead"]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span.day(date(2017, 4, 6)), "6. April 2017"),
        (Span.of(date(2017, 2, 9), None, "month"), "Februar 2017"),
        (Span.of(date(2016, 8, 1), date(2016, 11, 1), "month"), "August – November 2016"),
        (Span.of(date(2016, 12, 1), date(2017, 4, 1), "month"), "Dezember 2016 – April 2017"),
        (Span(date(2017, 4, 6), date(2017, 4, 7)), "6. April 2017 – 7. April 2017"),
    ],
)
def test_dates_are_said_as_exactly_as_they_are_known(span: Span, words: str) -> None:
    assert str(span) == words
