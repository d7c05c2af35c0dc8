"""What a body does with a paper: results by part, votes within members, what follows, and corrections."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from forums.bodies.models import Body
from forums.council.papers.consultations import Consultation
from forums.council.papers.signals import decided
from forums.council.papers.states import RESULT_MOVES, RESULTS_OF, VOTED, Part, Result
from forums.council.papers.treatment import Outcome, ResultEntry
from forums.records.exceptions import NotPossible, OutOfDate
from tests.factories import MembershipFactory, consultation, council_body, paper

UNANIMOUS = Outcome(Result.UNANIMOUS)
NOTED = Outcome(Result.NOTED)


@pytest.fixture
def council(db: None) -> Body:
    return council_body("rat", members=5)


@pytest.fixture
def committee(db: None) -> Body:
    return council_body("sozialausschuss", members=4)


def outcome_of(result: Result, committee: Body) -> Outcome:
    match result:
        case Result.MAJORITY:
            return Outcome(result, yes=3, no=1)
        case Result.REFERRED:
            return Outcome(result, referred_to=committee)
    return Outcome(result)


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("before", Result)
@pytest.mark.parametrize("after", Result)
def test_only_what_the_table_allows_can_happen(
    council: Body, committee: Body, part: Part, before: Result, after: Result
) -> None:
    step = consultation(paper(), council, part)
    if before is not Result.OPEN:
        if before not in RESULTS_OF[part]:
            return
        step.record(outcome_of(before, committee), by=None)
    try:
        if before is Result.OPEN:
            step.record(outcome_of(after, committee), by=None)
        else:
            step.correct(outcome_of(after, committee), reason="Falsche Zeile", by=None)
    except NotPossible:
        assert (part, before, after) not in RESULT_MOVES
        step.refresh_from_db()
        assert step.result == before
    else:
        assert (part, before, after) in RESULT_MOVES
        assert step.result == after


@pytest.mark.parametrize("votes", [(6, 0, 0), (3, 2, 1), (0, 0, 6)])
def test_more_votes_than_members_are_refused(council: Body, votes: tuple[int, int, int]) -> None:
    step = consultation(paper(), council)
    yes, no, abstentions = votes
    with pytest.raises(NotPossible):
        step.record(Outcome(Result.MAJORITY, yes, no, abstentions), by=None)


def test_members_are_those_of_the_day_of_the_meeting(council: Body) -> None:
    step = consultation(paper(), council, days_ago=30)
    MembershipFactory(body=council, starts=timezone.localdate())
    with pytest.raises(NotPossible, match="5 Mitglieder"):
        step.record(Outcome(Result.MAJORITY, 4, 2), by=None)


def test_the_clerk_can_say_how_many_may_vote(council: Body) -> None:
    step = consultation(paper(), council)
    step.meeting.seats = 44
    step.meeting.save()
    step.record(Outcome(Result.MAJORITY, 38, 4, 2), by=None)
    assert (step.entitled, step.carried) == (44, True)


def test_the_database_refuses_more_votes_than_members_too(council: Body) -> None:
    step = consultation(paper(), council)
    step.record(Outcome(Result.MAJORITY, 3, 2), by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.filter(pk=step.pk).update(yes=30)


def test_the_database_refuses_a_vote_of_a_body_that_only_takes_note(council: Body) -> None:
    step = consultation(paper(), council, Part.NOTES)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.filter(pk=step.pk).update(result=Result.UNANIMOUS)


@pytest.mark.parametrize(
    ("outcome", "carried"),
    [
        (UNANIMOUS, True),
        (Outcome(Result.UNANIMOUS, 0, 5), False),
        (Outcome(Result.MAJORITY, 3, 2), True),
        (Outcome(Result.MAJORITY, 2, 2, 1), False),  # a tie is a rejection
        (NOTED, None),
    ],
)
def test_what_was_carried(council: Body, outcome: Outcome, carried: bool | None) -> None:
    step = consultation(paper(), council)
    step.record(outcome, by=None)
    assert step.carried == carried


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(Result.MAJORITY),
        Outcome(Result.MAJORITY, 0, 0, 3),
        Outcome(Result.UNANIMOUS, 3, 1),
        Outcome(Result.NOTED, 3, 1),
        Outcome(Result.REFERRED),
        Outcome(Result.POSTPONED, wording="Anders"),
    ],
)
def test_results_that_contradict_themselves_are_refused(council: Body, outcome: Outcome) -> None:
    with pytest.raises(NotPossible):
        consultation(paper(), council).record(outcome, by=None)


def sequence(of: Consultation) -> list[tuple[Body, str, str]]:
    rows = Consultation.objects.filter(paper=of.paper).order_by("position")
    return [(row.body, row.part, row.result) for row in rows]


def test_what_is_postponed_comes_again_before_the_next_body(council: Body, committee: Body) -> None:
    matter = paper()
    step = consultation(matter, committee, Part.RECOMMENDS)
    consultation(matter, council, days_ago=None, position=2)
    step.record(Outcome(Result.POSTPONED), by=None)
    assert sequence(step) == [
        (committee, "recommends", "postponed"),
        (committee, "recommends", "open"),
        (council, "decides", "open"),
    ]


def test_what_the_deciding_body_refers_comes_back_to_it(council: Body, committee: Body) -> None:
    step = consultation(paper(), council)
    step.record(Outcome(Result.REFERRED, referred_to=committee), by=None)
    assert sequence(step) == [
        (council, "decides", "referred"),
        (committee, "recommends", "open"),
        (council, "decides", "open"),
    ]


def test_a_correction_takes_back_what_had_followed(council: Body) -> None:
    step = consultation(paper(), council)
    step.record(Outcome(Result.POSTPONED), by=None)
    step.correct(UNANIMOUS, reason="Falsche Zeile", by=None)
    assert sequence(step) == [(council, "decides", "unanimous")]
    entries = ResultEntry.objects.filter(consultation=step)
    assert [(entry.number, entry.result, entry.reason) for entry in entries] == [
        (1, "postponed", ""),
        (2, "unanimous", "Falsche Zeile"),
    ]


def test_what_has_gone_on_is_not_taken_back(council: Body) -> None:
    step = consultation(paper(), council, days_ago=9)
    step.record(Outcome(Result.POSTPONED), by=None)
    following = Consultation.objects.get(follows=step)
    following.put_on_agenda(consultation(paper("075/26"), council, days_ago=2).meeting, "7")
    following.record(UNANIMOUS, by=None)
    with pytest.raises(NotPossible):
        step.correct(NOTED, reason="Falsche Zeile", by=None)


def test_a_paper_is_decided_once(council: Body, committee: Body) -> None:
    matter = paper()
    consultation(matter, council).record(UNANIMOUS, by=None)
    again = consultation(matter, committee, position=2)
    with pytest.raises(NotPossible):
        again.record(UNANIMOUS, by=None)


def test_a_correction_needs_a_reason(council: Body) -> None:
    step = consultation(paper(), council)
    step.record(UNANIMOUS, by=None)
    with pytest.raises(NotPossible):
        step.correct(NOTED, reason="  ", by=None)


def test_nothing_is_entered_before_the_meeting(council: Body) -> None:
    with pytest.raises(NotPossible):
        consultation(paper(), council, days_ago=-2).record(UNANIMOUS, by=None)


def test_nothing_is_entered_of_a_meeting_that_was_called_off(council: Body) -> None:
    step = consultation(paper(), council)
    step.meeting.cancelled = True
    step.meeting.save()
    with pytest.raises(NotPossible):
        step.record(UNANIMOUS, by=None)


def test_of_two_hands_the_second_is_told(council: Body) -> None:
    step = consultation(paper(), council)
    step.record(UNANIMOUS, by=None, seen=0)
    with pytest.raises(OutOfDate):
        step.correct(NOTED, reason="Doch nur Kenntnis", by=None, seen=0)


def test_a_paper_is_not_put_on_another_bodys_agenda(council: Body, committee: Body) -> None:
    step = consultation(paper(), council, days_ago=None)
    with pytest.raises(NotPossible):
        step.put_on_agenda(consultation(paper("075/26"), committee).meeting, "9")


def test_two_papers_do_not_share_an_item(council: Body) -> None:
    first = consultation(paper(), council)
    with pytest.raises(NotPossible):
        consultation(paper("075/26"), council, days_ago=None).put_on_agenda(first.meeting, "4")


@pytest.fixture
def heard(db: None) -> Any:
    told: list[bool | None] = []

    def listen(carried: bool | None, **_facts: object) -> None:
        assert transaction.get_connection().in_atomic_block
        told.append(carried)

    decided.connect(listen)
    yield told
    decided.disconnect(listen)


@pytest.mark.parametrize("result", [result for result in Result if result is not Result.STATED])
def test_only_the_vote_of_the_deciding_body_is_heard(
    council: Body, committee: Body, heard: list[bool | None], result: Result
) -> None:
    matter = paper()
    if result is not Result.OPEN:
        consultation(matter, committee, Part.RECOMMENDS).record(outcome_of(result, council), by=None)
        assert heard == []
        consultation(matter, council, position=9).record(outcome_of(result, committee), by=None)
    assert heard == ([True] if result in VOTED else [])


def test_a_decision_that_is_taken_back_is_heard_too(council: Body, heard: list[bool | None]) -> None:
    step = consultation(paper(), council)
    step.record(UNANIMOUS, by=None)
    step.correct(Outcome(Result.MAJORITY, 1, 3), reason="Verzählt", by=None)
    step.correct(Outcome(Result.OPEN), reason="Falsche Vorlage", by=None)
    assert heard == [True, False, None]


def test_agenda_items_stand_by_number(council: Body) -> None:
    meeting = consultation(paper(), council, item="10").meeting
    for number, at in (("4.1", "075/26"), ("4", "076/26"), ("9", "077/26")):
        consultation(paper(at), council, days_ago=None).put_on_agenda(meeting, number)
    assert [item.number for item in meeting.items.order_by("order")] == ["4", "4.1", "9", "10"]
    assert meeting.starts_at < timezone.now() - timedelta(hours=1)
