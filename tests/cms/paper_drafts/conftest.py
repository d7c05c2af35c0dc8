"""A clerk, a council with a last report, a plan, measures with money: what a paper is written from."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from cms.paper_drafts.models import PaperDraft
from forums.bodies.models import Body, Duty, Kind
from forums.council.papers.models import Paper
from forums.council.papers.states import PaperKind, Part
from forums.municipality.calendar import today
from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.roles import Role
from proposals.measures.models import Measure, Resource, Status
from tests.conftest import City
from tests.factories import (
    BodyFactory,
    GoalFactory,
    MeasureFactory,
    MilestoneFactory,
    UserFactory,
    both,
    consultation,
    council_body,
    paper,
)

type Begin = Callable[..., PaperDraft]


@pytest.fixture
def clerk(db: None) -> User:
    user: User = UserFactory(email="sitzungsdienst@example.org")
    user.groups.add(ensure_groups()[Role.COUNCIL_CLERK])
    return user


@pytest.fixture
def office(clerk: User, client: Client) -> Client:
    client.force_login(clerk)
    return client


@pytest.fixture
def begin(db: None) -> Begin:
    """A draft with its usual content, read back as a request would."""

    def begun(kind: str = "status", **facts: Any) -> PaperDraft:
        chosen = {name: facts.pop(name) for name in ("fields", "measures") if name in facts}
        draft = PaperDraft(kind=kind, **facts)
        for name, rows in chosen.items():
            setattr(draft, name, rows)
        draft.save()
        PaperDraft.objects.get(pk=draft.pk).fill()
        return PaperDraft.objects.get(pk=draft.pk)

    return begun


@pytest.fixture
def committee(db: None) -> Body:
    return council_body("sozialausschuss", kind=Kind.COMMITTEE, name=both("Sozialausschuss", "Social committee"))


@pytest.fixture
def report_before(committee: Body) -> Paper:
    """The last status report: the committee took note of it."""
    last = paper(
        "012/26",
        kind=PaperKind.NOTIFICATION,
        subject="Zwischenstand",
        dated=today() - timedelta(days=200),
        issued_by="Die Bürgermeisterin",
        office="Fachstelle Migration und Integration",
        products="8101 Betreuung\n8102 Offene Arbeit",
    )
    step = consultation(last, committee, Part.NOTES, days_ago=190)
    step.reporters = "Leitung der Fachstelle"
    step.save()
    return last


@pytest.fixture
def measure(city: City) -> Measure:
    """1.1.1, under way, with money of two years."""
    goal = GoalFactory(field=city.language, title=both("Alle lernen Deutsch", "All learn German"))
    made: Measure = MeasureFactory(
        field=city.language, goal=goal, title=both("Abendkurse", "Evening courses"), status=Status.RUNNING
    )
    for year, value in ((2026, 12000), (2027, 8000)):
        Resource.objects.create(
            measure=made, kind="expense", year=year, value=Decimal(value), name=both("Honorare", "Fees")
        )
    return made


@pytest.fixture
def plan(db: None) -> None:
    reached = MilestoneFactory(title=both("Auftrag", "Mandate"), starts=today() - timedelta(days=60))
    reached.reach(by=None)
    MilestoneFactory(title=both("Beschluss", "Resolution"), starts=today() + timedelta(days=60))


@pytest.fixture
def officer_body(db: None) -> Body:
    body: Body = BodyFactory(
        slug="beauftragte",
        kind=Kind.OFFICE,
        duty=Duty.MIGRATION_OFFICER,
        name=both("Migrationsbeauftragte", "Migration officer"),
    )
    return body
