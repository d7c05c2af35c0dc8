"""The draft form shows only what belongs to the chosen outcome, and loses nothing that was typed for another."""

from typing import Any

import pytest
from django.test import Client

from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.triage.decisions import Decision


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def _post(client: Client, suggestion: Suggestion, **data: str) -> Any:
    blank = {"version": str(suggestion.version), "neu-TOTAL_FORMS": "1", "neu-INITIAL_FORMS": "0"}
    headers = {"HX-Request": "true"} if data.pop("htmx", "") else {}
    return client.post(f"/tandem/{suggestion.number}/entwurf/", blank | data, headers=headers)


def _fields(form: Any) -> set[str]:
    return {field.name for field in form.visible_fields()}


def test_before_an_outcome_is_chosen_only_the_outcomes_stand_there(
    client: Client, suggestion: Suggestion, officer: User
) -> None:
    client.force_login(officer)
    form = client.get(f"/tandem/{suggestion.number}/").context["draft_form"]
    assert (_fields(form), form.further_fields) == ({"outcome"}, [])


@pytest.mark.parametrize(
    ("outcome", "own"),
    [
        ("accepted", {"path", "proposed_to", "measures"}),
        ("already_covered", {"measures"}),
        ("deferred", {"review_on"}),
        ("declined", {"would_change"}),
    ],
)
@pytest.mark.parametrize("htmx", ["", "1"])
def test_each_outcome_shows_its_own_fields_and_reasons(
    client: Client, suggestion: Suggestion, officer: User, outcome: str, own: set[str], htmx: str
) -> None:
    client.force_login(officer)
    response = _post(client, suggestion, outcome=outcome, then="waehlen", htmx=htmx)
    form = response.context["form"]
    common = {name for name in _fields(form) if name.startswith("answer")} | {"outcome", "reason"}
    assert (response.status_code, _fields(form)) == (200, common | own)
    page = response.content.decode()
    assert (page.count("<html"), 'id="id_neu-0-title" class' in page or 'type="text" name="neu-0-title"' in page) == (
        0 if htmx else 1,
        outcome == "accepted",
    )
    assert ("no_money" in page) is (outcome == "declined")
    assert Decision.objects.count() == 0


def test_switching_there_and_back_keeps_everything_typed(client: Client, suggestion: Suggestion, officer: User) -> None:
    client.force_login(officer)
    typed = {"answer": "Dafür fehlt Geld.", "would_change": "Ein Zuschuss.", "answer_en": "No money.", "review_on": "x"}
    measure = {"neu-0-title": "Abendkurs", "neu-0-who": "Sprachschule"}
    response = _post(client, suggestion, outcome="accepted", then="waehlen", **typed, **measure)
    form = response.context["form"]
    carried = {field.html_name: field.value() for field in form if field.value()}
    rows = response.context["measures"].initial
    back = _post(client, suggestion, **(carried | measure | {"outcome": "declined", "then": "waehlen"}))
    page = back.content.decode()
    assert [text in page for text in ("Dafür fehlt Geld.", "Ein Zuschuss.", "No money.", "Abendkurs")] == [True] * 4
    assert [(row["title"], row["who"]) for row in rows] == [("Abendkurs", "Sprachschule")]


def test_a_mistake_in_a_field_of_another_outcome_stops_nobody(
    client: Client, suggestion: Suggestion, officer: User
) -> None:
    client.force_login(officer)
    said = {"outcome": "declined", "reason": "no_money", "answer": "Nein.", "would_change": "Geld."}
    aside = {"review_on": "31.02.2026", "neu-0-who": "ohne Namen"}
    assert _post(client, suggestion, then="uebergeben", **said, **aside).status_code == 302
    assert Decision.objects.get().state == "handed_over"


def test_a_saved_draft_opens_with_the_fields_of_its_outcome(
    client: Client, suggestion: Suggestion, officer: User
) -> None:
    client.force_login(officer)
    said = {"outcome": "deferred", "reason": "money_later", "answer": "Später.", "would_change": "Geld."}
    _post(client, suggestion, then="speichern", **said)
    form = client.get(f"/tandem/{suggestion.number}/").context["draft_form"]
    assert ("review_on" in _fields(form), "would_change" in _fields(form)) == (True, False)
    assert form["would_change"].value() == "Geld."
