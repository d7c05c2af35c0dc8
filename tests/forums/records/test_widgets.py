"""A day in a form keeps what was typed, a day or not."""

from datetime import date

import pytest

from forums.records.widgets import DayInput


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2026, 2, 9), '<input type="date" name="on" value="2026-02-09" min="2000-01-01">'),
        ("2026-02-09", '<input type="date" name="on" value="2026-02-09" min="2000-01-01">'),
        ("9.2.26", '<input type="text" name="on" value="9.2.26">'),
        ("2026-02-31", '<input type="text" name="on" value="2026-02-31">'),
        (None, '<input type="date" name="on" min="2000-01-01">'),
    ],
)
def test_what_is_no_day_comes_back_as_text(value: object, expected: str) -> None:
    assert DayInput({"min": "2000-01-01"}).render("on", value) == expected
