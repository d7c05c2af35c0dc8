"""Coordinators edit goals, measures, indicators and resources in the admin; nobody else does."""

import pytest
from django.test import Client
from django.urls import reverse

from forums.people.models import User
from proposals.measures.indicators.models import Indicator
from proposals.measures.models import Goal, Level, Measure, Resource, Status
from tests.conftest import City
from tests.factories import BodyFactory, GoalFactory, IndicatorFactory, MeasureFactory

NAMES = ("challenges", "goals", "measures", "indicators", "resources")
FIGURE = {
    "kind": "expense",
    "year": "2027",
    "value": "1200",
    "source_0": "",
    "source_1": "",
    "amount_0": "",
    "public": "on",
}


def _inline(prefix: str, *rows: dict[str, str]) -> dict[str, str]:
    data = {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
    for place, row in enumerate(rows):
        data |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
        data |= {f"{prefix}-{place}-id": "", f"{prefix}-{place}-DELETE": ""}
    return data


@pytest.mark.parametrize("name", NAMES)
def test_a_coordinator_may_list_and_add(city: City, client: Client, coordinator: User, name: str) -> None:
    client.force_login(coordinator)
    GoalFactory(field=city.language)
    MeasureFactory(field=city.language)
    IndicatorFactory()
    assert client.get(reverse(f"{name}:index")).status_code == 200
    assert client.get(reverse(f"{name}:add")).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_an_editor_may_not(city: City, client: Client, editor: User, name: str) -> None:
    client.force_login(editor)
    assert client.get(reverse(f"{name}:add")).status_code == 302


def test_a_measure_proposed_to_a_body_starts_as_proposed(city: City, client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    data = {
        "title_0": "Sprachcafé am Bahnhof",
        "title_1": "",
        "what_0": "",
        "what_1": "",
        "who_0": "",
        "who_1": "",
        "field": city.language.pk,
        "goal": "",
        "until": "",
        "position": "0",
        "path": "proposed",
        "proposed_to": city.owner.pk,
        "slug": "",
        **_inline("actors", {"part": "partner", "body": str(BodyFactory().pk), "name_0": "", "name_1": ""}),
        **_inline("resources", {**FIGURE, "name_0": "Miete", "name_1": ""}),
    }
    answer = client.post(reverse("measures:add"), data)
    assert answer.status_code == 302
    measure = Measure.objects.get()
    assert (measure.status, measure.slug, measure.actors.count()) == (Status.PROPOSED, "sprachcafe-am-bahnhof", 1)
    assert [(one.kind, one.year, one.value) for one in measure.resources.all()] == [("expense", 2027, 1200)]


def test_proposing_without_a_body_says_what_is_missing(city: City, client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    data = {"title_0": "Sprachcafé", "field": city.language.pk, "position": "0", "path": "proposed"}
    answer = client.post(reverse("measures:add"), {**data, **_inline("actors"), **_inline("resources")})
    assert "Bitte wählen Sie das Gremium, dem sie vorgeschlagen wird." in answer.content.decode()
    assert Measure.objects.count() == 0


def _edit(client: Client, measure: Measure, **facts: object) -> int:
    data = {
        "title_0": "Sprachcafé",
        "field": measure.field_id,
        "position": "0",
        "path": measure.path,
        "slug": measure.slug,
        **_inline("actors"),
        **_inline("resources"),
        **facts,
    }
    return client.post(reverse("measures:edit", args=[measure.pk]), data).status_code


def test_only_one_is_responsible(city: City, client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    measure = MeasureFactory(field=city.language)
    row = {"part": "responsible", "name_0": "Amt", "name_1": ""}
    assert _edit(client, measure, **_inline("actors", row, row)) == 200
    assert measure.actors.count() == 0
    assert _edit(client, measure, **_inline("actors", row)) == 302
    assert measure.actors.get().part == "responsible"


def test_what_is_planned_becomes_proposed_by_its_verb_alone(city: City, client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    measure = MeasureFactory(field=city.language)
    assert _edit(client, measure, path="proposed", proposed_to=city.owner.pk) == 200
    measure.refresh_from_db()
    assert measure.path == "ourselves"


def test_a_figure_without_its_year_is_told(city: City, client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    data = {"field": city.language.pk, "measure": "", "position": "0", "amount_0": "", "source_0": "", "public": "on"}
    answer = client.post(reverse("resources:add"), {**data, **FIGURE, "year": "", "name_0": "Miete"})
    assert "Eine Zahl braucht ihr Jahr und ihren Wert." in answer.content.decode()
    assert client.post(reverse("resources:add"), {**data, **FIGURE, "name_0": "Miete"}).status_code == 302
    assert Resource.objects.get().value == 1200


def test_a_goal_is_entered_below_its_strategic_one(city: City, client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    aim = GoalFactory(field=city.language, level=Level.STRATEGIC)
    data = {"field": city.language.pk, "level": "operative", "parent": aim.pk, "position": "0", "title_0": "Kurze Wege"}
    assert client.post(reverse("goals:add"), data).status_code == 302
    assert [(goal.code, goal.parent) for goal in Goal.objects.operative()] == [("1.1", aim)]


def test_an_indicator_is_entered_with_its_targets(city: City, client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    data = {
        "goal": GoalFactory(field=city.language).pk,
        "position": "0",
        "name_0": "Plätze in Kursen",
        "name_1": "",
        "unit_0": "Plätze",
        "unit_1": "",
        "source_0": "",
        "source_1": "",
        "direction": "up",
        "frequency": "yearly",
        "delay": "3",
        **_inline("targets", {"value": "120", "year": "2028"}),
    }
    assert client.post(reverse("indicators:add"), data).status_code == 302
    indicator = Indicator.objects.get()
    assert [(target.value, target.year) for target in indicator.targets.all()] == [(120, 2028)]
