"""Resources are added up by field, year and kind, never two kinds together; people see what is public."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from forums.fields.models import ActionField
from forums.municipality.calendar import today
from proposals.measures.models import Measure, Resource
from proposals.measures.resources.models import Kind, YearSum
from proposals.measures.resources.tables import Shown
from tests.conftest import City
from tests.factories import MeasureFactory, both

YEAR = 2026


def _resource(
    owner: ActionField | Measure, kind: Kind, value: int | None, year: int | None = YEAR, **facts: object
) -> Resource:
    name = "measure" if isinstance(owner, Measure) else "field"
    given = {"name": both("Kurse"), "source": both("Haushalt"), **facts}
    made: Resource = Resource.objects.create(**{name: owner}, kind=kind, year=year, value=value, **given)
    return made


def test_sums_are_those_of_a_field_and_of_its_measures(city: City) -> None:
    measure, gone = MeasureFactory(field=city.language), MeasureFactory(field=city.language)
    _resource(city.language, Kind.EXPENSE, 1000)
    _resource(measure, Kind.EXPENSE, 500)
    _resource(measure, Kind.EXPENSE, 70, year=YEAR + 1)
    _resource(measure, Kind.INCOME, 200)
    _resource(gone, Kind.EXPENSE, 9000)
    _resource(city.faith, Kind.VOLUNTARY_HOURS, 40)
    _resource(city.faith, Kind.IN_WORDS, None, year=None)
    gone.delete()
    language, faith = city.language.pk, city.faith.pk
    assert Resource.objects.standing().sums() == [
        YearSum(language, YEAR, Kind.INCOME, Decimal(200)),
        YearSum(language, YEAR, Kind.EXPENSE, Decimal(1500)),
        YearSum(language, YEAR + 1, Kind.EXPENSE, Decimal(70)),
        YearSum(faith, YEAR, Kind.VOLUNTARY_HOURS, Decimal(40)),
    ]
    narrowed = Resource.objects.standing().of_fields([city.language])
    assert narrowed.sums(YEAR + 1, YEAR + 1) == [YearSum(language, YEAR + 1, Kind.EXPENSE, Decimal(70))]


@pytest.mark.parametrize("rows", [1, 30])
def test_sums_are_one_query(city: City, rows: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for year in range(rows):
        _resource(city.language, Kind.EXPENSE, 10, year=2000 + year)
    with django_assert_num_queries(1):
        assert len(Resource.objects.public().sums()) == rows


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": Kind.EXPENSE, "year": None, "value": 1},
        {"kind": Kind.EXPENSE, "year": YEAR, "value": None},
        {"kind": Kind.EXPENSE, "year": YEAR, "value": -1},
        {"kind": Kind.IN_WORDS, "value": 1},
    ],
)
def test_a_figure_has_a_year_and_words_have_none(city: City, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Resource.objects.create(field=city.language, name=both("Kurse"), **wrong)


@pytest.mark.parametrize("both_or_none", [True, False])
def test_it_belongs_to_a_field_or_to_a_measure(city: City, both_or_none: bool) -> None:
    owners = {"field": city.language, "measure": MeasureFactory(field=city.language)} if both_or_none else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Resource.objects.create(name=both("Räume"), **owners)


def test_the_table_of_a_field_tells_its_measures_in_one_line(city: City) -> None:
    measure = MeasureFactory(field=city.language)
    _resource(city.language, Kind.EXPENSE, 1000)
    for value in (300, 200):
        _resource(measure, Kind.EXPENSE, value, name=both(f"Posten {value}"))
    shown = Shown("r", Resource.objects.public().of_fields([city.language]), of_field=True)
    assert shown.money is not None
    lines = [(str(line.name), line.values) for line in shown.money.lines]
    assert lines == [("Kurse", ["1.000"]), ("Maßnahmen in diesem Handlungsfeld", ["500"]), ("Zusammen", ["1.500"])]


def test_a_series_is_drawn_and_one_year_is_not(city: City) -> None:
    _resource(city.language, Kind.EXPENSE, 1000)
    assert Shown("r", Resource.objects.all()).chart is None
    _resource(city.language, Kind.EXPENSE, 1200, year=YEAR + 2)
    drawn = Shown("r", Resource.objects.all()).chart
    assert drawn is not None
    assert drawn.title == "Aufwendungen nach Jahren, in Euro"
    assert [(bar.name, bar.total) for bar in drawn.chart.bars] == [("2026", 1000), ("2027", 0), ("2028", 1200)]


def test_the_public_sees_what_is_public_and_what_is_planned(city: City, client: Client) -> None:
    measure = MeasureFactory(field=city.language)
    _resource(measure, Kind.EXPENSE, 4321, year=today().year + 1)
    _resource(measure, Kind.EXPENSE, 777, public=False)
    html = client.get(measure.get_absolute_url()).content.decode()
    assert ("4.321" in html, "777" in html) == (True, False)
    assert f"Die Zahlen ab {today().year + 1} sind geplant." in html
