"""A measure that was proposed to the council, from an author's suggestion, and the paper about it."""

import pytest

from forums.bodies.models import Body, Kind
from forums.council.papers.models import Paper
from forums.people.models import User
from proposals.measures.models import Measure, Path
from proposals.measures.papers import concern
from proposals.measures.workflow import Status
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import MeasureFactory, UserFactory, council_body, paper, released


@pytest.fixture
def council(db: None) -> Body:
    return council_body("rat", members=44)


@pytest.fixture
def committee(db: None) -> Body:
    return council_body("sozialausschuss", members=5, kind=Kind.COMMITTEE)


@pytest.fixture
def author(db: None) -> User:
    made: User = UserFactory(email="autorin@example.org")
    return made


@pytest.fixture
def origin(city: City, author: User) -> Suggestion:
    return released("Kinderbetreuung am Abend", author=author)


@pytest.fixture
def measure(city: City, council: Body, origin: Suggestion) -> Measure:
    made: Measure = MeasureFactory(field=city.language, status=Status.PROPOSED, path=Path.PROPOSED, proposed_to=council)
    made.link(origin, by=None, tell="nobody")
    return made


@pytest.fixture
def matter(measure: Measure) -> Paper:
    made = paper()
    concern(made, [measure], by=None)
    return made
