"""A map comes on the pages when its areas have been told apart, and can be taken back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from forums.maps.geojson import read
from forums.maps.models import DistrictShape, TownMap
from forums.maps.points import GeoPoint
from forums.maps.shapes import draw
from forums.records.exceptions import NotPossible
from tests.factories import DistrictFactory, town_map

from .geo import districts

pytestmark = pytest.mark.django_db
SOURCE = {"attribution": "Vermessungsamt", "licence": "CC0"}


def uploaded(*names: str) -> TownMap:
    return TownMap.upload(draw(read(districts(*names))))


def test_areas_find_their_districts_by_name_each_once() -> None:
    mesum, elte = DistrictFactory(name="Mesum"), DistrictFactory(name="Elte und Heide")
    town = uploaded("MESUM", "Elte & Heide", "Nachbarort")
    found = {shape.name: shape.district for shape in town.shapes.all()}
    assert found == {"MESUM": mesum, "Elte & Heide": elte, "Nachbarort": None}
    assert TownMap.current() is None


def test_the_newest_is_shown_and_taking_it_back_brings_the_one_before() -> None:
    mesum = DistrictFactory(name="Mesum")
    first, second = town_map(mesum), town_map(mesum)
    assert TownMap.current() == second
    second.take_back()
    second.take_back()
    assert TownMap.current() == first
    first.take_back()
    assert TownMap.current() is None


def test_a_map_is_shown_once_and_each_district_stands_on_it_once() -> None:
    mesum = DistrictFactory(name="Mesum")
    town = uploaded("Mesum", "Elte")
    one, other = town.shapes.all()
    with pytest.raises(NotPossible):
        town.show({one.pk: None}, **SOURCE)
    with pytest.raises(NotPossible):
        town.show({one.pk: mesum, other.pk: mesum}, **SOURCE)
    town.show({one.pk: mesum}, **SOURCE)
    with pytest.raises(NotPossible):
        town.show({one.pk: mesum}, **SOURCE)
    with pytest.raises(IntegrityError), transaction.atomic():
        DistrictShape.objects.update(district=mesum)


def test_no_map_is_shown_without_its_source() -> None:
    town = uploaded("Mesum")
    with pytest.raises(IntegrityError), transaction.atomic():
        TownMap.objects.filter(pk=town.pk).update(shown_since=timezone.now())


def test_an_upload_that_nobody_finished_goes_with_the_next_after_a_day() -> None:
    left, fresh = uploaded("Mesum"), uploaded("Mesum")
    TownMap.objects.filter(pk=left.pk).update(uploaded_at=timezone.now() - timedelta(days=2))
    last = uploaded("Mesum")
    assert set(TownMap.objects.unfinished()) == {fresh, last}


def test_a_point_lies_in_the_area_that_holds_it() -> None:
    mesum, elte = DistrictFactory(name="Mesum"), DistrictFactory(name="Elte")
    town = town_map(mesum, elte)
    places = ("52.21,7.41", "52.21,7.43", "52.3,7.41")
    found = [town.shape_at(point) for place in places if (point := GeoPoint.read(place))]
    assert [shape and shape.district for shape in found] == [mesum, elte, None]


def test_a_district_that_was_deleted_is_only_an_outline_from_then_on() -> None:
    mesum = DistrictFactory(name="Mesum")
    town_map(mesum)
    mesum.delete()
    current = TownMap.current()
    assert current is not None
    assert [shape.shown_district for shape in current.drawn] == [None]
