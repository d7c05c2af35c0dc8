"""Every figure leads to the list of what it counts, and the list has exactly so many rows."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms.home.models import HomePage
from cms.home.skeleton import lay_out
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.measures.models import Measure
from proposals.public.figures import Figures
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from tests.cms.reading import links, section
from tests.conftest import City
from tests.factories import FieldFactory, MeasureFactory, both, network, released, suggestion


@pytest.fixture
def filled(home: HomePage, city: City, officer: User) -> ActionField:
    """Something of each kind, in a field with a sub-field, in another, and in none."""
    whole = FieldFactory(code="5", slug="engagement", name=both("Engagement"))
    part: ActionField = FieldFactory(code="5e", slug="aktivierung", name=both("Aktivierung"), parent=whole)
    network(part)
    lay_out(["de"])
    for field in (whole, part, city.language, None):
        _one_of_each(field, officer)
    suggestion("Noch nicht gelesen")
    return whole


def _one_of_each(field: ActionField | None, by: User) -> None:
    late, asked, last_day, punctual, slow, back, measured, merged = (released(field=field) for _each in range(8))
    asked.ask(by=by, question="An welchen Tagen?")
    Suggestion.objects.filter(pk__in=[late.pk, asked.pk, slow.pk]).update(due_on=today() - timedelta(days=3))
    Suggestion.objects.filter(pk=last_day.pk).update(due_on=today())
    released(field=field)
    for told in (punctual, slow, back):
        told.refresh_from_db()
        told.close(Stage.DECLINED, StepKind.DECIDED, by=by, body=told.holder)
    back.reopen(reason="Es geht doch.")
    kept, gone = MeasureFactory(), MeasureFactory()
    kept.link(measured, by=None)
    MeasureFactory().link(measured, by=None)
    gone.link(punctual, by=None)
    Measure.objects.filter(pk=gone.pk).update(deleted=timezone.now())
    merged.merge(into=measured, by=by, reason="Dasselbe.")
    released(field=field).withdraw()
    deferred = released(field=field)
    deferred.close(
        Stage.DEFERRED,
        StepKind.DECIDED,
        review_on=today() + timedelta(days=60),
        by=by,
        body=deferred.holder,
    )


def _rows(client: Client, url: str) -> int:
    context = client.get(url).context
    page = context["listing"].page if "listing" in context else context["page"]
    assert not parse_qs(urlsplit(url).query).get("seite")
    return int(page.paginator.count)


def _counted(text: str) -> int:
    return int(text.split()[0])


def test_each_figure_on_the_home_page_is_the_number_of_rows_behind_it(filled: ActionField, client: Client) -> None:
    html = client.get("/").content.decode()
    found = links(html, ".//section[@aria-labelledby='zahlen']")
    assert [words for _url, words in found] == [
        "40 Anregungen erhalten",
        "24 warten auf Antwort",
        "4 überfällig",
        "12 pünktlich beantwortet",
        "0 Arbeitstage bis zur Antwort",
        "4 wurden zu Maßnahmen",
    ]
    counts = [(url, _counted(words)) for url, words in found if "Arbeitstage" not in words]
    assert [(url, _rows(client, url)) for url, _count in counts] == counts
    assert "75 % von 16 Antworten" in section(html, "zahlen")
    assert _rows(client, "/anregungen/?antwort=gegeben") == 16
    assert _rows(client, "/anregungen/?antwort=verspaetet") == 4


@pytest.mark.parametrize("slug", ["engagement", "aktivierung", "sprachfoerderung"])
def test_each_figure_on_a_fields_page_is_the_number_of_rows_behind_it(
    filled: ActionField, client: Client, slug: str
) -> None:
    html = client.get(f"/konzept/handlungsfelder/{slug}/").content.decode()
    found = [
        (url, words)
        for url, words in links(html, ".//section[@aria-labelledby='anregungen']")
        if words[0].isdigit() and "Arbeitstage" not in words
    ]
    assert [_rows(client, url) for url, _words in found] == [_counted(words) for _url, words in found]
    assert len(found) == 4


@pytest.mark.parametrize("address", ["/", "/konzept/handlungsfelder/"])
def test_each_number_on_a_fields_card_is_the_number_of_rows_behind_it(
    filled: ActionField, client: Client, address: str
) -> None:
    html = client.get(address).content.decode()
    found = [
        (url, _counted(words))
        for url, words in links(html, ".//main")
        if url.startswith(("/anregungen/?feld", "/massn"))
    ]
    assert len(found) >= 4
    assert [(url, _rows(client, url)) for url, _count in found] == found


def test_a_team_names_what_waits_in_its_field_and_what_is_overdue(filled: ActionField, client: Client) -> None:
    html = client.get("/wer-macht-was/").content.decode()
    found = [(url, words) for url, words in links(html, ".//main") if "stand=" in url]
    assert ("/anregungen/?feld=aktivierung&stand=offen", "6 Anregungen warten auf Antwort") in found
    assert ("/anregungen/?feld=aktivierung&stand=ueberfaellig", "1 davon ist überfällig") in found
    assert [_rows(client, url) for url, _words in found] == [_counted(words) for _url, words in found]


def test_counting_costs_one_query(filled: ActionField, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        Figures.of(Suggestion.objects.listed())
    with django_assert_num_queries(1):
        Figures.by_field()
