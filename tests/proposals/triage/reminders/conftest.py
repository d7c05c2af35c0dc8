"""A case with its date, and a daily job that may run twice."""

from datetime import date

import pytest

from cms.demo.clock import Clock
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from tests.conftest import City, Outbox
from tests.factories import released

NOBODY_LISTENS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": 9},
    }
}


@pytest.fixture
def city(clock: Clock, city: City) -> City:
    return city


@pytest.fixture
def suggestion(city: City, officer: User, teacher: User) -> Suggestion:
    """Released on Monday, 1 June 2026: the answer is due on Tuesday, 30 June, since the 4th is a holiday."""
    told = released("Deutschkurse am Abend", field=city.language)
    assert told.due_on == date(2026, 6, 30)
    return told


def body_of(outbox: Outbox, to: str) -> str:
    """The text of the last mail to this address."""
    return str([mail for mail in outbox() if mail.to == [to]][-1].body)
