"""The public list: filters and order in the address, one view for the page and for htmx."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any

import html5lib
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from forums.associations.models import Association
from forums.municipality.calendar import today
from forums.municipality.hyphenation import SOFT_HYPHEN
from forums.people.models import User
from proposals.measures.fates import Fate, fate_of, listed_fate
from proposals.measures.models import Measure
from proposals.measures.workflow import Status
from proposals.public.suggestions.listing import PER_PAGE
from proposals.suggestions.endorsement.models import Endorsement, Part
from proposals.suggestions.models import Source, Suggestion, SuggestionKind
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from tests.conftest import City
from tests.factories import (
    DistrictFactory,
    FieldFactory,
    MeasureFactory,
    UserFactory,
    released,
    speaker,
    suggestion,
    verified,
)

URL = "/anregungen/"


def _titles(client: Client, query: str = "") -> list[str]:
    return [row.title for row in client.get(URL + query).context["listing"].page]


def _html(client: Client, query: str = "", **headers: str) -> str:
    return client.get(URL + query, headers=headers).content.decode()


@pytest.fixture
def three(city: City) -> list[Suggestion]:
    district = DistrictFactory(slug="dorenkamp", name="Dorenkamp")
    told = [
        released(title="Kurs am Abend", field=city.language, district=district, kind=SuggestionKind.WISH),
        released(title="Gebetsraum", field=city.faith, source=Source.FORUM, kind=SuggestionKind.IDEA),
        released(title="Ohne Thema", kind=SuggestionKind.CONCERN),
    ]
    for place, one in enumerate(told):
        Suggestion.objects.filter(pk=one.pk).update(received_at=timezone.now() - timedelta(days=9 - place))
    return told


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Ohne Thema", "Gebetsraum", "Kurs am Abend"]),
        ("?feld=sprachfoerderung", ["Kurs am Abend"]),
        ("?feld=ohne", ["Ohne Thema"]),
        ("?stadtteil=dorenkamp", ["Kurs am Abend"]),
        ("?art=idee", ["Gebetsraum"]),
        ("?quelle=forum", ["Gebetsraum"]),
        ("?stand=offen", ["Ohne Thema", "Gebetsraum", "Kurs am Abend"]),
        ("?stand=entschieden", []),
        ("?stand=zugeordnet&art=wunsch", ["Kurs am Abend"]),
        ("?sortierung=wartezeit", ["Kurs am Abend", "Gebetsraum", "Ohne Thema"]),
        ("?sortierung=beantwortet", []),
        ("?feld=&stand=&q=", ["Ohne Thema", "Gebetsraum", "Kurs am Abend"]),
    ],
)
def test_the_address_says_what_is_shown(three: list[Suggestion], client: Client, query: str, titles: list[str]) -> None:
    assert _titles(client, query) == titles


def test_a_field_shows_its_sub_fields_too(city: City, client: Client) -> None:
    whole = FieldFactory(code="5", slug="engagement")
    released(title="Verein", field=FieldFactory(code="5e", slug="aktivierung", parent=whole))
    assert _titles(client, "?feld=engagement") == ["Verein"]


def test_a_number_is_found_however_it_is_typed(three: list[Suggestion], client: Client) -> None:
    year = three[1].number[:4]
    assert _titles(client, f"?q=2/{year}") == ["Gebetsraum"]


def test_words_and_filters_narrow_together(
    city: City, client: Client, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        released("Mehr Schatten auf dem Spielplatz", title="Bäume", field=city.language)
        released("Mehr Schatten vor der Moschee", title="Segel", field=city.faith)
    assert _titles(client, "?q=schatten&feld=religion") == ["Segel"]


def test_most_supported_first(three: list[Suggestion], citizen: User, client: Client) -> None:
    three[0].support(by=citizen)
    assert _titles(client, "?sortierung=unterstuetzung")[0] == "Kurs am Abend"


def test_only_what_is_public_appears(city: City, moderator: User, client: Client) -> None:
    suggestion("wartet")
    held = released("zurückgehalten")
    held.hold(by=moderator)
    assert _titles(client) == []


def test_what_was_taken_back_shows_only_to_whoever_asks_for_it_and_without_its_words(
    city: City, client: Client
) -> None:
    told = released("Ein Text, den niemand mehr lesen soll", title="Zu früh geschickt")
    told.withdraw()
    assert _titles(client) == []
    page = _html(client, "?stand=zurueckgezogen")
    assert told.number in page
    assert "niemand mehr lesen" not in page
    assert "Zu früh" not in page


@pytest.mark.parametrize("query", ["?feld=gibtsnicht", "?stand=accepted", "?sortierung=x"])
def test_a_filter_nobody_knows_is_said_and_everything_else_shown(
    three: list[Suggestion], client: Client, query: str
) -> None:
    answer = client.get(URL + query)
    assert answer.status_code == 200
    assert len(answer.context["listing"].unknown) == 1
    assert answer.context["listing"].page.paginator.count == 3
    assert "funktioniert so nicht" in answer.content.decode()


@pytest.mark.parametrize(("asked", "shown"), [("2", 2), ("999", 2), ("0", 2), ("x", 1), ("", 1), ("-1", 2)])
def test_any_page_number_leads_to_a_page(city: City, client: Client, asked: str, shown: int) -> None:
    for _ in range(PER_PAGE + 1):
        released()
    assert client.get(f"{URL}?seite={asked}").context["listing"].page.number == shown


def test_pages_share_no_row_even_where_the_times_are_equal(city: City, client: Client) -> None:
    now = timezone.now()
    for _ in range(PER_PAGE * 2):
        released()
    Suggestion.objects.update(received_at=now)
    rows = [row.pk for number in (1, 2) for row in client.get(f"{URL}?seite={number}").context["listing"].page]
    assert len(set(rows)) == PER_PAGE * 2


def test_neighbours_and_the_canonical_address_are_named_without_empty_filters(city: City, client: Client) -> None:
    for _ in range(PER_PAGE * 2 + 1):
        released()
    head = _html(client, "?feld=&seite=2&q=&sortierung=wartezeit").split("</head>")[0]
    assert f'<link rel="canonical" href="{settings.SITE_URL}/anregungen/?sortierung=wartezeit&amp;seite=2">' in head
    assert '<link rel="prev" href="/anregungen/?sortierung=wartezeit">' in head
    assert '<link rel="next" href="/anregungen/?sortierung=wartezeit&amp;seite=3">' in head


def test_htmx_gets_the_results_and_a_short_address(three: list[Suggestion], client: Client) -> None:
    answer = client.get(URL + "?feld=religion&q=", headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert "<html" not in html
    assert "Gebetsraum" in html
    assert '<p id="count" data-hx-swap-oob="innerHTML">1 Anregung</p>' in html
    assert answer["HX-Push-Url"] == "/anregungen/?feld=religion"
    assert "HX-Request" in answer["Vary"]


def test_going_back_gets_the_whole_page(three: list[Suggestion], client: Client) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in client.get(URL, headers=headers).content.decode()


def test_each_filter_in_force_can_be_removed(three: list[Suggestion], client: Client) -> None:
    chips = client.get(URL + "?feld=religion&stand=zugeordnet&sortierung=wartezeit").context["listing"].chips()
    assert [(str(chip.value), chip.url) for chip in chips] == [
        ("8 Interreligiöser Dialog", "/anregungen/?stand=zugeordnet&sortierung=wartezeit"),
        ("Zugeordnet", "/anregungen/?feld=religion&sortierung=wartezeit"),
    ]


def test_empty_says_why_and_where_to_go(city: City, client: Client) -> None:
    assert "Es gibt noch keine Anregungen" in _html(client)
    assert "Wir haben nichts gefunden" in _html(client, "?feld=religion")


@pytest.fixture
def endorsed(three: list[Suggestion], coordinator: User) -> Association:
    """Two associations; one wrote the first suggestion and supports the second."""
    wrote, other = verified(coordinator, "Teehaus"), verified(coordinator, "Lesekreis")
    Endorsement.give(three[0], wrote, Part.AUTHOR, by=speaker(wrote, "tee@example.org"))
    Endorsement.give(three[1], wrote, Part.SUPPORTER, by=speaker(wrote, "tee2@example.org"))
    Endorsement.give(three[2], other, Part.JOINT, by=speaker(other, "lesen@example.org"))
    return wrote


def test_what_was_said_for_an_association_can_be_filtered_and_carries_its_name(
    endorsed: Association, three: list[Suggestion], client: Client
) -> None:
    answer = client.get(URL + f"?verein={endorsed.slug}")
    listing = answer.context["listing"]
    assert [row.number for row in listing.page] == [three[0].number]
    assert [(str(chip.value), chip.url) for chip in listing.chips()] == [("Teehaus", URL)]
    assert [[endorsement.name for endorsement in row.authoring] for row in listing.page] == [["Teehaus"]]
    assert "Für einen Verein gesagt: </span>Teehaus</span>" in answer.content.decode()


def test_only_public_associations_that_said_something_can_be_chosen(endorsed: Association, client: Client) -> None:
    form = client.get(URL).context["listing"].form
    assert [value for value, _name in form.fields["verein"].choices] == ["", endorsed.slug]
    endorsed.agree(set(), by=None)
    assert "verein" not in client.get(URL).context["listing"].form.fields
    unknown = client.get(URL + f"?verein={endorsed.slug}").context["listing"].unknown
    assert [str(filter) for filter, _problem in unknown] == ["Für einen Verein gesagt"]


@pytest.mark.parametrize("rows", [1, 30])
def test_queries_do_not_depend_on_rows_and_no_session_starts(
    city: City, client: Client, coordinator: User, django_assert_max_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        told = released(field=city.language, district=DistrictFactory(), title=f"Anregung {number}")
        association = verified(coordinator, f"Verein {number}")
        Endorsement.give(told, association, Part.AUTHOR, by=speaker(association, f"v{number}@example.org"))
    client.get(URL)  # content types and the site are looked up once for each process
    with django_assert_max_num_queries(7):
        answer = client.get(URL + "?feld=sprachfoerderung&q=Deutschkurs")
    assert dict(answer.cookies) == {}


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize(
    "query",
    [
        "?stand=ueberfaellig",
        "?antwort=verspaetet",
        "?antwort=gegeben",
        "?massnahme=ja",
        "?sprache=de",
        "?von=2020-01-01",
    ],
)
def test_what_figures_lead_to_costs_the_same_for_any_number_of_rows(
    city: City, client: Client, django_assert_num_queries: DjangoAssertNumQueries, query: str, rows: int
) -> None:
    for number in range(rows):
        told = released(field=city.language, title=f"Anregung {number}")
        MeasureFactory(field=city.language).link(told, by=None, tell="nobody")
    Suggestion.objects.update(due_on=today() - timedelta(days=1), answer_days=30, answered_in_time=False)
    if query == "?antwort=verspaetet":  # what is open waits for its next answer
        Suggestion.objects.update(stage=Stage.NOT_OURS)
    client.get(URL)
    with django_assert_num_queries(8):
        assert client.get(URL + query).context["listing"].page.paginator.count == rows


def test_a_card_says_what_became_of_it_by_its_measures(
    city: City, client: Client, officer: User, three: list[Suggestion]
) -> None:
    accepted, open_, source = three
    source.merge(into=accepted, by=officer, reason="Das Gleiche.")
    accepted.close(Stage.ACCEPTED, StepKind.DECIDED, by=officer, body=accepted.holder, text="Ja.")
    for origin in (accepted, open_):
        measures = [MeasureFactory(field=city.language), MeasureFactory(field=city.language)]
        for measure in measures:
            measure.link(origin, by=None, tell="nobody")
            measure.start(by=None)
        measures[0].finish(by=None, text="Fertig.")
    shown = {row.pk: listed_fate(row) for row in client.get(URL).context["listing"].page}
    running = Fate(Status.RUNNING)
    assert shown == {accepted.pk: running, source.pk: running, open_.pk: None}
    assert running == fate_of(accepted, Measure.objects.filter(suggestions=accepted))
    assert _html(client).count(running.label) == 2


def test_the_overdue_can_be_filtered_and_carry_the_day_in_their_label(three: list[Suggestion], client: Client) -> None:
    late, paused, last_day = three
    paused.ask(by=UserFactory(), question="Welcher Raum?")
    Suggestion.objects.filter(pk__in=[late.pk, paused.pk]).update(due_on=date(2026, 9, 11))
    Suggestion.objects.filter(pk=last_day.pk).update(due_on=today())
    html = _html(client, "?stand=ueberfaellig")
    assert _titles(client, "?stand=ueberfaellig") == ["Kurs am Abend"]
    assert html.count("Überfällig seit 11. September 2026") == 1
    assert "1 Anregung" in html


@pytest.mark.parametrize(
    "query", ["", "?stand=ueberfaellig", "?feld=religion&q=x", "?feld=gibtsnicht", "?stand=zurueckgezogen"]
)
def test_the_page_is_valid_html(three: list[Suggestion], client: Client, query: str) -> None:
    html5lib.HTMLParser(strict=True).parse(_html(client, query))


def test_what_its_author_took_back_stands_there_without_its_words(three: list[Suggestion], client: Client) -> None:
    three[1].withdraw()
    html = _html(client, "?stand=zurueckgezogen")
    assert three[1].number in html
    assert "Gebetsraum" not in html
    assert "Zurückgezogen von der Person, die sie geschrieben hat" in html.replace(SOFT_HYPHEN, "")


def test_a_period_holds_both_its_days_in_the_citys_time(three: list[Suggestion], client: Client) -> None:
    moments = [(2025, 12, 31, 23, 59), (2026, 1, 1, 0, 0), (2026, 12, 31, 23, 59)]
    for told, moment in zip(three, moments, strict=True):
        Suggestion.objects.filter(pk=told.pk).update(received_at=timezone.make_aware(datetime(*moment)))
    assert _titles(client, "?von=2026-01-01&bis=2026-12-31") == ["Ohne Thema", "Gebetsraum"]
    assert _titles(client, "?bis=2025-12-31") == ["Kurs am Abend"]
    chips = client.get(URL + "?von=2026-01-01").context["listing"].chips()
    assert [(str(chip.name), chip.value, chip.url) for chip in chips] == [
        ("Eingegangen ab", "1. Januar 2026", "/anregungen/")
    ]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("?von=0001-01-01", "Bitte prüfen Sie das Jahr: 0001."),
        ("?bis=9999-12-31", "Bitte prüfen Sie das Jahr: 9999."),
        ("?von=1999-12-31", "Bitte geben Sie einen Tag zwischen 2000 und 2099 an, zum Beispiel 31.12.2026."),
        ("?von=gestern", "Bitte geben Sie einen Tag zwischen 2000 und 2099 an, zum Beispiel 31.12.2026."),
        (
            "?von=2026-01-02&bis=2026-01-01",
            "Dieser Tag liegt vor dem ersten. Wir zeigen alles, was seitdem eingegangen ist.",
        ),
    ],
)
def test_a_day_that_cannot_be_is_said_to_be_none(
    three: list[Suggestion], client: Client, query: str, problem: str
) -> None:
    listing = client.get(URL + query).context["listing"]
    assert [text for _name, text in listing.unknown] == [problem]


def test_by_language_and_by_what_has_no_measure_or_no_answer(
    city: City, client: Client, officer: User, three: list[Suggestion]
) -> None:
    first, second, _third = three
    Suggestion.objects.filter(pk=first.pk).update(language="ar")
    MeasureFactory(field=city.language).link(first, by=None, tell="nobody")
    second.refresh_from_db()
    second.close(Stage.DECLINED, StepKind.DECIDED, by=officer, body=second.holder)
    assert _titles(client, "?sprache=ar") == ["Kurs am Abend"]
    assert _titles(client, "?massnahme=nein") == ["Ohne Thema", "Gebetsraum"]
    assert _titles(client, "?massnahme=nicht-erledigt") == ["Kurs am Abend"]
    assert _titles(client, "?antwort=noch-keine") == ["Ohne Thema", "Kurs am Abend"]
