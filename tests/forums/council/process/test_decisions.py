"""A decision on a paper adopts the milestones it concerns; a correction takes that back."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from forums.bodies.models import Body, Kind
from forums.council.papers.models import Paper
from forums.council.papers.states import Part, Result
from forums.council.papers.treatment import Outcome
from forums.council.process.decisions import concern
from forums.council.process.models import Milestone
from forums.council.process.spans import Span
from forums.council.process.states import MilestoneState
from forums.council.process.timeline import points
from forums.municipality.calendar import today
from forums.records.exceptions import NotPossible
from tests.factories import MilestoneFactory, consultation, council_body, paper

DAY = timedelta(days=1)
FOR, AGAINST, BACK = Outcome(Result.MAJORITY, 38, 4, 2), Outcome(Result.MAJORITY, 4, 38), Outcome(Result.OPEN)


@pytest.fixture
def council(db: None) -> Body:
    return council_body("rat", members=44)


def planned(in_days: int, **facts: object) -> Milestone:
    day = today() + in_days * DAY
    milestone: Milestone = MilestoneFactory(starts=day, ends=day, **facts)
    return milestone


def about(*milestones: Milestone) -> Paper:
    matter = paper()
    concern(matter, milestones, by=None)
    return matter


def facts(milestone: Milestone) -> tuple[str, bool, int]:
    now = Milestone.objects.get(pk=milestone.pk)
    return now.state, now.is_adopted, (now.starts - today()).days


@pytest.mark.parametrize(("in_days", "after"), [(-3, -3), (-1, -1), (9, -1)])
def test_a_decision_adopts_it_and_what_lay_ahead_came_sooner(council: Body, in_days: int, after: int) -> None:
    milestone = planned(in_days)
    consultation(about(milestone), council).record(FOR, by=None)
    assert facts(milestone) == (MilestoneState.REACHED, True, after)


@pytest.mark.parametrize("in_days", [-3, 9])
@pytest.mark.parametrize("corrected", [BACK, AGAINST, Outcome(Result.POSTPONED)])
def test_a_correction_leaves_it_as_it_was(council: Body, in_days: int, corrected: Outcome) -> None:
    milestone = planned(in_days)
    step = consultation(about(milestone), council)
    step.record(FOR, by=None)
    step.correct(corrected, reason="Falsche Zeile", by=None)
    state, adopted, days = facts(milestone)
    assert (state in (MilestoneState.PLANNED, MilestoneState.MOVED), adopted, days) == (True, False, in_days)


def test_what_was_reached_before_stays_reached_without_the_decision(council: Body) -> None:
    milestone = planned(-3)
    milestone.reach(by=None)
    step = consultation(about(milestone), council)
    step.record(FOR, by=None)
    step.correct(BACK, reason="Falsche Zeile", by=None)
    assert facts(milestone) == (MilestoneState.REACHED, False, -3)
    step.refresh_from_db()
    step.record(FOR, by=None)
    assert facts(milestone) == (MilestoneState.REACHED, True, -3)


@pytest.mark.parametrize(
    ("part", "outcome"),
    [
        (Part.NOTES, Outcome(Result.NOTED)),
        (Part.RECOMMENDS, Outcome(Result.UNANIMOUS)),
        (Part.DECIDES, AGAINST),
        (Part.DECIDES, Outcome(Result.POSTPONED)),
    ],
)
def test_nothing_else_adopts(council: Body, part: Part, outcome: Outcome) -> None:
    milestone = planned(-3)
    consultation(about(milestone), council, part).record(outcome, by=None)
    assert facts(milestone) == (MilestoneState.PLANNED, False, -3)


def test_a_committee_does_not_adopt_the_concept_and_can_vote_all_the_same(council: Body) -> None:
    milestone = planned(-3, adopts_concept=True, body=council)
    committee = council_body("sozialausschuss", members=5, kind=Kind.COMMITTEE)
    step = consultation(about(milestone), committee)
    step.record(Outcome(Result.UNANIMOUS), by=None)
    assert (step.result, facts(milestone)) == (Result.UNANIMOUS, (MilestoneState.PLANNED, False, -3))


def test_what_was_dropped_stays_dropped(council: Body) -> None:
    milestone = planned(-3)
    milestone.drop(reason="Kein Geld.", by=None)
    consultation(about(milestone), council).record(FOR, by=None)
    assert facts(milestone) == (MilestoneState.DROPPED, False, -3)


def test_of_a_paper_that_is_not_public_nothing_follows(council: Body) -> None:
    milestone, closed = planned(-3), paper(public=False)
    concern(closed, [milestone], by=None)
    consultation(closed, council).record(FOR, by=None)
    assert facts(milestone) == (MilestoneState.PLANNED, False, -3)


def test_the_adoption_is_read_from_the_vote(council: Body) -> None:
    milestone = planned(-1)
    step = consultation(about(milestone), council)
    step.record(FOR, by=None)
    step.correct(Outcome(Result.MAJORITY, 37, 5, 2), reason="Verzählt", by=None)
    [point] = points(Milestone.objects.for_page())
    assert point.full_adoption.endswith(
        "mehrheitlich beschlossen (37 dafür, 5 dagegen, 2 Enthaltungen), Vorlage 074/26"
    )


def test_the_pages_lead_to_each_other(council: Body, client: Client) -> None:
    milestone = planned(-1)
    matter = about(milestone)
    for _before_and_after in range(2):
        html = client.get("/prozess/").content.decode()
        assert html.count(f'href="{matter.get_absolute_url()}"') == 1
        assert f'href="{milestone.get_absolute_url()}"' in client.get(matter.get_absolute_url()).content.decode()
        step = consultation(matter, council)
        if not matter.consultations.exclude(result=Result.OPEN).exists():
            step.record(FOR, by=None)


def test_what_a_paper_adopted_stays_on_record(council: Body) -> None:
    milestone = planned(-1)
    matter = about(milestone)
    consultation(matter, council).record(FOR, by=None)
    with pytest.raises(NotPossible):
        concern(matter, [], by=None)
    later = planned(-1)
    concern(Paper.objects.get(pk=matter.pk), [milestone, later], by=None)
    assert facts(later) == (MilestoneState.REACHED, True, -1)


def test_numbers_of_papers_become_links_where_the_paper_is_here(council: Body) -> None:
    migration = import_module("forums.migrations.0048_milestone_papers_found")
    step = consultation(paper("152/17"), council)
    step.record(FOR, by=None)
    made = [planned(-1) for _number in range(3)]
    numbers = ["152/17", "152/17", "999/17"]
    days = [step.meeting.day, step.meeting.day - DAY, step.meeting.day]
    for milestone, number, day in zip(made, numbers, days, strict=True):
        milestone.move(Span.day(day), reason="Grund", by=None) if day != milestone.starts else None
        milestone.reach(by=None)
        milestone.adopt(body=council, on=day, result=Result.MAJORITY, votes=(38, 4, 2), paper_number=number, by=None)
    migration.find_papers(apps, connection.schema_editor())
    found = list(Milestone.objects.order_by("pk"))
    assert [(each.decision, each.paper_number, each.papers.count()) for each in found] == [
        (step, "", 1),
        (None, "152/17", 1),
        (None, "999/17", 0),
    ]
    told = [point.full_adoption for point in points(Milestone.objects.for_page().filter(pk=made[0].pk))]
    migration.write_out(apps, connection.schema_editor())
    [point] = points(Milestone.objects.for_page().filter(pk=made[0].pk))
    assert ([point.full_adoption], point.milestone.decision) == (told, None)
