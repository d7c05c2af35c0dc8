"""The overview of all fields: what presses, for those who read every desk, and for nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.home.skeleton import lay_out
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.measures.indicators.models import Frequency
from proposals.public.evaluation.models import Evaluation
from proposals.public.oversight.parts import parts
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Visibility
from tests.conftest import City
from tests.factories import IndicatorFactory, released

URL = "/tandem/ueberblick/"


def late(city: City, title: str = "Zu spät") -> Suggestion:
    told = released(field=city.language, title=title)
    Suggestion.objects.filter(pk=told.pk).update(due_on=today() - timedelta(days=5))
    return told


def listed() -> dict[str, list[str]]:
    return {part.key: [str(part.show(row).about) for row in part.rows] for part in parts(today())}


@pytest.mark.django_db
def test_only_who_reads_every_desk_opens_it(client: Client, people: dict[str, User]) -> None:
    lay_out()
    opened = set()
    for name, user in people.items():
        client.force_login(user)
        if client.get(URL).status_code == 200:
            opened.add(name)
        else:
            assert client.get(URL).status_code == 403
    assert opened == {"lead_officer", "lead_partner", "owner", "steering", "migration_officer", "coordination"}


def test_each_part_lists_what_it_says(city: City, officer: User, teacher: User) -> None:
    late(city)
    hidden = late(city, "Nicht öffentlich")
    Suggestion.objects.filter(pk=hidden.pk).update(visibility=Visibility.HELD)
    handed = released(field=city.language, title="Hochgegeben")
    handed.escalate(to=city.lead, reason="no_seats")
    answered_by_team = released(field=city.language, title="Beim Team")
    assert answered_by_team.holder == city.language_network
    read = IndicatorFactory(goal__field=city.language, frequency=Frequency.YEARLY)
    read.record(on=today() - timedelta(days=1000), value=3, by=officer)
    begun = Evaluation.begin(starts=None, until=today())
    found = listed()
    assert found["ueberfaellig"] == ["Zu spät"]
    assert found["hochgegeben"] == ["Hochgegeben"]
    assert str(city.language_network) not in found["unbesetzt"]
    assert str(city.faith_network) in found["unbesetzt"]
    assert found["messwerte"] == [str(read)]
    assert found["auswertungen"] == [str(begun)]
    begun.approve(by=officer, body=None, seen=0)
    assert listed()["auswertungen"] == []


def test_it_costs_the_same_whatever_there_is(client: Client, city: City, lead_officer: User) -> None:
    lay_out()
    client.force_login(lead_officer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(URL).status_code == 200
        return len(caught)

    late(city)
    queries()
    one = queries()
    for _number in range(31):
        late(city)
    assert queries() == one
    assert "seite=2" in client.get(URL).content.decode()
