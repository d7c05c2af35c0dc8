"""The report: every figure is the number of rows of the list behind it, and says no more than is true."""

import csv
import io
import re
from datetime import datetime, timedelta

import html5lib
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms.home.skeleton import lay_out
from forums.associations.models import Association
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.public.report.report import SHEETS
from proposals.suggestions.endorsement.models import Endorsement, Part
from proposals.suggestions.models import Source, Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from tests.conftest import City
from tests.factories import (
    DistrictFactory,
    FieldFactory,
    IndicatorFactory,
    MeasureFactory,
    both,
    network,
    released,
    speaker,
    verified,
)

URL = "/bericht/"
QUERIES = 11  # city, menu, form two, sums, calendar two, districts, associations, measures, indicators


@pytest.fixture
def filled(city: City, officer: User, coordinator: User) -> Association:
    """Something of each kind, this year and the last, in a field with a part, in another and in none."""
    whole = FieldFactory(code="5", slug="engagement", name=both("Engagement"))
    part = FieldFactory(code="5e", slug="aktivierung", name=both("Aktivierung"), parent=whole)
    network(part)
    for field in (part, city.language, None):
        _some_of_each(field, officer)
    association = verified(coordinator)
    by = speaker(association, "verein@example.org")
    for told in Suggestion.objects.listed().filter(field=city.language):
        Endorsement.give(told, association, Part.AUTHOR, by=by)
    return association


def _some_of_each(field: ActionField | None, by: User) -> None:
    place, last_year = DistrictFactory(), timezone.make_aware(datetime(today().year - 1, 7, 1))
    told = [released(field=field, district=place, language="ar", source=Source.FORUM) for _number in range(5)]
    told += [released(field=field, source=Source.PAPER, language="tr")]
    told += [released(field=field, language="de") for _number in range(5)]
    told[-1].withdraw()
    for number, stage in enumerate([Stage.DECLINED, Stage.NOT_OURS, Stage.ACCEPTED, Stage.ACCEPTED]):
        told[number].close(stage, StepKind.DECIDED, by=by, body=told[number].holder)
    done, running = (MeasureFactory(field=field or FieldFactory(), status=status) for status in ("done", "running"))
    IndicatorFactory(goal__field=done.field)
    done.link(told[2], by=None, tell="nobody")
    running.link(told[4], by=None, tell="nobody")
    late = Suggestion.objects.filter(pk__in=[told[5].pk, told[6].pk])
    late.update(due_on=today() - timedelta(days=3), released_at=timezone.now() - timedelta(days=60))
    Suggestion.objects.filter(pk=told[1].pk).update(answered_in_time=False, answer_days=30)
    Suggestion.objects.filter(pk__in=[told[0].pk, told[5].pk]).update(received_at=last_year)


def _counted_links(html: str) -> list[tuple[str, int]]:
    """Links to lists whose words are a number, or begin with one."""
    main = html5lib.parse(html, namespaceHTMLElements=False).find(".//main")
    assert main is not None
    found = []
    for link in main.iter("a"):
        words, url = " ".join("".join(link.itertext()).split()), link.get("href", "")
        number = re.match(r"\d+", words)
        names_a_field = re.match(r"\d+[a-e]? (?!Anregung)[A-Z]", words)  # begins with its code
        is_list = url.startswith(("/anregungen/?", "/massnahmen/?", "/indikatoren/?"))
        if number and is_list and not names_a_field and "Arbeitstag" not in words[:14]:
            found.append((url, int(number.group())))
    return found


def _rows(client: Client, url: str) -> int:
    listing = client.get(url).context["listing"]
    assert (url, listing.unknown) == (url, [])
    count: int = listing.page.paginator.count
    return count


@pytest.mark.parametrize("year", ["", "this", "last"])
@pytest.mark.parametrize("topic", ["", "engagement", "sprachfoerderung"])
def test_every_figure_is_the_number_of_rows_of_its_list(
    filled: Association, client: Client, topic: str, year: str
) -> None:
    asked = {"thema": topic, "jahr": {"": "", "this": today().year, "last": today().year - 1}[year]}
    found = _counted_links(client.get(URL, {key: value for key, value in asked.items() if value}).content.decode())
    assert len(found) > 8
    assert [(url, _rows(client, url)) for url in dict(found)] == list(dict(found).items())


def test_what_is_shown_by_language_district_and_association_has_a_floor(filled: Association, client: Client) -> None:
    report = client.get(URL).context["report"]
    assert [row.cells[0].text for row in report.languages.chart.table.rows] == ["15", "15"]
    assert [row.name for row in report.languages.chart.table.rows] == ["العربية", "andere Sprachen"]
    assert [row.cells[0].url for row in report.languages.chart.table.rows] == ["/anregungen/?sprache=ar", ""]
    assert sorted(row.cells[0].text for row in report.districts.chart.table.rows) == ["15", "5", "5", "5"]
    assert [(row.name, row.cells[0].text) for row in report.associations.chart.table.rows] == [(filled.name, "10")]
    narrow = client.get(URL, {"jahr": today().year - 1, "thema": "sprachfoerderung"}).context["report"]
    assert narrow.received == 2
    assert [part.chart.is_empty for part in (narrow.languages, narrow.districts, narrow.associations)] == [True] * 3


def test_what_was_promised_stands_beside_what_was_done(filled: Association, client: Client) -> None:
    rows = client.get(URL).context["report"].promised.rows
    assert [(words, kept["text"], missed["text"]) for words, kept, missed in rows] == [
        ("Die erste Antwort innerhalb von 20 Arbeitstagen", "9", "3"),
        ("Niemand wartet länger", "12", "6"),
        ("Keine Anregung bleibt ohne Antwort", "12", "18"),
        ("Was wir aufgreifen, wird eine Maßnahme", "3", "3"),
        ("Maßnahmen werden umgesetzt", "3", "3"),
    ]


def test_titles_say_what_the_figures_prove(filled: Association, client: Client) -> None:
    report = client.get(URL).context["report"]
    assert report.answers.title == "9 von 18 fälligen Antworten kamen pünktlich"
    assert report.outcomes.title == ("6 von 12 entschiedenen Anregungen werden aufgegriffen oder sind schon geplant")
    days = report.counts.waits().longest_of(90)
    assert report.waiting_times.title == f"Die Hälfte wartete höchstens 0 Arbeitstage, neun von zehn höchstens {days}"


def test_before_the_first_suggestion_it_claims_nothing(city: City, client: Client) -> None:
    html = client.get(URL).content.decode()
    assert "Es gibt noch keine Anregungen" in html
    assert _counted_links(html) == []


def test_one_suggestion_is_told_of_without_telling_on_whoever_wrote_it(city: City, client: Client) -> None:
    released(field=city.language, language="ti", district=DistrictFactory())
    report = client.get(URL).context["report"]
    assert [figure.value for figure in report.figures] == ["1", "0", "0", "0"]
    assert report.outcomes.title == "Entscheidungen nach Handlungsfeld"
    assert report.waiting_times.title == "Wie lange Menschen auf die erste Antwort warten"
    assert report.languages.chart.is_empty
    assert report.districts.chart.is_empty
    assert "ትግርኛ" not in client.get("/daten/bericht/sprachen.csv").content.decode()


@pytest.mark.parametrize("query", ["?bis=2001-12-31", "?thema=religion", "?thema=religion&von=2001-01-01"])
def test_a_time_or_a_field_with_nothing_says_so(filled: Association, client: Client, query: str) -> None:
    html = client.get(URL + query).content.decode()
    assert "Hier ist nichts eingegangen" in html
    assert "wartete höchstens" not in html


@pytest.mark.parametrize(
    ("query", "problems"),
    [
        ("?thema=unsinn", ["„unsinn“ kennen wir nicht. Wir zeigen stattdessen alle."]),
        ("?jahr=1066", ["„1066“ kennen wir nicht. Wir zeigen stattdessen alle."]),
        ("?von=9999-12-31", ["Bitte prüfen Sie das Jahr: 9999."]),
        ("?bis=x", ["Bitte geben Sie einen Tag zwischen 2000 und 2099 an, zum Beispiel 31.12.2026."]),
        (
            "?von=2026-02-02&bis=2026-02-01",
            ["Dieser Tag liegt vor dem ersten. Wir zeigen alles, was seitdem eingegangen ist."],
        ),
    ],
)
def test_what_the_address_asks_for_wrongly_is_said_and_makes_no_file(
    filled: Association, client: Client, query: str, problems: list[str]
) -> None:
    page = client.get(URL + query)
    assert [text for _name, text in page.context["unknown"]] == problems
    assert all(problem in page.content.decode() for problem in problems)
    file = client.get("/daten/bericht/wege.csv" + query)
    assert (file.status_code, file["Content-Type"]) == (400, "text/plain; charset=utf-8")


def test_a_year_and_days_at_once_are_not_guessed_at(filled: Association, client: Client) -> None:
    page = client.get(URL, {"jahr": today().year, "bis": "2001-01-01"})
    assert [str(name) for name, _text in page.context["unknown"]] == ["Jahr"]
    assert page.context["report"].received == 0


@pytest.mark.parametrize("name", SHEETS)
def test_every_table_is_a_file_that_opens_right_in_german_programs(
    filled: Association, client: Client, name: str
) -> None:
    html = client.get(URL, {"thema": "engagement"}).content.decode()
    assert f'href="/daten/bericht/{name}.csv?thema=engagement"' in html or name == "vereine"
    file = client.get(f"/daten/bericht/{name}.csv")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    assert file["Content-Disposition"] == f'attachment; filename="bericht-{name}.csv"'
    assert file.content.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";")
    assert lines
    assert {len(line) for line in lines} == {len(head)}
    assert not [cell for line in lines for cell in line if cell[:1] in "=+-@" and cell]


def test_a_name_that_looks_like_a_formula_stays_words(city: City, client: Client) -> None:
    place = DistrictFactory(name='=HYPERLINK("https://example.org")')
    for _number in range(5):
        released(field=city.language, district=place)
    lines = client.get("/daten/bericht/stadtteile.csv").content.decode("utf-8-sig").splitlines()
    assert lines == ["Stadtteil;Anregungen", '"\'=HYPERLINK(""https://example.org"")";5']


def test_there_is_no_other_file(city: City, client: Client) -> None:
    assert client.get("/daten/bericht/personen.csv").status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_it_costs_the_same_for_any_number_of_rows(
    city: City, client: Client, coordinator: User, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        told = released(field=city.language, district=DistrictFactory())
        association = verified(coordinator, f"Verein {number}")
        Endorsement.give(told, association, Part.AUTHOR, by=speaker(association, f"v{number}@example.org"))
        MeasureFactory(field=city.language).link(told, by=None, tell="nobody")
    client.get(URL)  # the site is looked up once for each process
    with django_assert_num_queries(QUERIES):
        answer = client.get(URL, {"thema": "sprachfoerderung", "von": "2020-01-01"})
    assert (answer.context["report"].received, dict(answer.cookies)) == (rows, {})


def test_htmx_gets_the_results_alone(filled: Association, client: Client) -> None:
    part = client.get(URL, headers={"HX-Request": "true"}).content.decode()
    assert ("<h1" in part, 'id="versprechen"' in part) == (False, True)


def test_home_and_every_footer_lead_to_it(filled: Association, client: Client) -> None:
    lay_out(["de"])
    html = client.get("/").content.decode()
    assert html.count('href="/bericht/"') == 2
    assert client.get("/anregungen/").content.decode().count('href="/bericht/"') == 1
