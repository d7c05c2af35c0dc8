"""Goals and measures on the tables, and what people said about them on the pages of field and measure."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from forums.dialogue.models import Forum, Stance
from forums.dialogue.tables import Prompt, Table
from forums.people.models import User
from proposals.measures.forum_cards import CardTally, tallied
from proposals.measures.models import Measure
from proposals.measures.workflow import Status
from tests.conftest import City
from tests.factories import GoalFactory, MeasureFactory, both
from tests.factories import card as new_card

from .conftest import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(city: City, forum: Forum) -> Measure:
    return MeasureFactory(field=city.language, title=both("Abendkurse", "Evening courses"))


def _address(forum: Forum) -> str:
    return f"/verwaltung/foren/{forum.pk}/ziele/"


def _lie(table: Table) -> list[tuple[str, str]]:
    return [(prompt.about_kind, str(prompt)) for prompt in table.prompts.all()]


def test_all_of_the_field_is_laid_once(
    client: Client, forum: Forum, table: Table, measure: Measure, city: City, coordinator: User
) -> None:
    GoalFactory(field=city.language, title=both("Alle lernen Deutsch"))
    MeasureFactory(field=city.language, title=both("Fertig"), status=Status.DONE)
    client.force_login(coordinator)
    for _time in range(2):
        assert client.post(_address(forum), {"alle": "1"}).status_code == 302
    assert _lie(table) == [("goal", "Alle lernen Deutsch"), ("measure", "Abendkurse")]
    assert (_lie(forum.tables.get(number=2)), table.prompts.get(about=measure.uuid).asks_for_stance) == ([], True)


def test_only_what_is_ticked(
    client: Client, forum: Forum, table: Table, measure: Measure, city: City, coordinator: User
) -> None:
    MeasureFactory(field=city.language, title=both("Nicht angekreuzt"))
    client.force_login(coordinator)
    client.post(_address(forum), {"legen": [f"{table.pk}:{measure.uuid}", "unsinn"]})
    assert _lie(table) == [("measure", "Abendkurse")]
    assert "liegt schon dort" in client.get(_address(forum)).content.decode()


def test_nobody_else_lays_anything(client: Client, forum: Forum, measure: Measure, officer: User) -> None:
    client.force_login(officer)
    assert client.post(_address(forum), {"alle": "1"}).status_code in (302, 404)
    assert Prompt.objects.count() == 0


def test_the_measures_page_tells_what_people_said(client: Client, forum: Forum, table: Table, measure: Measure) -> None:
    prompt = table.put_down(measure.title, about_kind="measure", about=measure.uuid)
    said(table, "Passt gut", prompt=prompt, stance=Stance.FITS)
    said(table, "Bitte auch samstags", prompt=prompt, stance=Stance.MISSING)
    said(table, "Ohne Meinung", prompt=prompt)
    new_card(table, "Nie freigegeben", prompt=prompt, stance=Stance.CHANGE)
    found = CardTally.of(tallied(Measure.objects.all()).get())
    assert (found.counts, found.total) == (((Stance.FITS, 1), (Stance.MISSING, 1), (Stance.CHANGE, 0)), 2)
    address = f"/foren/gesagt/{measure.uuid}/"
    assert address in client.get(measure.get_absolute_url()).content.decode()
    page = client.get(address).content.decode()
    shown = [words in page for words in ("Passt gut", "Bitte auch samstags", "Ohne Meinung", "Nie freigegeben")]
    assert shown == [True, True, False, False]
    Forum.objects.filter(pk=forum.pk).update(published=False)
    assert CardTally.of(tallied(Measure.objects.all()).get()).total == 0
    assert "Passt gut" not in client.get(address).content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_no_card_adds_a_query(
    client: Client, table: Table, measure: Measure, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    prompt = table.put_down(measure.title, about_kind="measure", about=measure.uuid)
    for number in range(count):
        said(table, f"Karte {number}", prompt=prompt, stance=Stance.FITS)
    address = f"/foren/gesagt/{measure.uuid}/"
    client.get(address)
    with django_assert_num_queries(5):
        client.get(address)
