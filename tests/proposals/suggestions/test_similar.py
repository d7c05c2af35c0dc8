"""Similar suggestions are found in every language, and nothing of a text stays behind once it is hidden."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings
from wagtail.search.models import IndexEntry

from forums.embeddings.models import TextVector
from forums.people.models import User
from forums.people.personal_data import Subject, erase
from proposals.suggestions.models import Suggestion
from proposals.suggestions.reasons import ModerationReason
from proposals.suggestions.similar import Similar, similar_to
from tests.conftest import City
from tests.factories import released, suggestion

type Committed = Callable[[], AbstractContextManager[Any]]

SWIM_DE = "Schwimmkurs für Frauen, ohne Männer"
SWIM_TR = "Kadınlar için yüzme saati"
SWIM_AR = "ساعات سباحة للنساء فقط"
GRAVES = "Ein Friedhof für Muslime"


@pytest.fixture
def by_meaning(settings: Settings) -> None:
    settings.COMPARE_TEXTS_BY = "meaning"


@pytest.fixture
def committed(db: None, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]) -> Committed:
    """Runs what follows a commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def told(city: City, by_meaning: None, committed: Committed, citizen: User) -> Suggestion:
    with committed():
        return released(SWIM_DE, author=citizen, field=city.language)


def _found(question: Suggestion | str) -> set[str]:
    found = similar_to(question)
    assert found.by_meaning
    return {one.title for one in found.suggestions}


def _remembered() -> int:
    return TextVector.objects.count()


def test_the_same_wish_is_found_in_every_language_and_no_other_wish(told: Suggestion, committed: Committed) -> None:
    with committed():
        for text in (SWIM_TR, SWIM_AR, GRAVES):
            released(text)
    assert _found(told) == {SWIM_TR, SWIM_AR}
    assert _found("A swimming course for women only") == {SWIM_DE, SWIM_TR, SWIM_AR}
    assert _found("Die Straßenlampe ist kaputt") == set()


def test_what_waits_is_neither_remembered_nor_found(told: Suggestion, committed: Committed) -> None:
    with committed():
        suggestion(SWIM_TR)
    assert (_found(told), _remembered()) == (set(), 1)


HIDING: dict[str, Callable[[Suggestion, User], object]] = {
    "held": lambda one, by: one.hold(by=by, reason=ModerationReason.NAMES),
    "rejected": lambda one, by: one.reject(by=by, reason=ModerationReason.OTHER),
    "complaint": lambda one, by: one.give_to_complaints(by=by),
    "personal case": lambda one, by: one.advise_personally(by=by, text="Die Beratung hilft."),
    "withdrawn": lambda one, by: one.withdraw(),
}


@pytest.mark.parametrize("how", HIDING)
def test_what_leaves_public_view_leaves_no_vector_and_no_word_in_the_index(
    told: Suggestion, committed: Committed, moderator: User, how: str
) -> None:
    assert _remembered() == 1
    with committed():
        HIDING[how](told, moderator)
        assert _remembered() == 0  # within the verb's own transaction, whatever becomes of the task
    assert _remembered() == 0
    assert IndexEntry.objects.filter(content_type__model="suggestion").count() == 0


def test_what_comes_back_is_remembered_again(told: Suggestion, committed: Committed, moderator: User) -> None:
    told.hold(by=moderator)
    with committed():
        told.release(by=moderator)
    assert _found("Schwimmen für Frauen") == {SWIM_DE}


def test_redacted_words_no_longer_count(told: Suggestion, committed: Committed, moderator: User) -> None:
    with committed():
        told.redact(by=moderator, title="Friedhof", text="Wir brauchen einen Friedhof für Muslime.")
    assert (_found(SWIM_TR), _found(GRAVES)) == (set(), {"Friedhof"})
    assert _remembered() == 1


def test_steps_that_change_no_word_keep_the_vector(told: Suggestion, committed: Committed, officer: User) -> None:
    before = TextVector.objects.get()
    with committed():
        told.begin(by=officer)
    assert TextVector.objects.get() == before


def test_with_an_erased_account_goes_what_was_hidden_and_what_is_public_stays(
    told: Suggestion, committed: Committed, citizen: User, moderator: User
) -> None:
    with committed():
        erase(Subject.of(citizen))
    assert _found(SWIM_TR) == {SWIM_DE}
    with committed():
        Suggestion.objects.get().hold(by=moderator)
    assert _remembered() == 0


def test_the_command_fills_what_a_worker_missed(
    told: Suggestion, by_meaning: None, capsys: pytest.CaptureFixture[str]
) -> None:
    released(SWIM_TR)
    assert _found(told) == set()
    call_command("index_texts")
    assert "1 new, 2 in all" in capsys.readouterr().out
    assert _found(told) == {SWIM_TR}


def test_the_daily_job_fills_it_too(told: Suggestion, by_meaning: None) -> None:
    released(SWIM_TR)
    call_command("tick", verbosity=0)
    assert _found(told) == {SWIM_TR}


@pytest.mark.parametrize("others", [1, 30])
def test_three_queries_find_them_however_many_there_are(
    told: Suggestion, committed: Committed, others: int, django_assert_num_queries: Any
) -> None:
    with committed():
        for number in range(others):
            released(f"{SWIM_TR} {number}")
    with django_assert_num_queries(3):
        found = similar_to(told).suggestions
        assert [(one.field, one.holder) for one in found] != []
    assert len(found) == min(others, 5)


# Without the model


def test_without_the_model_shared_words_are_compared_and_the_page_says_so(
    city: City, client: Client, committed: Committed, officer: User
) -> None:
    with committed():
        asked, other = released(SWIM_DE, field=city.language), released("Schwimmkurs am Abend")
        released(SWIM_TR)
    assert similar_to(asked) == Similar([other], by_meaning=False)
    assert similar_to("Schwimmkurs") == Similar([other, asked], by_meaning=False)
    assert similar_to("12 34") == Similar([], by_meaning=False)
    client.force_login(officer)
    assert "nur gleiche Wörter" in client.get(f"/tandem/{asked.number}/").content.decode()


def test_with_the_model_the_page_names_the_similar_one_and_nothing_is_missing(
    told: Suggestion, committed: Committed, client: Client, officer: User
) -> None:
    with committed():
        other = released(SWIM_TR)
    client.force_login(officer)
    page = client.get(f"/tandem/{told.number}/").content.decode()
    assert (other.number in page, "nur gleiche Wörter" in page) == (True, False)
