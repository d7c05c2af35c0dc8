"""Every figure leads to the list of what it counts, and the list has exactly so many rows."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from cms.home.models import HomePage
from cms.home.skeleton import lay_out
from forums.dialogue.models import ForumKind, ForumState
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.municipality.models import Municipality
from forums.people.models import User
from proposals.measures.models import Measure, MeasureOrigin, Path, Status
from proposals.public.figures import Figures
from proposals.public.promise import promise
from proposals.public.way import way
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from tests.cms.reading import links, section
from tests.conftest import City
from tests.factories import FieldFactory, ForumFactory, MeasureFactory, both, network, released, suggestion


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


def test_each_figure_of_the_promise_is_the_number_of_rows_behind_it(filled: ActionField, client: Client) -> None:
    html = client.get("/").content.decode()
    found = links(html, ".//ul[@class='promise__figures']")
    due = date_format(today() - timedelta(days=3))
    assert [words for _url, words in found] == [
        "8 von 12 pünktlich beantwortet 4 Antworten kamen zu spät.",
        "0 Arbeitstage So lange dauerte die Hälfte der Antworten höchstens Versprochen: 20 Arbeitstage",
        f"4 sind überfällig Die älteste ist seit {due} überfällig.",
        "4 wurden zu Maßnahmen 0 davon sind fertig.",
    ]
    counts = [(url, _counted(words)) for url, words in found if "Arbeitstage" not in words]
    assert [(url, _rows(client, url)) for url, _count in counts] == counts
    assert _rows(client, "/anregungen/?antwort=gegeben") == 16
    assert _rows(client, "/anregungen/?antwort=verspaetet") == 4


def test_each_number_of_the_way_is_the_number_of_rows_behind_it(
    filled: ActionField, city: City, client: Client
) -> None:
    [proposed, finished, *_others] = MeasureOrigin.objects.standing().order_by("pk")
    Measure.objects.filter(pk=proposed.measure_id).update(
        path=Path.PROPOSED, status=Status.PROPOSED, proposed_to=city.language_network
    )
    Measure.objects.filter(pk=finished.measure_id).update(status=Status.DONE)
    html = client.get("/").content.decode()
    found = links(html, ".//section[@aria-labelledby='weg']")
    in_council = _rows(client, "/anregungen/?massnahme=gremium")
    done = _rows(client, "/anregungen/?massnahme=erledigt")
    assert found == [
        ("/anregungen/", "40 gesagt"),
        ("/anregungen/", "40 gelesen"),
        ("/anregungen/?feld=mit", "30 bei einem Team"),
        ("/anregungen/?feld=ohne", "10 haben noch kein Thema"),
        ("/anregungen/?antwort=gegeben", "16 beantwortet"),
        ("/anregungen/?stand=offen", "24 warten noch"),
        ("/anregungen/?stand=ueberfaellig", "4 davon zu lange"),
        ("/anregungen/?massnahme=ja", "4 wurde zur Maßnahme"),
        ("/anregungen/?massnahme=gremium", f"{in_council} im Rat oder Ausschuss"),
        ("/anregungen/?massnahme=erledigt", f"{done} erledigt"),
    ]
    assert (in_council, done) == (1, 1)
    assert [(url, _rows(client, url)) for url, _words in found] == [(url, _counted(words)) for url, words in found]


def test_a_new_city_reads_what_will_happen_and_no_figures(home: HomePage, city: City, client: Client) -> None:
    html = client.get("/").content.decode()
    assert links(html, ".//section[@aria-labelledby='weg']") == []
    assert section(html, "weg")[:5] == [
        "Vom Wort zum Ergebnis",
        "Das geschieht mit Ihrer Anregung.",
        "Sie schreiben",
        "In Ihrer Sprache. Ein paar Worte genügen.",
        "Wir lesen",
    ]
    assert "zahlen" not in html
    now = section(html, "jetzt")
    assert "Zurzeit ist kein Forum geplant" in now
    assert "Noch hat niemand etwas gesagt" in now


def test_before_the_first_answer_nothing_is_called_punctual(home: HomePage, city: City, client: Client) -> None:
    late = released(field=city.language), released(field=city.language)
    Suggestion.objects.filter(pk__in=[each.pk for each in late]).update(due_on=today() - timedelta(days=3))
    html = client.get("/").content.decode()
    assert [words for _url, words in links(html, ".//ul[@class='promise__figures']")] == [
        "0 bisher beantwortet Versprochen: 20 Arbeitstage",
        "2 sind überfällig Das sind alle, die warten.",
        "0 wurden zu Maßnahmen Die erste sehen Sie dann hier.",
    ]
    assert "Noch ist nichts beantwortet" in section(html, "jetzt")


def test_thousands_are_grouped_as_the_reader_writes_them(city: City) -> None:
    figures = replace(Figures.whole(), open=1054, overdue=1000)
    with override("de"):
        assert [station.figure for station in way(figures, Municipality.current())][:2] == ["1.054", "1.054"]
    with override("en"):
        assert [kept.value for kept in promise(figures, Municipality.current())] == ["0", "1,000", "0"]


def test_the_next_forum_is_the_first_that_everybody_can_come_to(home: HomePage, client: Client) -> None:
    now = timezone.now()

    def forum(title: str, days: int, **facts: object) -> None:
        starts = now + timedelta(days=days)
        ForumFactory(title=both(title), starts_at=starts, ends_at=starts + timedelta(hours=3), **facts)

    def shown() -> list[str]:
        found = links(client.get("/").content.decode(), ".//section[@aria-labelledby='jetzt']")
        return [words for url, words in found if url.startswith("/foren/") and url != "/foren/"]

    forum("Abgesagt", 1, state=ForumState.CANCELLED)
    forum("Mit Einladung", 1, kind=ForumKind.WORKSHOP)
    forum("Noch geheim", 1, published=False)
    forum("Vorbei", -1)
    assert shown() == []
    forum("Später", 9)
    forum("Am Tisch", 4)
    assert shown() == ["Am Tisch"]
    forum("Gerade eben", 0, state=ForumState.RUNNING)
    assert shown() == ["Gerade eben"]


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
    Figures.whole()  # what has changed is counted by whoever comes first
    with django_assert_num_queries(1):
        Figures.whole()
    with django_assert_num_queries(1):
        Figures.by_field()
