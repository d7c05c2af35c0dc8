"""A field's page tells what people said at forums about its goals and measures."""

import pytest
from django.test import Client

from cms.home.models import HomePage
from forums.dialogue.models import Stance
from tests.conftest import City
from tests.factories import GoalFactory, card, running

pytestmark = pytest.mark.django_db


def test_the_fields_page_leads_to_what_people_said(home: HomePage, client: Client, city: City) -> None:
    goal, table = GoalFactory(field=city.language), running(city.language).tables.get()
    prompt = table.put_down(goal.title, about_kind="goal", about=goal.uuid)
    field = "/konzept/handlungsfelder/sprachfoerderung/"
    assert "/foren/gesagt/" not in client.get(field).content.decode()
    card(table, "Passt gut", prompt=prompt, stance=Stance.FITS).release(by=None)
    address = f"/foren/gesagt/{goal.uuid}/"
    assert address in client.get(field).content.decode()
    assert "Passt gut" in client.get(address).content.decode()
    assert client.get("/foren/gesagt/00000000-0000-0000-0000-000000000000/").status_code == 404
