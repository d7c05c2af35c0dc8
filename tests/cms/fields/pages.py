"""An action field's page as tests read it, and rows to fill it with."""

from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forums.bodies.models import MembershipRole
from forums.fields.models import ActionField
from forums.people.models import User
from proposals.measures.indicators.readings import Reading
from proposals.measures.models import Resource
from proposals.suggestions.models import Suggestion
from tests.cms.conftest import valid
from tests.factories import (
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    MembershipFactory,
    both,
    released,
)

ADDRESS = "/konzept/handlungsfelder/sprachfoerderung/"
MOST_QUERIES = 20


def page(client: Client, address: str = ADDRESS) -> str:
    return valid(client.get(address).content)


def fill(field: ActionField, times: int) -> None:
    """Everything a field's page shows, so many times over."""
    body = field.bodies.get()
    MembershipFactory(body=body, role=MembershipRole.OFFICE_SEAT)
    for number in range(times):
        MembershipFactory(body=body, role=MembershipRole.ACTOR)
        goal = GoalFactory(field=field)
        MeasureFactory(field=field, goal=goal)
        indicator = IndicatorFactory(goal=goal)
        Reading.objects.create(indicator=indicator, on=date(2024, 12, 31), value=number)
        Reading.objects.create(indicator=indicator, on=date(2025, 12, 31), value=number + 1)
        Resource.objects.create(field=field, name=both(f"Geld {number}"), amount=both("viel"))
        released(field=field)
        answered(released(field=field))


def answered(suggestion: Suggestion) -> Suggestion:
    user, _new = User.objects.get_or_create(email="amt@example.org")
    suggestion.refer_elsewhere(by=user, text="Dafür ist das Kreisamt da.")
    return suggestion


def queries(client: Client, address: str) -> int:
    client.get(address)  # what is cached for the whole process is not the page's doing
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert response.status_code == 200
    return len(asked)
