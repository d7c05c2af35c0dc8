"""The pages of measures: what, who, until when, where it came from; seats and coordinators report on them."""

from datetime import date

import html5lib
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from forums.people.models import User
from proposals.measures.indicators.readings import Reading
from proposals.measures.models import Measure, MeasureActor, Path, Resource
from proposals.measures.workflow import Status
from tests.conftest import City
from tests.factories import (
    BodyFactory,
    DistrictFactory,
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    ThemeFactory,
    both,
    released,
)


@pytest.fixture
def measure(city: City) -> Measure:
    goal = GoalFactory(field=city.language)
    made: Measure = MeasureFactory(
        field=city.language, goal=goal, who=both("Volkshochschule"), until=date(2027, 6, 30), what=both("Zwei Kurse")
    )
    return made


def _titles(client: Client, query: str = "") -> list[str]:
    return [str(row) for row in client.get(f"/massnahmen/{query}").context["listing"].page]


def test_the_list_filters_by_field_and_status(city: City, officer: User, client: Client) -> None:
    first = MeasureFactory(field=city.language)
    second = MeasureFactory(field=city.faith)
    second.start(by=officer)
    assert _titles(client) == [str(first), str(second)]
    assert _titles(client, "?feld=religion") == [str(second)]
    assert _titles(client, "?stand=geplant") == [str(first)]


def test_a_filter_nobody_knows_is_said(measure: Measure, client: Client) -> None:
    answer = client.get("/massnahmen/?stand=running")
    assert (answer.status_code, answer.context["listing"].page.paginator.count) == (200, 1)
    assert "funktioniert so nicht" in answer.content.decode()


def test_htmx_gets_the_results_alone(measure: Measure, client: Client) -> None:
    html = client.get("/massnahmen/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in html
    assert '<p id="count" data-hx-swap-oob="innerHTML">1 Maßnahme</p>' in html


def test_the_page_tells_where_it_came_from(measure: Measure, officer: User, moderator: User, client: Client) -> None:
    shown, hidden = released("Eine Idee", title="Abendkurs"), released("Noch eine", title="Nachtkurs")
    for origin in (shown, hidden):
        measure.link(origin, by=officer)
    hidden.refresh_from_db()
    hidden.hold(by=moderator)
    html = client.get(measure.get_absolute_url()).content.decode()
    assert "Abendkurs" in html
    assert "Nachtkurs" not in html


def test_readings_stand_in_a_table(measure: Measure, client: Client) -> None:
    indicator = IndicatorFactory(goal=measure.goal, target=120, target__year=2028)
    Reading.objects.create(indicator=indicator, on=date(2026, 10, 1), value=80, source="Volkshochschule")
    page = html5lib.parse(client.get(measure.get_absolute_url()).content.decode(), namespaceHTMLElements=False)
    cells = [" ".join("".join(cell.itertext()).split()) for row in page.iter("tr") for cell in row]
    assert cells == ["Tag", "Wert", "Quelle", "01.10.2026", "80", "Volkshochschule", "Ziel 2028", "120", "–"]


def test_a_deleted_measure_is_gone(measure: Measure, client: Client) -> None:
    measure.delete()
    assert client.get(measure.get_absolute_url()).status_code == 404


def _report(client: Client, measure: Measure, **facts: object) -> int:
    data = {"version": measure.version, "status": "news", "text": "Der Raum ist da.", **facts}
    return client.post(f"{measure.get_absolute_url()}neues/", data).status_code


def test_a_seat_of_the_field_reports(measure: Measure, teacher: User, client: Client) -> None:
    client.force_login(teacher)
    assert "Neues berichten" in client.get(measure.get_absolute_url()).content.decode()
    assert _report(client, measure, status="running") == 302
    measure.refresh_from_db()
    assert (measure.status, measure.progress.get().text) == (Status.RUNNING, "Der Raum ist da.")


@pytest.mark.parametrize("who", ["pastor", "citizen", "moderator"])
def test_nobody_else_does(measure: Measure, client: Client, request: pytest.FixtureRequest, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    assert "Neues berichten" not in client.get(measure.get_absolute_url()).content.decode()
    assert _report(client, measure) == 403


def test_proposing_asks_for_the_body(measure: Measure, coordinator: User, client: Client) -> None:
    client.force_login(coordinator)
    assert _report(client, measure, status="proposed") == 422
    council = BodyFactory(slug="rat")
    assert _report(client, measure, status="proposed", to=council.pk) == 302
    measure.refresh_from_db()
    assert (measure.path, measure.proposed_to) == (Path.PROPOSED, council)


def test_a_stale_page_keeps_the_text_and_changes_nothing(measure: Measure, teacher: User, client: Client) -> None:
    client.force_login(teacher)
    assert _report(client, measure) == 302
    stale = {"version": 0, "status": "running", "text": "Mein langer Text"}
    answer = client.post(f"{measure.get_absolute_url()}neues/", stale)
    assert answer.status_code == 409
    assert "Mein langer Text" in answer.content.decode()
    measure.refresh_from_db()
    assert (measure.status, measure.progress.count()) == (Status.PLANNED, 1)


@pytest.mark.parametrize("rows", [1, 30])
def test_queries_do_not_depend_on_rows(
    city: City,
    measure: Measure,
    officer: User,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    rows: int,
) -> None:
    for number in range(rows):
        measure.link(released(field=city.faith), by=officer)
        measure.report(by=officer, text=f"Nachricht {number}")
        MeasureActor.objects.create(measure=measure, body=BodyFactory())
        indicator = IndicatorFactory(goal=measure.goal)
        Reading.objects.create(indicator=indicator, on=date(2026, 1, 1), value=number)
        MeasureFactory(field=city.faith)
    with django_assert_max_num_queries(9):
        client.get(measure.get_absolute_url())
    with django_assert_max_num_queries(5):
        client.get("/massnahmen/")


@pytest.mark.parametrize("address", ["", "?feld=x", "?stand=beendet"])
def test_the_list_is_valid_html(measure: Measure, client: Client, address: str) -> None:
    html5lib.HTMLParser(strict=True).parse(client.get(f"/massnahmen/{address}").content.decode())


def test_the_page_is_valid_html_for_whoever_reports(
    measure: Measure, officer: User, teacher: User, client: Client
) -> None:
    measure.link(released(), by=officer)
    measure.start(by=officer, text="Los")
    indicator = IndicatorFactory(goal=measure.goal, target=10)
    Reading.objects.create(indicator=indicator, on=date(2026, 1, 1), value="2.5")
    client.force_login(teacher)
    html5lib.HTMLParser(strict=True).parse(client.get(measure.get_absolute_url()).content.decode())


@pytest.mark.parametrize("rows", [1, 30])
def test_a_measure_with_themes_districts_and_resources_asks_once_for_each(
    measure: Measure, client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        measure.themes.add(ThemeFactory())
        measure.districts.add(DistrictFactory())
        Resource.objects.create(measure=measure, name=both(f"Geld {number}"), amount=both("viel"))
    measure.save()
    with django_assert_num_queries(11):  # eight of every measure with a goal, and these three
        answer = client.get(measure.get_absolute_url())
    shown = answer.context
    assert [len(shown["themes"]), len(shown["districts"]), len(shown["resources"].rows)] == [rows, rows, rows]


def test_who_does_it_and_by_when_stand_above_everything_else(measure: Measure, client: Client) -> None:
    html = client.get(measure.get_absolute_url()).content.decode()
    head = html.partition('<header class="case-head">')[2].partition("</header>")[0]
    assert [head.index(words) for words in ("Volkshochschule", "30. Juni 2027")] == sorted(
        [head.index("Volkshochschule"), head.index("30. Juni 2027")]
    )
    assert "Das tut uns leid" not in head


def test_a_late_measure_says_so_first_and_says_sorry(measure: Measure, client: Client) -> None:
    Measure.objects.filter(pk=measure.pk).update(until=date(2024, 6, 30))
    html = client.get(measure.get_absolute_url()).content.decode()
    now = html.partition('<dl class="now now--late">')[2].partition("</dl>")[0]
    assert "Sie ist zu spät. Das tut uns leid." in now
    assert "30. Juni 2024" in now
