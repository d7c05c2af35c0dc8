"""Words find public texts, the same way on SQLite and PostgreSQL."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from wagtail.search.models import IndexEntry

from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.reasons import ModerationReason
from tests.conftest import City
from tests.factories import released, suggestion

type Committed = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def committed(db: None, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]) -> Committed:
    """Runs what follows a commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def told(city: City, committed: Committed) -> Suggestion:
    with committed():
        return released("Der Spielplatz am Emsufer braucht mehr Schatten.", title="Bäume für den Spielplatz")


@pytest.mark.parametrize(
    "words", ["Spielplatz", "schatten emsufer", "BÄUME", "der Schatten", '"Schatten"', "Schatten!", "Emsufer-Schatten"]
)
def test_all_words_must_be_there(told: Suggestion, committed: Committed, words: str) -> None:
    with committed():
        released("Mehr Licht am Bahnhof")
    assert list(Suggestion.objects.public().matching(words)) == [told]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ein Schwimmkurs für Frauen", "Schwimmen"),
        ("Der letzte Bus fährt um acht", "Busse"),
        ("İşsizlik büyük bir sorun", "işsizlik"),
        ("İstanbul pazarı", "istanbul"),
        ("Mehr Bänke", "Ba\u0308nke"),
        ("Es liegt überall Müll", "ueberall"),
        ("Eine große Wiese", "grosse"),
        ("مدرسة في راينه", "مدرسة"),
    ],
)
def test_words_are_found_in_every_form_and_spelling(city: City, committed: Committed, text: str, words: str) -> None:
    with committed():
        told = released(text)
        released("Etwas ganz anderes")
    assert list(Suggestion.objects.public().matching(words)) == [told]


@pytest.mark.parametrize(
    "words",
    [
        "Schwimmbad",
        "Spielplatz Schwimmbad",
        "'; --",
        '"',
        "AND",
        "%s",
        "*",
        "\x00",
        'a"',
        "wort " * 5000,
        "x" * 100_000,
        "NEAR(",
        "a:b",
        "-a",
        "!",
        "(",
        "²",
    ],
)
def test_what_is_not_there_finds_nothing_and_breaks_nothing(told: Suggestion, words: str) -> None:
    assert list(Suggestion.objects.public().matching(words)) == []


def test_it_combines_with_conditions_the_index_does_not_know(told: Suggestion, officer: User) -> None:
    assert list(Suggestion.objects.public().filter(asked_at=None).matching("Schatten")) == [told]
    told.ask(by=officer, question="Welcher Spielplatz?")
    assert list(Suggestion.objects.public().filter(asked_at=None).matching("Schatten")) == []


def test_what_waits_or_left_public_view_is_neither_found_nor_kept(
    told: Suggestion, committed: Committed, moderator: User
) -> None:
    with committed():
        suggestion("Ein wartender Text über Schatten")
        told.hold(by=moderator, reason=ModerationReason.NAMES)
    assert list(Suggestion.objects.matching("Schatten")) == []
    assert IndexEntry.objects.filter(content_type__model="suggestion").count() == 0


def test_an_index_that_lags_behind_shows_nothing_that_left_public_view(told: Suggestion, moderator: User) -> None:
    told.hold(by=moderator, reason=ModerationReason.NAMES)
    assert list(Suggestion.objects.public().matching("Schatten")) == []


def test_what_its_author_took_back_is_not_found_even_before_the_index_knows(told: Suggestion) -> None:
    told.withdraw()
    assert list(Suggestion.objects.public().matching("Schatten")) == []


def test_redacted_words_find_nothing_any_more(told: Suggestion, committed: Committed, moderator: User) -> None:
    with committed():
        told.redact(by=moderator, title="Bäume", text="Der Spielplatz am Emsufer braucht [entfernt].")
    assert list(Suggestion.objects.public().matching("Schatten")) == []
    assert list(Suggestion.objects.public().matching("entfernt")) == [told]
