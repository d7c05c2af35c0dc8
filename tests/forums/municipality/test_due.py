"""A date is a promise before it and on the day, late afterwards, and says nothing while the clock stands still."""

from datetime import timedelta

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from forums.municipality.calendar import today
from forums.municipality.due import Due


@pytest.mark.parametrize(
    ("days", "german", "english"),
    [
        (1, "Antwort bis {day}", "Answer by {day}"),
        (0, "Antwort bis {day}", "Answer by {day}"),
        (-1, "Antwort überfällig seit {day}", "Answer overdue since {day}"),
    ],
)
def test_it_is_told_as_it_stands_today(days: int, german: str, english: str) -> None:
    due = Due(today() + timedelta(days=days))
    assert str(due) == german.format(day=date_format(due.on, "DATE_FORMAT"))
    with override("en"):
        assert str(due) == english.format(day=date_format(due.on, "DATE_FORMAT"))


def test_while_it_is_paused_no_date_is_said() -> None:
    due = Due(today() - timedelta(days=90), paused=True)
    assert (due.is_late, str(due)) == (False, "Die Frist steht still, solange eine Rückfrage offen ist.")
