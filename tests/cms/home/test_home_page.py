"""Home says where things stand, in one number of queries."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.home.models import HomePage
from forums.municipality.hyphenation import with_soft_hyphens
from proposals.suggestions.models import Suggestion
from tests.cms.fields.pages import answered, fill, page, queries
from tests.cms.reading import links, section
from tests.conftest import City
from tests.factories import (
    MeasureFactory,
    released,
)


@pytest.mark.parametrize("times", [1, 30])
def test_no_row_adds_a_query_to_the_home_page(home: HomePage, city: City, client: Client, times: int) -> None:
    fill(city.language, times)
    assert queries(client, "/") == 17


def test_the_home_page_says_where_things_stand(home: HomePage, city: City, client: Client) -> None:
    released("Ein Kurs am Abend", field=city.language)
    done = answered(released("Ein Kurs am Morgen", field=city.language))
    Suggestion.objects.filter(pk=done.pk).update(answer_days=1, answered_in_time=False)
    MeasureFactory(field=city.language).link(done, by=None, tell="nobody")
    html = page(client, "/")
    assert section(html, "zahlen")[3:] == [
        "0 von 1",
        "pünktlich beantwortet",
        "1 Antwort kam zu spät.",
        "1 Arbeitstag",
        with_soft_hyphens("So lange dauerte die Hälfte der Antworten höchstens", "de"),
        "Versprochen: 20 Arbeitstage",
        "0",
        "sind überfällig",
        "Niemand wartet zu lange.",
        "1",
        "wurde zur Maßnahme",
        "0 davon sind fertig.",
    ]
    assert links(html, ".//section[@aria-labelledby='jetzt']") == [
        ("/foren/", "Alle Foren"),
        (f"/anregungen/{done.number}/", "Ein Kurs am Morgen"),
        ("/anregungen/?antwort=gegeben", "1 Antwort lesen"),
    ]
    language = with_soft_hyphens("Sprachförderung", "de")
    assert section(html, "themen")[2:6] == ["1", language, "2 Anregungen", "1 Maßnahme"]


def test_a_home_page_for_some_is_for_them_alone(home: HomePage, client: Client) -> None:
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/").status_code == 302


def test_each_language_has_its_home_page_and_a_draft_leaves_readers_the_original(
    home: HomePage, english: HomePage, client: Client
) -> None:
    assert client.get("/en/").context["page"] == english
    assert client.get("/").context["page"] == home
    english.unpublish()
    assert client.get("/en/").context["page"] == home
    assert client.get("/").context["untranslated"] == {"en"}
