"""The admin's own search, on whatever database there is."""

from django.test import Client
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from tests.conftest import City
from tests.factories import ForumFactory, MeasureFactory, both


def test_the_admin_searches_and_filters_at_once(admin_client: Client, city: City) -> None:
    found = MeasureFactory(field=city.language, title=both("Sprachkurs am Abend"))
    MeasureFactory(field=city.faith, title=both("Sprachkurs in der Schule"))
    page = admin_client.get("/verwaltung/measures/results/", {"q": "sprachk", "field": found.field.pk})
    assert [each.pk for each in page.context["object_list"]] == [found.pk]


def test_the_admin_finds_forums_by_a_part_of_a_word(admin_client: Client, city: City) -> None:
    found = ForumFactory(title="Dialogforum im Bürgerhaus")
    ForumFactory(title="Runder Tisch")
    page = admin_client.get("/verwaltung/foren/results/", {"q": "bürger"})
    assert [each.pk for each in page.context["object_list"]] == [found.pk]


def test_pictures_are_searched_and_filtered_by_how_often_they_are_used(admin_client: Client, city: City) -> None:
    Image.objects.create(title="Rathaus", file=get_test_image_file())
    page = admin_client.get("/verwaltung/images/results/", {"q": "Rathaus", "usage_count_min": "1"})
    assert (page.status_code, list(page.context["object_list"])) == (200, [])
    page = admin_client.get("/verwaltung/images/results/", {"q": "Rathaus", "usage_count_max": "0"})
    assert [each.title for each in page.context["object_list"]] == ["Rathaus"]
