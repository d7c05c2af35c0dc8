"""An action field's page shows, from data, who works on it, what they want, what they do and what people say."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.home.models import HomePage
from cms.home.skeleton import lay_out
from forums.bodies.models import MembershipRole
from forums.dialogue.models import ForumKind, ForumState
from forums.fields.models import ActionField
from forums.municipality.hyphenation import with_soft_hyphens
from forums.people.models import User
from proposals.measures.models import Reading, Resource, Status
from proposals.suggestions.models import Suggestion
from tests.cms.conftest import valid
from tests.cms.reading import links, section
from tests.conftest import City
from tests.factories import (
    FieldFactory,
    ForumFactory,
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    MembershipFactory,
    PersonFactory,
    TableFactory,
    both,
    network,
    released,
    seat,
)

ADDRESS = "/konzept/handlungsfelder/sprachfoerderung/"
MOST_QUERIES = 20


def page(client: Client, address: str = ADDRESS) -> str:
    return valid(client.get(address).content)


def fill(field: ActionField, times: int) -> None:
    """Everything a field's page shows, so many times over."""
    body = field.bodies.get()
    MembershipFactory(body=body, role=MembershipRole.OFFICE_SEAT)
    for number in range(times):
        MembershipFactory(body=body, role=MembershipRole.ACTOR)
        goal = GoalFactory(field=field)
        MeasureFactory(field=field, goal=goal)
        indicator = IndicatorFactory(goal=goal)
        Reading.objects.create(indicator=indicator, on=date(2024, 12, 31), value=number)
        Reading.objects.create(indicator=indicator, on=date(2025, 12, 31), value=number + 1)
        Resource.objects.create(field=field, name=both(f"Geld {number}"), amount=both("viel"))
        released(field=field)
        answered(released(field=field))


def answered(suggestion: Suggestion) -> Suggestion:
    user, _new = User.objects.get_or_create(email="amt@example.org")
    suggestion.refer_elsewhere(by=user, text="Dafür ist das Kreisamt da.")
    return suggestion


def queries(client: Client, address: str) -> int:
    client.get(address)  # what is cached for the whole process is not the page's doing
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert response.status_code == 200
    return len(asked)


def test_the_team_is_shown_by_name_only_with_consent(home: HomePage, city: City, client: Client) -> None:
    body = city.language_network
    MembershipFactory(
        body=body,
        role=MembershipRole.OFFICE_SEAT,
        person=PersonFactory(name="Anna Amtlich", name_public=False, function=both("Fachstelle")),
        organisation=both("Stadt Rheine"),
    )
    MembershipFactory(
        body=body,
        role=MembershipRole.FIELD_SEAT,
        person=PersonFactory(name="Paula Partner", name_public=True, function=both("Lehrerin")),
        organisation=both("Sprachschule"),
    )
    assert section(page(client), "netzwerk") == [
        "a) Wer daran arbeitet",
        "2 Tandem-Personen",
        "Stadt",
        "Fachstelle, Stadt Rheine",
        "PP",
        "Partner",
        "Paula Partner",
        "Lehrerin, Sprachschule",
        "Netzwerk und Protokolle",
    ]


def test_vacant_seats_say_kindly_who_acts(home: HomePage, city: City, deputy_teacher: User, client: Client) -> None:
    deputy = deputy_teacher.person
    assert deputy is not None
    assert section(page(client), "netzwerk") == [
        "a) Wer daran arbeitet",
        "0 Tandem-Personen, 2 Plätze frei",
        "Stadt",
        "Platz ist frei",
        "Vertretung: das Leitungstandem, bis jemand gefunden ist. Wir suchen jemanden.",
        "Partner",
        "Platz ist frei",
        f"Vertretung: {deputy.name}",
        "Netzwerk und Protokolle",
    ]


def test_a_field_without_team_says_who_cares(home: HomePage, client: Client) -> None:
    FieldFactory(code="2", slug="bildung", name=both("Bildung"))
    lay_out(["de"])
    assert section(page(client, "/konzept/handlungsfelder/bildung/"), "netzwerk") == [
        "a) Wer daran arbeitet",
        "noch kein Team",
        "Dieses Handlungsfeld hat noch kein Team",
        "Bis dahin kümmert sich das Leitungstandem. Ihre Anregung bekommt trotzdem eine Antwort.",
    ]


def test_organisations_without_a_person_are_partners(home: HomePage, city: City, client: Client) -> None:
    MembershipFactory(
        body=city.language_network, role=MembershipRole.ACTOR, person=None, organisation=both("Volkshochschule")
    )
    assert section(page(client), "netzwerk")[-3:] == [
        "Partner und Mitwirkende",
        "Volkshochschule",
        "Netzwerk und Protokolle",
    ]


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
    indicator = IndicatorFactory(goal=goal, name=both("Plätze"), unit=both("Plätze"), target=120, target_year=2028)
    Reading.objects.create(indicator=indicator, on=date(2024, 12, 31), value=Decimal("80"))
    Reading.objects.create(indicator=indicator, on=date(2025, 12, 31), value=Decimal("90.5"))
    Resource.objects.create(field=city.language, name=both("Personal"), amount=both("eine halbe Stelle"))
    html = page(client)
    assert section(html, "ziele") == ["b) Ziele", "1 Ziel", "Kurze Wege", "In jedem Stadtteil ein Kurs."]
    assert section(html, "massnahmen") == [
        "c) Maßnahmen",
        "In Umsetzung: 1",
        "Maßnahme",
        "In Umsetzung",
        "Abendkurse",
        "Volkshochschule",
        "bis 31. Dezember 2999",
    ]
    assert links(html, ".//section[@aria-labelledby='massnahmen']") == [("/massnahmen/abendkurse/", "Abendkurse")]
    assert section(html, "indikatoren") == [
        "d) Indikatoren",
        "1 Indikator, Ziel erreicht: 0",
        "Plätze",
        "90,5",
        "Plätze",
        "(31.12.2025)",
        "Das Bild dazu steht weiter oben.",
        "Gestiegen: Am 31.12.2024 waren es 80. Das ist näher am Ziel.",
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
    assert "2 von 3 fälligen Antworten kamen pünktlich" in section(html, "gerade")
    assert links(html, ".//section[@aria-labelledby='gerade']")[:3] == [
        ("/anregungen/?feld=sprachfoerderung&antwort=puenktlich", "2 pünktlich beantwortet"),
        ("/anregungen/?feld=sprachfoerderung&stand=ueberfaellig", "1 jetzt überfällig"),
        ("/anregungen/?feld=sprachfoerderung&stand=in-der-frist", "1 warten, noch in der Frist"),
    ]
    for address, _words in links(html, ".//section[@aria-labelledby='gerade']")[1:3]:
        assert client.get(address).context["listing"].page.paginator.count == 1


@pytest.fixture
def sports(home: HomePage) -> ActionField:
    """Field 5, which is made of sub-fields, and 5a as one of them."""
    container = FieldFactory(code="5", slug="engagement", name=both("Engagement", "Volunteering"))
    field: ActionField = FieldFactory(
        code="5a",
        slug="freizeit-kultur-sport",
        name=both("Freizeit, Kultur, Sport", "Leisure, culture, sport"),
        parent=container,
    )
    network(field)
    lay_out(["de"])
    return field


def test_field_5_shows_its_parts_and_all_that_is_theirs(sports: ActionField, client: Client) -> None:
    GoalFactory(field=sports, title=both("Alle spielen mit"))
    seat(sports.bodies.get(), MembershipRole.FIELD_SEAT, "verein@example.org", organisation=both("Sportverein"))
    released("Ein Platz für Mädchen", field=sports)
    html = page(client, "/konzept/handlungsfelder/engagement/")
    assert links(html, ".//section[@aria-labelledby='unterfelder']") == [
        ("/konzept/handlungsfelder/freizeit-kultur-sport/", "5a Freizeit, Kultur, Sport")
    ]
    assert section(html, "netzwerk")[:5] == [
        "a) Wer daran arbeitet",
        "1 Tandem-Person, 1 Platz frei",
        "5a",
        "Freizeit, Kultur, Sport",
        "Stadt:",
    ]
    assert section(html, "ziele") == ["b) Ziele", "1 Ziel", "Alle spielen mit", "5a Freizeit, Kultur, Sport"]
    assert section(html, "anregungen")[2:4] == ["1", "warten auf Antwort"]


def test_a_sub_fields_way_leads_over_its_field(sports: ActionField, client: Client) -> None:
    html = page(client, "/konzept/handlungsfelder/freizeit-kultur-sport/")
    assert links(html, ".//nav[@class='breadcrumb']") == [
        ("/", "Startseite"),
        ("/konzept/", "Integrationskonzept"),
        ("/konzept/handlungsfelder/", "Handlungsfelder"),
        ("/konzept/handlungsfelder/engagement/", "Engagement"),
    ]


@pytest.mark.parametrize("times", [1, 30])
def test_no_row_adds_a_query(home: HomePage, english: HomePage, city: City, client: Client, times: int) -> None:
    fill(city.language, times)
    assert (queries(client, ADDRESS), queries(client, f"/en{ADDRESS}")) == (19, 20)


@pytest.mark.parametrize("times", [1, 30])
def test_no_row_adds_a_query_to_the_page_of_field_5(
    home: HomePage, english: HomePage, sports: ActionField, client: Client, times: int
) -> None:
    lay_out()
    fill(sports, times)
    address = "/konzept/handlungsfelder/engagement/"
    found = queries(client, address), queries(client, f"/en{address}")
    assert found == (19, 20)
    assert max(found) <= MOST_QUERIES


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


def test_anonymous_readers_start_no_session(home: HomePage, client: Client) -> None:
    for address in ("/", "/konzept/", ADDRESS, "/wer-macht-was/"):
        assert list(client.get(address).cookies) == []


def test_no_page_asks_the_editors_bar_of_anonymous_readers(home: HomePage, client: Client) -> None:
    assert "wagtail-userbar" not in page(client)
    cache.clear()


def _years_ago(years: int) -> Any:
    return timezone.localdate() - timedelta(days=365 * years)


def test_who_has_left_is_not_shown(home: HomePage, city: City, client: Client) -> None:
    gone = PersonFactory(name="Früher Dabei")
    MembershipFactory(
        body=city.language_network,
        role=MembershipRole.OFFICE_SEAT,
        person=gone,
        starts=_years_ago(3),
        ends=_years_ago(1),
    )
    assert "Früher Dabei" not in page(client)


def test_the_map_of_a_field_is_one_link_away_without_a_script(home: HomePage, city: City, client: Client) -> None:
    assert "stadtteile" not in page(client, ADDRESS)
    released(field=city.language)
    address = f"/anregungen/karte/?feld={city.language.slug}"
    html = page(client, ADDRESS)
    assert [url for url, _words in links(html, ".//section[@aria-labelledby='stadtteile']")] == [address]
    assert f'data-hx-get="{address}"' in html
