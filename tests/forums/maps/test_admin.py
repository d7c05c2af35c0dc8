"""Coordinators bring a map and a list of streets, see what would come of them, and take them back."""

import re

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from forums.maps.models import Street, TownMap
from forums.people.models import User
from forums.spreadsheets.uploads import Shelf
from tests.factories import DistrictFactory, town_map

from .geo import districts

pytestmark = pytest.mark.django_db
URL = "/verwaltung/karte/"
STREETS = "/verwaltung/karte/strassen/"


@pytest.fixture
def office(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def brought(raw: bytes, name: str = "stadtteile.geojson") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, raw)}


@pytest.mark.parametrize(("who", "status"), [("editor", 404), ("moderator", 404), ("citizen", 403)])
def test_nobody_but_coordinators_finds_these_pages(
    request: pytest.FixtureRequest, client: Client, who: str, status: int
) -> None:
    town = town_map(DistrictFactory(name="Mesum"))
    client.force_login(request.getfixturevalue(who))
    answers = [
        client.get(URL, follow=True),
        client.post(URL, brought(districts("Mesum")), follow=True),
        client.get(STREETS, follow=True),
        client.post(f"{URL}{town.pk}/zuruecknehmen/", follow=True),
    ]
    assert [answer.status_code for answer in answers] == [status] * 4
    assert TownMap.current() == town


def test_a_file_is_checked_shown_and_only_then_on_the_pages(office: Client) -> None:
    DistrictFactory(name="Mesum", slug="mesum"), DistrictFactory(name="Elte", slug="elte")
    sent = office.post(URL, brought(districts("Mesum", "Elte Dorf")))
    [town] = TownMap.objects.all()
    check = f"{URL}{town.pk}/"
    assert (sent.status_code, sent["Location"], TownMap.current()) == (302, check, None)
    page = office.get(check).content.decode()
    html5lib.HTMLParser(strict=False).parse(page)
    assert re.findall(r"<strong>\((.*?)\)</strong>", page) == ["nicht gefunden"]
    choices = {shape.name: f"shape-{shape.pk}" for shape in town.shapes.all()}
    facts = {"attribution": "Vermessungsamt", "licence": "CC0", "schematic": "on"}
    facts |= {choices["Mesum"]: "mesum", choices["Elte Dorf"]: "elte"}
    for wrong in ({"attribution": ""}, {"licence": " "}, {choices["Elte Dorf"]: "mesum"}):
        assert office.post(check, facts | wrong).status_code == 422
    assert office.post(check, facts)["Location"] == URL
    current = TownMap.current()
    assert current is not None
    assert [(shape.name, shape.district and shape.district.slug) for shape in current.drawn] == [
        ("Elte Dorf", "elte"),
        ("Mesum", "mesum"),
    ]
    assert office.post(check, facts).status_code == 404
    assert "Vermessungsamt" in office.get(URL).content.decode()


@pytest.mark.parametrize("raw", [b"", b"{", b"[" * 5000, districts("Mesum").replace(b"52.2", b"5792000.5")])
def test_a_file_that_cannot_be_drawn_says_why_and_stores_nothing(office: Client, raw: bytes) -> None:
    answer = office.post(URL, brought(raw))
    assert (answer.status_code, TownMap.objects.count()) == (422, 0)
    assert len(answer.context["form"].errors["file"]) == 1


def test_an_upload_can_be_discarded_and_a_map_taken_back(office: Client) -> None:
    mesum = DistrictFactory(name="Mesum")
    town = town_map(mesum)
    office.post(URL, brought(districts("Mesum")))
    [upload] = TownMap.objects.unfinished()
    office.post(f"{URL}{upload.pk}/verwerfen/")
    office.post(f"{URL}{town.pk}/verwerfen/")
    assert list(TownMap.objects.all()) == [town]
    office.post(f"{URL}{town.pk}/zuruecknehmen/")
    assert (TownMap.current(), office.get(URL).status_code) == (None, 200)


LIST = """Straße;Stadtteil;Breite;Länge
Bahnhofstraße;Mesum;52,2101234;7,4101
Bahnhofstraße;;52.21;7.43
Schulweg;Unbekannt;52.21;7.41
Feldweg;Mesum;48.1;11.6
;Mesum;52.21;7.41
Ring;Mesum;hier;dort
Bahnhofstraße;Mesum;52.21;7.41
"""


def test_a_list_of_streets_is_tried_before_it_is_taken(office: Client) -> None:
    mesum, elte = DistrictFactory(name="Mesum"), DistrictFactory(name="Elte")
    town_map(mesum, elte)
    tried = office.post(STREETS, brought(LIST.encode(), "strassen.csv"))["Location"]
    found = office.get(tried).context["found"]
    assert Street.objects.count() == 0
    assert ([row for row, _reason in found.refused], found.repeated) == ([4, 5, 6, 7], 1)
    assert office.post(tried)["Location"] == STREETS
    assert [
        (street.name, street.district, str(street.point)) for street in Street.objects.order_by("district__name")
    ] == [
        ("Bahnhofstraße", elte, "52.2100,7.4295"),
        ("Bahnhofstraße", mesum, "52.2100,7.4100"),
    ]
    office.post(reverse("town_streets_remove"))
    assert Street.objects.count() == 0


def test_a_table_without_the_columns_says_which_are_missing(office: Client) -> None:
    tried = office.post(STREETS, brought(b"Ort;Nr\nMesum;1\n", "liste.csv"))["Location"]
    page = office.get(tried).content.decode()
    assert [f"Die Spalte „{label}“ fehlt." in page for label in ("Straße", "Breite", "Länge")] == [True] * 3
    assert office.post(tried).status_code == 200
    assert office.get(f"{STREETS}00000000-0000-4000-8000-000000000000/").status_code == 404


def test_sheet_and_headings_of_a_list_of_streets_can_be_chosen(office: Client) -> None:
    town_map(DistrictFactory(name="Mesum"))
    odd = "Straße;Breite;Länge\nStand;2026;\nStraße;Breite;Länge\nRing;52.2101;7.4101\n"
    tried = office.post(STREETS, brought(odd.encode(), "liste.csv"))["Location"]
    shown = office.get(tried).content.decode()
    assert ('name="kopf"' in shown, "Eine andere Tabelle" in shown) == (True, True)
    assert [row for row, _reason in office.get(f"{tried}?kopf=3").context["found"].refused] == []
    assert office.post(f"{tried}?kopf=3")["Location"] == STREETS
    assert [street.name for street in Street.objects.all()] == ["Ring"]


def test_each_area_has_a_number_on_the_picture_and_in_the_list(office: Client) -> None:
    DistrictFactory(name="Mesum")
    page = office.get(office.post(URL, brought(districts("Mesum", "Elte")))["Location"])
    rows = [(label.figure, label.name) for label in page.context["picture"].labels]
    assert rows == [("1", "Elte"), ("2", "Mesum")]
    html = " ".join(page.content.decode().split())
    assert [f">{number}. {name} <" in html for number, name in rows] == [True, True]


def test_brought_lists_are_deleted_after_a_day() -> None:
    assert Shelf("streets").old() == []
