"""The map of the town says in each district what its list says, and the table says the same without it."""

import re
from datetime import timedelta
from html import unescape

import html5lib
import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from forums.maps.points import GeoPoint
from forums.municipality.models import District
from forums.people.models import User
from proposals.public.figures import Figures
from proposals.public.town_map import marks
from proposals.public.town_map.figures import district_figures
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import DistrictFactory, MeasureFactory, released, suggestion, town_map

URL = "/anregungen/karte/"
HERE = GeoPoint.read("52.2101,7.4102")
# Of each district beside the map: where it leads, its name, how many, and how long its bar is.
BARS = re.compile(
    r'<li class="said-where__row[^"]*"><a href="([^"]*)">(.*?)</a>\s*<span[^>]*>(.*?)</span>'
    r'.*?class="bar__part" d="(.*?)"',
    re.DOTALL,
)


def listed(client: Client, url: str) -> int:
    count: int = client.get(url).context["listing"].page.paginator.count
    return count


@pytest.fixture
def mesum(city: City) -> District:
    return DistrictFactory(name="Mesum", slug="mesum")


@pytest.fixture
def said(city: City, mesum: District) -> list[Suggestion]:
    elte = DistrictFactory(name="Elte", slug="elte")
    gone = DistrictFactory(name="Früher", slug="frueher")
    rows = [released(f"Text {at}", district=mesum) for at in range(3)]
    rows += [released("Elte", district=elte), released("Überall"), released("Früher", district=gone)]
    MeasureFactory(field=city.language).suggestions.add(rows[0], rows[4])
    suggestion("Noch nicht gelesen", district=mesum)
    released("Zurückgezogen", district=mesum).withdraw()
    gone.delete()
    return rows


def test_every_count_is_that_of_the_list_it_leads_to(said: list[Suggestion], client: Client) -> None:
    rows = district_figures()
    assert [(row.name, row.suggestions, row.with_measure) for row in rows] == [
        ("Elte", 1, 0),
        ("Mesum", 3, 1),
        ("Die ganze Stadt, kein Stadtteil", 2, 1),
    ]
    assert [(listed(client, row.url), listed(client, row.measures_url)) for row in rows] == [
        (row.suggestions, row.with_measure) for row in rows
    ]


def test_map_and_table_say_the_same_and_each_district_is_a_link(
    said: list[Suggestion], mesum: District, client: Client
) -> None:
    town_map(mesum)
    page = client.get(URL).content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert re.findall(r'<a href="([^"]*)" aria-label="(Mesum[^"]*)">', page) == [
        ("/anregungen/?stadtteil=mesum", "Mesum: 3 Anregungen")
    ]
    assert re.findall(r"Nicht auf der Karte, aber in der Tabelle: (.*)</p>", page) == ["Elte"]
    assert re.findall(r'<text class="town-map__figure[^>]*>(\d+)</text>', page) == ["3"]
    assert page.count('href="/anregungen/?stadtteil=mesum"') == 2
    assert "Vermessungsamt" in page
    assert " style=" not in page


def test_without_shapes_the_table_stands_alone(said: list[Suggestion], client: Client) -> None:
    page = client.get(URL).content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert ("town-map" in page, page.count('href="/anregungen/?stadtteil=mesum"')) == (False, 1)


def test_only_what_is_public_is_marked(city: City, mesum: District, client: Client, moderator: User) -> None:
    town = town_map(mesum)
    shown = released("Am Bahnhof", point=HERE)
    suggestion("Ungelesen", point=HERE)
    released("Zurück", point=HERE).withdraw()
    released("Gehalten", point=HERE).hold(by=moderator)
    found = marks.spots(town)
    assert ([spot.suggestions for spot in found.spots], found.total) == ([[shown]], 1)
    assert [mark.url for mark in found.marks] == [shown.get_absolute_url()]


def test_marks_near_each_other_become_one_that_leads_to_their_list(city: City, mesum: District, client: Client) -> None:
    town_map(mesum)
    for place in ("52.2101,7.4102", "52.2104,7.4104", "52.2018,7.4018"):
        released(place, point=GeoPoint.read(place))
    page = client.get(URL).content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert re.findall(r'<a href="(#[^"]*)" aria-label="([^"]*)">', page) == [("#ort-2", "2 Anregungen hier")]
    assert 'id="ort-2"' in page


def test_the_newest_are_marked_where_there_are_too_many(
    city: City, mesum: District, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MOST_MARKED", 1)
    town_map(mesum)
    old, new = released("Alt", point=HERE), released("Neu", point=HERE)
    Suggestion.objects.filter(pk=old.pk).update(received_at=timezone.now() - timedelta(days=3))
    page = client.get(URL)
    assert [spot.suggestions for spot in page.context["points"].spots] == [[new]]
    assert "die neuesten 1 von 2" in page.content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_asks_the_same_few_queries_whatever_there_is(
    city: City, mesum: District, client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    town_map(mesum)
    for at in range(rows):
        DistrictFactory()
        released(f"Text {at}", district=mesum, point=HERE)
    client.get(URL)
    with django_assert_num_queries(8):  # city, navigation, two counts, districts, map, points, their count
        client.get(URL)


def test_a_suggestion_shows_its_place_as_long_as_its_text(
    city: City, mesum: District, client: Client, moderator: User
) -> None:
    town_map(mesum)
    told = released("Am Bahnhof", point=HERE)
    address = told.get_absolute_url()
    page = client.get(address).content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert page.count("town-map__mark") == 2  # the layer and the mark
    client.force_login(moderator)
    told.withdraw()
    assert "town-map" not in client.get(address).content.decode()


def test_the_list_knows_what_belongs_to_no_district(said: list[Suggestion], client: Client) -> None:
    page = client.get("/anregungen/?stadtteil=ohne")
    assert {row.title for row in page.context["listing"].page} == {"Überall", "Früher"}


def test_home_shows_the_map_with_the_districts_that_say_most(
    said: list[Suggestion], mesum: District, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    town_map(mesum, District.objects.get(slug="elte"))
    counted = Figures.whole().by_district
    page = Template("{% load town_map %}{% district_map counted %}")
    with django_assert_num_queries(1):
        html = page.render(Context({"counted": counted}))
    assert BARS.findall(html) == [
        ("/anregungen/?stadtteil=mesum", "Mesum", "3 Anregungen", "M0 0h3v1H0z"),
        ("/anregungen/?stadtteil=elte", "Elte", "1 Anregung", "M0 0h1v1H0z"),
    ]


def test_without_a_map_home_leads_to_the_table(said: list[Suggestion]) -> None:
    page = Template("{% load town_map %}{% district_map counted %}")
    html = page.render(Context({"counted": Figures.whole().by_district}))
    assert re.findall(r'<a [^>]*href="([^"]*)"', html)[-1] == URL
    assert '<svg class="town-map' not in html


def test_a_fields_page_may_fetch_its_map_as_a_part(city: City, mesum: District, client: Client) -> None:
    town_map(mesum)
    released("Sprache", district=mesum, field=city.language)
    released("Glaube", district=mesum, field=city.faith)
    address = f"{URL}?feld={city.language.slug}"
    part = client.get(address, headers={"hx-request": "true"}).content.decode()
    [(url, *words)] = BARS.findall(part)
    assert (listed(client, unescape(url)), words) == (1, ["Mesum", "1 Anregung", "M0 0h1v1H0z"])
    assert "<html" not in part
    rows = district_figures(city.language)
    assert [(row.suggestions, listed(client, row.url)) for row in rows] == [(1, 1), (0, 0)]
    whole = client.get(address).content.decode()
    assert whole.count('href="/anregungen/?feld=sprachfoerderung&amp;stadtteil=mesum"') == 2
    assert client.get(f"{URL}?feld=erfunden").status_code == 404
