"""A suggestion may carry a point: from the map, from a list of streets, or not at all; kept to about 100 metres."""

import re
from typing import Any
from uuid import uuid4

import html5lib
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from forums.maps.models import Street
from forums.maps.points import GeoPoint
from forums.municipality.models import District
from forums.people.models import User
from forums.people.personal_data import Subject, export
from proposals.suggestions.exceptions import OutOfDate
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Visibility
from proposals.suggestions.steps import StepKind
from tests.conftest import City
from tests.factories import DistrictFactory, released, suggestion, town_map
from tests.forums.pictures.test_pictures import photo

URL = "/anregungen/neu/"
TEXT = "Der Bus fährt abends nicht mehr."
EXACT = "52.21034,7.41049"
KEPT = GeoPoint.read("52.2100,7.4100")


def send(client: Client, **typed: Any) -> Any:
    return client.post(URL, {"text": TEXT, "client_uuid": str(uuid4()), **typed})


def the_one() -> Suggestion:
    found: Suggestion = Suggestion.objects.select_related("district").get()
    return found


@pytest.fixture
def mesum(city: City) -> District:
    return DistrictFactory(name="Mesum", slug="mesum")


@pytest.fixture
def elte(city: City) -> District:
    return DistrictFactory(name="Elte", slug="elte")


@pytest.fixture
def street(mesum: District, elte: District) -> Street:
    town_map(mesum, elte)
    place = {"latitude": "52.2100", "longitude": "7.4100"}
    Street.objects.create(district=elte, name="Dorfweg", **place)
    return Street.objects.create(district=mesum, name="Bahnhofstraße", **place)


def test_a_point_is_kept_rounded_and_says_the_district(client: Client, mesum: District, elte: District) -> None:
    town_map(mesum, elte)
    assert send(client, point=EXACT, district="elte").status_code == 302
    told = the_one()
    assert (told.point, told.district) == (KEPT, mesum)


@pytest.mark.parametrize("district", ["", "mesum"])
def test_a_street_gives_its_point_and_its_district(client: Client, street: Street, district: str) -> None:
    assert send(client, street=street.pk, district=district).status_code == 302
    told = the_one()
    assert (told.point, told.district) == (KEPT, street.district)


def test_a_street_of_another_district_is_asked_for_again(client: Client, street: Street) -> None:
    answer = send(client, street=street.pk, district="elte")
    assert answer.context["form"].errors == {
        "street": ["„Bahnhofstraße“ liegt im Stadtteil Mesum. Bitte wählen Sie die Straße noch einmal."]
    }
    page = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert (TEXT in page, re.findall(r'<option value="\d+">(.*?)</option>', page)) == (True, ["Dorfweg"])


@pytest.mark.parametrize("point", ["52.5,13.4", "Marktplatz", "nan,nan", "52.21"])
def test_a_point_that_is_none_of_the_town_is_refused_and_the_text_kept(
    client: Client, street: Street, point: str
) -> None:
    answer = send(client, point=point)
    assert (list(answer.context["form"].errors), Suggestion.objects.count()) == (["point"], 0)
    assert TEXT in answer.content.decode()


def test_without_a_map_no_point_is_taken(client: Client, mesum: District) -> None:
    assert list(send(client, point=EXACT).context["form"].errors) == ["point"]
    page = client.get(URL, {"fuer": "stadt"}).content.decode()
    assert ("id_point" in page, "strassen" in page) == (False, False)


def test_a_district_alone_is_enough(client: Client, street: Street) -> None:
    send(client, district="elte", street="", point="")
    told = the_one()
    assert (told.point, told.district and told.district.slug) == (None, "elte")


def test_without_script_the_streets_come_with_the_form_and_nothing_is_lost(client: Client, street: Street) -> None:
    typed = {"district": "mesum", "title": "Bus", "strassen": "1", "photo": photo(), "email": "keine-adresse"}
    answer = send(client, **typed)
    page = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert (answer.status_code, answer.context["form"].errors, Suggestion.objects.count()) == (200, {}, 0)
    assert re.findall(r'<option value="\d+">(.*?)</option>', page) == ["Bahnhofstraße"]
    assert [TEXT in page, 'value="Bus"' in page, bool(answer.context["photo_url"])] == [True, True, True]


def test_with_script_they_come_with_the_choice_of_a_district(client: Client, street: Street) -> None:
    found = [client.get(f"{URL}strassen/", {"district": slug}).content.decode() for slug in ("mesum", "", "unbekannt")]
    assert [re.findall(r'<option value="\d+">(.*?)</option>', part) for part in found] == [["Bahnhofstraße"], [], []]


def test_the_form_with_map_and_streets_asks_few_queries(
    client: Client, street: Street, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(9):  # as without a map, and: map, shapes, whether there are streets
        page = client.get(URL, {"fuer": "stadt"}).content.decode()
    html5lib.HTMLParser(strict=True).parse(page)


def test_a_moderator_removes_a_point_for_good(client: Client, street: Street, moderator: User) -> None:
    told = suggestion("Bei uns in der Bahnhofstraße 3.", point=GeoPoint.read(EXACT))
    client.force_login(moderator)
    address = f"/verwaltung/moderation/{told.number}/"
    page = client.get(address).content.decode()
    assert ("town-map__mark" in page, "52.2100,7.4100" in page) == (True, True)
    form = {"act": "release", "seen": told.version, "title": told.title, "public_text": told.public_text}
    client.post(address, {**form, "point_away": "on"})
    told = the_one()
    assert (told.point, told.visibility) == (None, Visibility.PUBLIC)
    [step] = told.steps.filter(kind=StepKind.POINT_REMOVED)
    assert (step.public, step.actor, step.data, step.text) == (False, moderator, {}, "")
    assert "point_away" not in client.get(address).content.decode()


def test_removing_twice_changes_nothing_and_an_old_page_is_told(city: City, moderator: User) -> None:
    told = suggestion(point=GeoPoint.read(EXACT))
    seen = told.version
    told.remove_point(by=moderator, seen=seen)
    told.remove_point(by=moderator)
    assert told.version == seen + 1
    with pytest.raises(OutOfDate):
        told.remove_point(by=moderator, seen=seen)


def test_its_author_takes_a_point_away_by_the_follow_link(client: Client, street: Street) -> None:
    told = released(point=GeoPoint.read(EXACT))
    address = reverse("suggestion_remove_place", args=[follow_token(told)])
    assert address in client.get(reverse("suggestion_follow", args=[follow_token(told)])).content.decode()
    client.post(address)
    client.post(address)
    assert (the_one().point, the_one().steps.filter(kind=StepKind.POINT_REMOVED).count()) == (None, 1)


def test_deleting_ones_data_deletes_the_point(city: City) -> None:
    told = released(point=GeoPoint.read(EXACT))
    told.forget_original()
    assert told.names_author
    told.leave_no_author()
    assert (the_one().point, the_one().names_author) == (None, False)


def test_a_point_goes_with_the_words_it_belonged_to(city: City, moderator: User, citizen: User) -> None:
    hidden, shown = (make(point=GeoPoint.read(EXACT), author=citizen) for make in (suggestion, released))
    hidden.reject(by=moderator)
    for told in (hidden, shown):
        told.leave_with_account()
    assert [Suggestion.everything.get(pk=told.pk).point for told in (hidden, shown)] == [None, None]


def test_who_takes_along_their_data_takes_the_point_along(city: City, citizen: User) -> None:
    suggestion(point=GeoPoint.read(EXACT), author=citizen)
    assert "52.2100,7.4100" in str(export(Subject(user=citizen)))
