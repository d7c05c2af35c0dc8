"""A suggestion's four facts move only by its verbs, one Step and one notice for each."""

from itertools import product

import pytest

from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.labels import Label
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import STAGE_MOVES, VISIBILITY_MOVES, Stage, Visibility
from tests.conftest import City
from tests.factories import released, suggestion


@pytest.mark.parametrize(("before", "after"), list(product(Stage, Stage)))
def test_stage_moves_as_the_table_says_and_not_otherwise(before: Stage, after: Stage) -> None:
    told = Suggestion(stage=before)
    if (before, after) in STAGE_MOVES:
        told.change_stage(after)
        assert told.stage == after
    else:
        with pytest.raises(NotPossible):
            told.change_stage(after)


@pytest.mark.parametrize(("before", "after"), list(product(Visibility, Visibility)))
def test_visibility_moves_as_the_table_says_and_not_otherwise(before: Visibility, after: Visibility) -> None:
    told = Suggestion(visibility=before)
    if (before, after) in VISIBILITY_MOVES:
        told.change_visibility(after)
        assert told.visibility == after
    else:
        with pytest.raises(NotPossible):
            told.change_visibility(after)


def test_numbers_count_up_within_the_year(city: City) -> None:
    first, second = suggestion(), suggestion()
    year = first.received_at.year
    assert (first.number, second.number) == (f"{year}-0001", f"{year}-0002")


def test_the_same_form_sent_twice_makes_one_suggestion(city: City) -> None:
    uuid = "5f0c2f3e-4a57-4c1b-9d55-7f31c07f3f01"
    assert suggestion(client_uuid=uuid) == suggestion(client_uuid=uuid)
    assert Suggestion.objects.count() == 1


def test_the_title_comes_from_the_first_words(city: City) -> None:
    assert suggestion("Mehr  Licht\nam Bahnhof").title == "Mehr Licht am Bahnhof"


def test_a_chosen_field_goes_to_its_tandem_and_none_to_the_lead_tandem(city: City) -> None:
    assert suggestion(field=city.faith).holder == city.faith_network
    assert suggestion().holder == city.lead


def test_the_desk_sees_it_only_after_release(city: City) -> None:
    told = suggestion(field=city.faith)
    assert list(Suggestion.objects.awaiting(city.faith_network)) == []
    told.release(by=None)
    assert list(Suggestion.objects.awaiting(city.faith_network)) == [told]


def test_a_page_that_is_out_of_date_changes_nothing(city: City, officer: object) -> None:
    told = released(field=city.language)
    seen = told.version
    told.begin(by=officer, seen=seen)
    with pytest.raises(OutOfDate):
        told.ask(by=officer, question="Welche Linie?", seen=seen)
    told.refresh_from_db()
    assert told.asked_at is None


@pytest.mark.parametrize("label", Label)
def test_the_derived_label_and_its_database_condition_agree(city: City, label: Label, officer: object) -> None:
    for told in _one_of_each(city, officer):
        found = Suggestion.objects.labelled(label).filter(pk=told.pk).exists()
        assert found == (told.label == label)


def _one_of_each(city: City, officer: object) -> list[Suggestion]:
    asked = released(field=city.language)
    asked.ask(by=officer, question="Welche Linie?")
    begun = released(field=city.language)
    begun.begin(by=officer)
    passed = released(field=city.language)
    passed.forward(to=city.faith, by=officer, reason="Es geht um die Moschee.")
    held = released()
    held.hold(by=officer, reason="names", text="Ein Name steht darin.")
    rejected = suggestion()
    rejected.reject(by=officer, reason="insult")
    withdrawn = released()
    withdrawn.withdraw()
    unread = suggestion()
    unread.withdraw()
    return [suggestion(), released(), asked, begun, passed, held, rejected, withdrawn, unread]


@pytest.mark.parametrize(
    ("text", "title", "excerpt"),
    [
        ("Mehr Licht am Bahnhof", "Mehr Licht am Bahnhof", ""),
        ("Bitte mehr Kurse am Abend. Ich arbeite am Tag.", "Bitte mehr Kurse am Abend", "Ich arbeite am Tag."),
        ("Warum gibt es das nicht? Bitte helfen.", "Warum gibt es das nicht?", "Bitte helfen."),
        (
            "Wir sind vier Familien aus der Straße am Bach und wir brauchen einen Platz für die Kinder",
            "Wir sind vier Familien aus der Straße am Bach und wir brauchen einen …",
            "… Platz für die Kinder",
        ),
    ],
)
def test_title_and_excerpt_together_say_the_text_once(city: City, text: str, title: str, excerpt: str) -> None:
    told = suggestion(text)
    assert (told.title, told.excerpt) == (title, excerpt)
