"""A suggestion without a field is ranked when it is safely stored, and routed where the evidence is clear."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from forums.fields.models import ActionField
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import StepKind
from proposals.triage.models import Ranking
from proposals.triage.routing import rank, rank_waiting
from tests.conftest import City
from tests.factories import FieldFactory, both, network, suggestion

type Commit = Callable[[], AbstractContextManager[list[Callable[[], object]]]]

CYCLING = "Auf dem Schulweg fehlt ein Radweg, die Autos fahren zu schnell"


@pytest.fixture
def commit(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Commit:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def roads(city: City, settings: Settings) -> ActionField:
    """A town with three fields of its own, told apart by their descriptions alone; texts compared by meaning."""
    settings.COMPARE_TEXTS_BY = "meaning"
    ActionField.everything.filter(pk=city.language.pk).update(slug="wald", description=both("Wald und Bäume", "Woods"))
    ActionField.everything.filter(pk=city.faith.pk).update(slug="hafen", description=both("Hafen, Schiffe", "Harbour"))
    field: ActionField = FieldFactory(
        code="9",
        slug="radwege",
        description=both("Radwege und sichere Schulwege, Autos fahren langsam", "Cycle paths, safe ways to school"),
    )
    network(field)
    return field


def test_a_clear_case_goes_to_its_tandem_with_the_evidence_kept(city: City, roads: ActionField, commit: Commit) -> None:
    with commit():
        told = suggestion(CYCLING)
    told.refresh_from_db()
    ranking = told.rankings.get()
    routed = told.steps.get(kind=StepKind.ROUTED)
    assert (told.field, told.holder.field) == (roads, roads)
    assert (ranking.clear, ranking.model) == (True, "multilingual-e5-small-q4 0.3.0")
    assert ranking.candidates[0]["slug"] == "radwege"
    assert ranking.candidates[0]["because"][0]["text"].startswith("Radwege und sichere Schulwege")
    assert (routed.actor, routed.data["ranking"], routed.data["confidence"]) == (None, ranking.pk, ranking.confidence)


def test_an_unclear_case_stays_with_the_lead_tandem_with_the_best_fields(
    city: City, roads: ActionField, commit: Commit
) -> None:
    with commit():
        told = suggestion("Guten Tag")
    told.refresh_from_db()
    assert (told.field, told.holder) == (None, city.lead)
    assert told.rankings.get().clear is False
    assert {one["slug"] for one in told.rankings.get().candidates} == {"wald", "hafen", "radwege"}
    assert [step.kind for step in told.steps.all()] == [StepKind.RECEIVED]


def test_where_only_letters_are_compared_people_route(city: City, commit: Commit) -> None:
    with commit():
        told = suggestion("Gemeinsames Fastenbrechen auf dem Marktplatz, Nachbarn aller Religionen eingeladen")
    told.refresh_from_db()
    ranking = told.rankings.get()
    assert (told.holder, ranking.clear, ranking.model) == (city.lead, False, "character-n-grams 1")
    assert ranking.candidates[0]["slug"] == "religion"


def test_a_chosen_field_is_not_ranked(city: City, commit: Commit) -> None:
    with commit():
        suggestion(field=city.faith)
    assert Ranking.objects.count() == 0


def test_ranking_twice_or_late_changes_nothing(city: City, commit: Commit, lead_officer: object) -> None:
    with commit():
        told = suggestion()
    rank.call(told.pk)
    assert told.rankings.count() == 1
    assigned = suggestion()
    assigned.route(to=city.faith, by=lead_officer)
    withdrawn = suggestion()
    withdrawn.withdraw()
    for late in (assigned.pk, withdrawn.pk, 0):
        rank.call(late)
    assert Ranking.objects.count() == 1


def test_what_was_missed_is_ranked_by_the_daily_job(city: City) -> None:
    missed: list[Suggestion] = [suggestion("Kita"), suggestion("Moschee")]
    assert rank_waiting() == 2
    assert [one.rankings.count() for one in missed] == [1, 1]
    assert rank_waiting() == 0


def test_what_is_rejected_is_not_assigned_unless_an_appeal_brings_it_back(city: City, moderator: User) -> None:
    told: Suggestion = suggestion("Kita")
    told.reject(by=moderator)
    assert (rank_waiting(), told.rankings.count()) == (0, 0)
    told.appeal(reason="Bitte sehen Sie noch einmal hin.")
    assert (rank_waiting(), told.rankings.count()) == (1, 1)
