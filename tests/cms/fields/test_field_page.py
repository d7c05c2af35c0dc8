"""An action field's page shows, from data, who works on it, what they want, what they do and what people say."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from cms.home.models import HomePage
from cms.home.skeleton import lay_out
from forums.dialogue.models import ForumKind, ForumState
from forums.municipality.hyphenation import with_soft_hyphens
from proposals.measures.indicators.readings import Reading
from proposals.measures.models import Resource, Status
from proposals.suggestions.models import Suggestion
from tests.cms.fields.pages import ADDRESS, answered, fill, page, queries
from tests.cms.reading import links, section
from tests.conftest import City
from tests.factories import (
    FieldFactory,
    ForumFactory,
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    TableFactory,
    both,
    released,
)


def test_goals_measures_indicators_and_resources_are_shown(home: HomePage, city: City, client: Client) -> None:
    goal = GoalFactory(field=city.language, title=both("Kurze Wege"), description=both("In jedem Stadtteil ein Kurs."))
    MeasureFactory(
        field=city.language,
        goal=goal,
        slug="abendkurse",
        title=both("Abendkurse"),
        who=both("Volkshochschule"),
        until=date(2999, 12, 31),
        status=Status.RUNNING,
    )
    indicator = IndicatorFactory(
        goal=goal, name=both("Plätze"), unit=both("Plätze"), target=120, target__year=2028, frequency="once"
    )
    Reading.objects.create(indicator=indicator, on=date(2024, 12, 31), value=Decimal("80"))
    Reading.objects.create(indicator=indicator, on=date(2025, 12, 31), value=Decimal("90.5"))
    Resource.objects.create(field=city.language, name=both("Personal"), amount=both("eine halbe Stelle"))
    html = page(client)
    assert section(html, "ziele") == ["b) Ziele", "1 Ziel", "1.1", "Kurze Wege", "In jedem Stadtteil ein Kurs."]
    assert section(html, "massnahmen") == [
        "c) Maßnahmen",
        "In Umsetzung: 1",
        "Maßnahme 1.1.1",
        "In Umsetzung",
        "Abendkurse",
        "Volkshochschule",
        "bis 31. Dezember 2999",
        "Auswertungen: was aus Zielen und Maßnahmen bis zu einem Tag wurde",
    ]
    assert links(html, ".//section[@aria-labelledby='massnahmen']")[0] == ("/massnahmen/abendkurse/", "Abendkurse")
    assert section(html, "indikatoren") == [
        "d) Indikatoren",
        "1 Indikator, Ziel erreicht: 0",
        "Plätze",
        "90,5",
        "Plätze",
        "(31.12.2025)",
        "Das Bild dazu steht weiter oben.",
        "Gestiegen: Am 31.12.2024 waren es 80.",
        "Auf dem Weg",
        "Ziel:",
        "120",
        "Plätze bis 2028",
    ]
    assert section(html, "kurz-stand") == [
        "Wie weit wir sind",
        "90,5",
        "Plätze",
        "Plätze",
        "Am Anfang: 80. Ziel: 120.",
        "Alle Zahlen",
    ]
    assert section(html, "ressourcen") == ["e) Ressourcen", "eine halbe Stelle", "Personal", "eine halbe Stelle"]


def test_suggestions_stand_with_the_time_answers_took(home: HomePage, city: City, client: Client) -> None:
    waiting = released("Ein Kurs am Abend", field=city.language)
    done = answered(released("Ein Kurs am Morgen", field=city.language))
    Suggestion.receive(text="Noch nicht gelesen", field=city.language)
    answered(released("Nicht dieses Feld", field=city.faith))
    Suggestion.objects.filter(pk=done.pk).update(answer_days=7)
    html = page(client)
    assert section(html, "anregungen")[:15] == [
        with_soft_hyphens("Anregungen zu diesem Handlungsfeld", "de"),
        "1 offen, 1 entschieden",
        "1",
        "warten auf Antwort",
        "0",
        "überfällig",
        "von denen, die warten",
        "1",
        "schon entschieden",
        "1",
        "pünktlich beantwortet",
        "100 % von 1 Antwort",
        "7",
        "Arbeitstage bis zur Antwort",
        "Die Hälfte kam früher, die Hälfte später.",
    ]
    found = links(html, ".//section[@aria-labelledby='anregungen']")
    assert found[:5] == [
        ("/anregungen/?feld=sprachfoerderung&stand=offen", "1 warten auf Antwort"),
        ("/anregungen/?feld=sprachfoerderung&stand=ueberfaellig", "0 überfällig"),
        ("/anregungen/?feld=sprachfoerderung&stand=entschieden", "1 schon entschieden"),
        ("/anregungen/?feld=sprachfoerderung&antwort=puenktlich", "1 pünktlich beantwortet"),
        ("/anregungen/?feld=sprachfoerderung&antwort=gegeben", "7 Arbeitstage bis zur Antwort"),
    ]
    assert found[5:] == [
        (f"/anregungen/{waiting.number}/", "Ein Kurs am Abend"),
        (f"/anregungen/{done.number}/", "Ein Kurs am Morgen"),
        ("/anregungen/neu/?feld=sprachfoerderung", "Etwas vorschlagen"),
        ("/anregungen/?feld=sprachfoerderung", "Alle Anregungen zu diesem Handlungsfeld"),
    ]


def test_nothing_said_yet_is_an_invitation(home: HomePage, client: Client) -> None:
    html = page(client)
    assert section(html, "anregungen") == [
        with_soft_hyphens("Anregungen zu diesem Handlungsfeld", "de"),
        "noch keine",
        "Hier hat noch niemand etwas vorgeschlagen",
        "Machen Sie den ersten Vorschlag. Sie bekommen eine Antwort.",
        "Etwas vorschlagen",
    ]


def test_an_empty_field_says_so_at_a_glance(home: HomePage, client: Client) -> None:
    FieldFactory(code="2", slug="bildung", name=both("Bildung"))
    lay_out(["de"])
    html = page(client, "/konzept/handlungsfelder/bildung/")
    assert [section(html, f"kurz-{name}") for name in ("ziele", "stand", "termin", "team")] == [
        ["Was wir wollen", "Es gibt noch keine Ziele. Sie werden gerade erarbeitet."],
        [
            "Wie weit wir sind",
            "Hier wurde noch nichts gemessen.",
            "Maßnahmen: noch keine",
            "Alle Maßnahmen",
        ],
        [
            "Nächster Termin",
            "Für dieses Thema steht noch kein Termin fest. Schreiben können Sie uns immer.",
            "Alle Foren",
        ],
        ["Wer antwortet", "Das Leitungstandem, bis dieses Handlungsfeld ein Team hat.", "Alle, die daran arbeiten"],
    ]


def test_the_next_forum_with_a_table_for_the_field_is_its_next_date(home: HomePage, city: City, client: Client) -> None:
    now = timezone.now()
    for slug, days, state, field in (
        ("vorbei", -9, ForumState.OVER, city.language),
        ("abgesagt", 2, ForumState.CANCELLED, city.language),
        ("anderes-feld", 3, ForumState.PLANNED, city.faith),
        ("spaeter", 30, ForumState.PLANNED, city.language),
        ("bald", 10, ForumState.PLANNED, city.language),
    ):
        begins = now + timedelta(days=days)
        forum = ForumFactory(slug=slug, starts_at=begins, ends_at=begins + timedelta(hours=2), state=state)
        TableFactory(forum=forum, field=field)
    workshop = ForumFactory(slug="werkstatt", starts_at=now + timedelta(days=1), kind=ForumKind.WORKSHOP)
    TableFactory(forum=workshop, field=city.language)
    assert links(page(client), ".//section[@aria-labelledby='kurz-termin']")[0][0] == "/foren/bald/"


def test_overdue_answers_stand_beside_the_punctual_and_count_against_them(
    home: HomePage, city: City, client: Client
) -> None:
    for _number in range(2):
        done = answered(released(field=city.language))
        Suggestion.objects.filter(pk=done.pk).update(answer_days=3, answered_in_time=True)
    late = released(field=city.language)
    Suggestion.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=3))
    released(field=city.language)
    html = page(client)
    now = ".//div[@class='field-now']"
    assert links(html, now)[:3] == [
        ("/anregungen/?feld=sprachfoerderung&antwort=puenktlich", "2 pünktlich beantwortet"),
        ("/anregungen/?feld=sprachfoerderung&stand=ueberfaellig", "1 jetzt überfällig"),
        ("/anregungen/?feld=sprachfoerderung&stand=in-der-frist", "1 warten, noch in der Frist"),
    ]
    for address, _words in links(html, now)[1:3]:
        assert client.get(address).context["listing"].page.paginator.count == 1


@pytest.mark.parametrize("times", [1, 30])
def test_no_row_adds_a_query(home: HomePage, english: HomePage, city: City, client: Client, times: int) -> None:
    fill(city.language, times)
    assert (queries(client, ADDRESS), queries(client, f"/en{ADDRESS}")) == (20, 20)


@pytest.mark.parametrize("times", [1, 30])
def test_corrected_figures_cost_one_query_together(home: HomePage, city: City, client: Client, times: int) -> None:
    fill(city.language, times)
    for reading in Reading.objects.filter(on__year=2024):
        reading.correct(value=reading.value + 7, reason="Zahlendreher", by=None)
    assert queries(client, ADDRESS) == 21
    assert page(client).count("Zahlendreher") >= times


def test_anonymous_readers_start_no_session(home: HomePage, client: Client) -> None:
    for address in ("/", "/konzept/", ADDRESS, "/wer-macht-was/"):
        assert list(client.get(address).cookies) == []


def test_no_page_asks_the_editors_bar_of_anonymous_readers(home: HomePage, client: Client) -> None:
    assert "wagtail-userbar" not in page(client)
    cache.clear()


def test_the_map_of_a_field_is_one_link_away_without_a_script(home: HomePage, city: City, client: Client) -> None:
    assert "stadtteile" not in page(client, ADDRESS)
    released(field=city.language)
    address = f"/anregungen/karte/?feld={city.language.slug}"
    html = page(client, ADDRESS)
    assert [url for url, _words in links(html, ".//section[@aria-labelledby='stadtteile']")] == [address]
    assert f'data-hx-get="{address}"' in html
