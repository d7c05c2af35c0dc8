"""Names stand where the reader's alphabet has them, on both databases, page by page."""

import pytest
from django.core.paginator import Paginator
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from forums.associations.models import Association
from forums.associations.views.directory import PER_PAGE
from forums.municipality.district_field import DistrictField
from forums.municipality.models import District
from forums.people.models import User
from forums.search.name_order import ByName, name_key, sorted_by_name
from tests.factories import registration, verified


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ["Afrika", "Ägypten", "Bezirk 2", "Bezirk 10", "„Brücke“ e. V.", "İzmir", "ñandu", "Öl", "Zentrum"]),
        ("de", ["5 Rosen", "AB", "Albanien", "Kulturverein", "łódź", "Lyon", "Strasse", "Straße", "Кіно", "مصر"]),
        ("en", ["Æther", "Afghan", "Ägypten", "Berlin", "berlin", "Bérlin"]),
        ("tr", ["Cuma", "Çay", "hz", "ılık", "Islam", "İzmir", "Sam", "Şeker", "Zeytin"]),
        ("es", ["na", "nz", "ñandú", "oro"]),
        ("sv", ["Zebra", "Åre", "Ängel", "Ölgård"]),
        ("uk", ["Ганна", "Ґалаґан", "Дім", "Ева", "Єва", "Іван", "Їжак", "Йосип", "Яна", "Berlin"]),
        ("ar", ["أحمد", "بيت", "پل", "تونس", "مصر", "Zentrum"]),
        ("de-simple", ["Ägypten", "Berlin"]),
    ],
)
def test_an_alphabet_has_its_own_order(language: str, names: list[str]) -> None:
    assert sorted(set(names), key=lambda name: name_key(name, language)) == names


def test_the_reader_decides() -> None:
    names = ["Cuma", "Çay"]
    with override("de"):
        assert sorted_by_name(names) == ["Çay", "Cuma"]
    with override("tr"):
        assert sorted_by_name(names) == ["Cuma", "Çay"]


NAMES = ["Zentrum", "Ägypten-Verein", "Afghanischer Verein", "„Brücke“ e. V.", "İzmir-Freunde", "Chor 10", "Chor 2"]
IN_ORDER = ["Afghanischer Verein", "Ägypten-Verein", "„Brücke“ e. V.", "Chor 2", "Chor 10", "İzmir-Freunde", "Zentrum"]


@pytest.mark.django_db
def test_pages_follow_one_order_and_load_only_their_rows(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for name in NAMES:
        registration(name)
    with django_assert_num_queries(1 + 2):
        pages = Paginator(ByName(Association.objects.all()), 4)
        assert [[row.name for row in pages.page(number)] for number in (1, 2)] == [IN_ORDER[:4], IN_ORDER[4:]]


@pytest.mark.django_db
def test_a_row_that_goes_while_it_is_listed_is_left_out() -> None:
    rows = [registration(name) for name in ("A", "B", "C")]
    listed = ByName(Association.objects.all())
    rows[1].delete()
    assert [row.name for row in listed[:3]] == ["A", "C"]


@pytest.mark.django_db
def test_the_directory_is_in_order_across_its_pages(client: Client, coordinator: User) -> None:
    names = [f"Verein {number}" for number in range(1, PER_PAGE + 1)]
    for name in reversed(["Ägypten", *names]):
        verified(coordinator, name)
    shown = [row.name for page in "12" for row in client.get(f"/vereine/?seite={page}").context["page"]]
    assert shown == ["Ägypten", *names]


@pytest.mark.django_db
def test_districts_are_offered_in_order() -> None:
    for place, name in enumerate(["Zentrum", "Öding", "Ost", "Eschendorf"]):
        District.objects.create(name=name, slug=f"s{place}")
    field = DistrictField(queryset=District.objects.all(), to_field_name="slug", empty_label="überall")
    assert [label for _value, label in field.choices] == ["überall", "Eschendorf", "Öding", "Ost", "Zentrum"]
