"""A small concept in two languages with data, and a council that adopts it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from wagtail.models import Locale

from cms.concept.models import ChapterPage, PartPage
from cms.editions.models import Edition
from cms.home.models import HomePage
from forums.bodies.models import Body
from forums.council.papers.consultations import Consultation
from forums.council.papers.states import Result
from forums.council.papers.treatment import Outcome
from proposals.measures.indicators.models import IndicatorTarget
from proposals.measures.indicators.readings import Reading
from proposals.measures.models import Goal, Measure, Resource
from tests.conftest import City
from tests.factories import (
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    MilestoneFactory,
    both,
    consultation,
    council_body,
    paper,
)

FIRST = "11111111-1111-4111-8111-111111111111"
SECOND = "22222222-2222-4222-8222-222222222222"

type Vote = Callable[..., Consultation]


def text(words: str, block_id: str = SECOND) -> dict[str, Any]:
    return {"type": "text", "value": f"<p>{words}</p>", "id": block_id}


def title(words: str, block_id: str = FIRST) -> dict[str, Any]:
    return {"type": "heading", "value": {"text": words, "level": "2"}, "id": block_id}


def rewrite(page: ChapterPage, *blocks: dict[str, Any], **facts: str) -> None:
    page = ChapterPage.objects.get(pk=page.pk)
    page.body = page._meta.get_field("body").to_python(list(blocks))
    for name, value in facts.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.fixture
def chapter(home: HomePage, english: HomePage) -> ChapterPage:
    """The first chapter of part A, in German and English."""
    part = PartPage.objects.descendant_of(home).get()
    page: ChapterPage = part.add_child(instance=ChapterPage(title="Leitbild", slug="leitbild", lead="Worum es geht."))
    page.copy_for_translation(Locale.objects.get(language_code="en"))
    version = page.get_translation(Locale.objects.get(language_code="en"))
    rewrite(page, title("Alle gehören dazu"), text("Wir wollen gut zusammenleben."))
    rewrite(
        version, title("Everybody belongs"), text("We want to live together well."), title="Our view", lead="About."
    )
    page.refresh_from_db()
    return page


@pytest.fixture
def goal(city: City) -> Goal:
    row: Goal = GoalFactory(
        field=city.language, title=both("Alle lernen Deutsch", "Everybody learns German"), position=1
    )
    return row


@pytest.fixture
def measure(city: City, goal: Goal) -> Measure:
    row: Measure = MeasureFactory(
        field=city.language,
        goal=goal,
        title=both("Abendkurse", "Evening courses"),
        what=both("Kurse am Abend mit Kinderbetreuung.", "Courses in the evening with child care."),
        until=date(2030, 12, 31),
    )
    indicator = IndicatorFactory(goal=goal, name=both("Plätze in Kursen", "Places"))
    IndicatorTarget.objects.create(indicator=indicator, value=200, year=2030)
    Reading.objects.create(indicator=indicator, on=date(2026, 12, 31), value=120, source="Volkshochschule")
    Resource.objects.create(field=city.language, name=both("Geld", "Money"), amount=both("20.000 Euro", "20,000 euros"))
    return row


@pytest.fixture
def plan(city: City) -> None:
    MilestoneFactory(title=both("Entwurf fertig", "Draft finished"), body=city.concept_office)


@pytest.fixture
def council(db: None) -> Body:
    return council_body("rat", members=5, name=both("Rat der Stadt", "Council"))


@pytest.fixture
def vote(council: Body) -> Vote:
    """The council decides on a paper: by majority, unless another outcome is given."""

    def decide(
        number: str = "152/26", outcome: Outcome | None = None, days_ago: float = 1, **facts: Any
    ) -> Consultation:
        step = consultation(paper(number, **facts), council, days_ago=days_ago)
        step.record(outcome or Outcome(Result.MAJORITY, yes=4, no=1), by=None)
        return step

    return decide


@pytest.fixture
def draft(chapter: ChapterPage, measure: Measure, plan: None) -> Edition:
    return Edition.begin(number=1, slug="erste", title=both("Erste Fortschreibung", "First update"), by=None)
