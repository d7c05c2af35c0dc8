"""Who approves evaluations, and measures that have a past."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from forums.bodies.models import Duty, Kind, MembershipRole
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.measures.models import Measure
from tests.conftest import City
from tests.factories import BodyFactory, MeasureFactory, both, seat


@pytest.fixture
def steering(city: City) -> User:
    body = BodyFactory(slug="steuerung", kind=Kind.STEERING_GROUP, duty=Duty.STEERING, name=both("Steuerungsgruppe"))
    return seat(body, MembershipRole.MEMBER, "steuerung@example.org")


def ago(days: int) -> date:
    return today() - timedelta(days=days)


def old(**columns: Any) -> Measure:
    """A measure that was entered long ago."""
    measure: Measure = MeasureFactory(**columns)
    Measure.objects.filter(pk=measure.pk).update(created=timezone.now() - timedelta(days=400))
    measure.refresh_from_db()
    return measure
