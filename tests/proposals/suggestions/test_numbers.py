"""People type numbers as they hear them."""

import pytest

from proposals.suggestions.numbers import mentioned, typed


@pytest.mark.parametrize(
    "text",
    [
        "2026-0042",
        "2026-42",
        "42/2026",
        "Nr. 2026/42",
        "nr 42/2026",
        "#2026-0042",
        " 2026 – 42 ",
        "NO:2026.42",
        "2026 42",
        "2026‑0042",
    ],
)
def test_the_number_meant_is_found(text: str) -> None:
    assert typed(text) == "2026-0042"


@pytest.mark.parametrize("text", ["", "42", "Spielplatz", "2026", "2026-", "1-2", "2026-0", "1815-42", "2026-42-1"])
def test_anything_else_is_no_number(text: str) -> None:
    assert typed(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "[2026-0042]",
        "Wie in [2026-0042].",
        "([2026-0042])",
        "[2026‑0042], wie gesagt",
        "Siehe [Nr. 2026/42]!",
        "[Nr 2026-42]",
        "[#2026-0042]",
        "[Nummer 2026-42]",
        "[Anregung 42/2026]",
        "[Anregung Nr. 2026-42]",
        "[suggestion 2026-42]",
    ],
)
def test_numbers_that_people_mention_are_found_in_their_texts(text: str) -> None:
    bare = text.replace("[", "").replace("]", "")
    assert mentioned(bare, lambda number, words: f"[{words}]" if number == "2026-0042" else "?") == text


@pytest.mark.parametrize(
    "text",
    [
        "Im 12/2026",
        "Saison 2026-2027",
        "Schuljahr 2026/2027",
        "Vorlage Nr. 2026/42",
        "Drucksache Nr. 2026-42",
        "Telefon 05971/2026-0042",
        "2026-0042-17",
        "2026-0042a",
        "am 2026-04-02",
        "12026-0042",
        "Nr. 2026/0",
    ],
)
def test_what_only_looks_like_a_number_is_left_alone(text: str) -> None:
    assert mentioned(text, lambda number, words: "?") == text
