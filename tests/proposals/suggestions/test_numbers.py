"""People type numbers as they hear them."""

import pytest

from proposals.suggestions.numbers import typed


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
    ],
)
def test_the_number_meant_is_found(text: str) -> None:
    assert typed(text) == "2026-0042"


@pytest.mark.parametrize("text", ["", "42", "Spielplatz", "2026", "2026-", "1-2", "2026-0", "1815-42", "2026-42-1"])
def test_anything_else_is_no_number(text: str) -> None:
    assert typed(text) is None
