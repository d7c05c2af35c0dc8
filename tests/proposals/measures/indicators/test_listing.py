"""The public list: every number of it, of the report and of the first page leads to as many indicators."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from proposals.measures.indicators.direction import Direction
from proposals.measures.indicators.models import Indicator
from proposals.measures.indicators.readings import Reading
from tests.conftest import City
from tests.factories import FieldFactory, GoalFactory, IndicatorFactory, both

MOST_BYTES = 60 * 1024


@pytest.fixture
def several(indicator: Indicator, city: City) -> None:
    part = GoalFactory(field=FieldFactory(code="1a", slug="kurse", name=both("Kurse"), parent=city.language))
    faith = GoalFactory(field=city.faith)
    for goal, values, target in ((part, (4, 9), 9), (faith, (9, 4), 20), (faith, (), 5), (faith, (5,), None)):
        made = IndicatorFactory(goal=goal, direction=Direction.UP, target=target)
        for at, value in enumerate(values):
            Reading.objects.create(indicator=made, on=date(2024 + at, 12, 31), value=value)


def _count(client: Client, url: str) -> int:
    count: int = client.get(url).context["listing"].count
    return count


def test_every_number_of_the_list_leads_to_as_many(several: None, client: Client) -> None:
    parts = [segment.part for segment in client.get("/indikatoren/").context["listing"].standings.chart.legend]
    assert sum(part.count for part in parts) == 5
    assert [(part.url, _count(client, part.url)) for part in parts] == [(part.url, part.count) for part in parts]


def test_every_number_of_the_report_leads_to_as_many(several: None, client: Client) -> None:
    section = client.get("/bericht/").context["report"].indicators
    assert section.title == "2 von 5 Indikatoren haben das Ziel erreicht oder sind auf dem Weg dorthin"
    lines = [(line.whole.url, line.whole.total) for line in section.chart.lines]
    lines += [(part.url, part.count) for line in section.chart.lines for part in line.whole.parts]
    assert [(url, _count(client, url)) for url, _count_said in lines] == lines


def test_a_field_holds_what_its_parts_measure(several: None, client: Client) -> None:
    assert [_count(client, f"/indikatoren/?feld={slug}") for slug in ("sprachfoerderung", "kurse")] == [2, 1]


def test_overdue_ones_are_a_list_of_their_own(indicator: Indicator, client: Client) -> None:
    Indicator.objects.update(frequency="once")
    assert _count(client, "/indikatoren/?stand=ueberfaellig") == 0
    Indicator.objects.update(frequency="yearly")
    Reading.objects.filter(on__year__gte=2024).delete()
    assert _count(client, "/indikatoren/?stand=ueberfaellig") == 1


def test_an_empty_city_and_a_filter_that_is_none_say_so(city: City, client: Client) -> None:
    assert "Es gibt noch keine Indikatoren" in client.get("/indikatoren/").content.decode()
    answer = client.get("/indikatoren/?stand=unsinn")
    assert [str(name) for name, _text in answer.context["listing"].unknown] == ["Stand"]


@pytest.mark.parametrize("rows", [1, 30])
def test_queries_and_weight_do_not_depend_on_rows(
    city: City, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    goal = GoalFactory(field=city.language)
    for _row in range(rows):
        made = IndicatorFactory(goal=goal, target=10)
        for year in range(2020, 2026):
            Reading.objects.create(indicator=made, on=date(year, 12, 31), value=year - 2019, source="Stadt Rheine")
    client.get("/indikatoren/")  # the site is looked up once for each process
    with django_assert_max_num_queries(7):
        answer = client.get("/indikatoren/")
    assert len(answer.content) < 2 * MOST_BYTES
    assert "style=" not in answer.content.decode()


def test_the_file_has_every_reading_and_a_row_for_whoever_has_none(several: None, client: Client) -> None:
    answer = client.get("/daten/messwerte.csv")
    head, *lines = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    assert head == ["Kennung", "Handlungsfeld", "Indikator", "Einheit", "Tag", "Wert", "Quelle", "Bemerkung"]
    assert [line[5] for line in lines] == ["5", "6", "9", "4", "9", "9", "4", "", "5"]
    assert client.get("/daten/messwerte.xlsx").content.startswith(b"PK")
