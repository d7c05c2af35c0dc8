"""A suggestion on the language tandem's desk, and what a draft about it may say."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from cms.demo.clock import Clock, set_back
from proposals.measures.models import Path
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import Reason
from proposals.suggestions.stages import Stage
from proposals.triage.decisions import Decision
from proposals.triage.drafts import Content, NewMeasure
from tests.conftest import City
from tests.factories import released


def declining(**changes: Any) -> Content:
    said: dict[str, Any] = {
        "outcome": Stage.DECLINED,
        "reason": Reason.NO_MONEY,
        "answer": "Dafür ist kein Geld da.",
        "would_change": "Ein Zuschuss des Landes.",
    }
    return Content(**said | changes)


def accepting(**changes: Any) -> Content:
    said: dict[str, Any] = {
        "outcome": Stage.ACCEPTED,
        "reason": Reason.NEED_IS_GREAT,
        "answer": "Wir richten einen Kurs am Abend ein.",
        "path": Path.OURSELVES,
        "planned": (NewMeasure("Abendkurs mit Kinderbetreuung", what="Zwei Kurse", who="Sprachschule"),),
    }
    return Content(**said | changes)


@pytest.fixture
def suggestion(city: City) -> Suggestion:
    return released("Deutschkurse am Abend", field=city.language)


type HandOver = Callable[..., Decision]


@pytest.fixture
def hand_over() -> HandOver:
    """Draft and hand over in one go: `hand_over(suggestion, by=officer)`."""

    def both_steps(suggestion: Suggestion, *, by: Any, content: Content | None = None) -> Decision:
        decision = Decision.draft(suggestion, content or declining(), by=by)
        decision.hand_over(by=by)
        return decision

    return both_steps


@pytest.fixture
def clock() -> Iterator[Clock]:
    """Stands at nine on Monday, 1 June 2026, until a test sets it: `clock.moment = on(4)`."""
    with set_back() as set_clock:
        set_clock.moment = on(1)
        yield set_clock


def on(day: int, month: int = 6, hour: int = 9) -> datetime:
    """A moment of 2026 in the city. Of June: the 4th is a holiday, the 6th and 7th a weekend."""
    return timezone.make_aware(datetime(2026, month, day, hour))
