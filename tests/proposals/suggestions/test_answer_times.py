"""How long people waited for the first answer, and whether the public date was kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.municipality.calendar import WorkingCalendar, today
from forums.people.models import User
from proposals.suggestions.answer_times import AnswerTimes
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released


@pytest.mark.parametrize(
    ("rows", "times"),
    [
        ([], AnswerTimes()),
        ([(3, True, 1)], AnswerTimes(1, 1, 3)),
        ([(3, True, 1), (9, False, 1)], AnswerTimes(2, 1, 3)),
        ([(9, False, 3), (1, True, 2)], AnswerTimes(5, 2, 9)),
        ([(1, True, 98), (40, False, 1), (2, True, 1)], AnswerTimes(100, 99, 1)),
        ([(3, None, 2), (3, True, 1), (9, False, 1)], AnswerTimes(4, 1, 3, open_again=2)),
    ],
)
def test_the_median_comes_from_counted_rows(rows: list[tuple[int, bool | None, int]], times: AnswerTimes) -> None:
    assert AnswerTimes.of(rows) == times


def test_the_share_is_rounded_down() -> None:
    assert (AnswerTimes(3, 2, 1).share_in_time, AnswerTimes().share_in_time) == (66, None)


def test_what_is_open_again_is_neither_in_time_nor_late() -> None:
    times = AnswerTimes(answered=4, in_time=1, median_days=3, open_again=2)
    assert (times.standing, times.in_time, times.late, times.share_in_time) == (2, 1, 1, 50)
    assert AnswerTimes(answered=1, in_time=0, median_days=3, open_again=1).share_in_time is None


def _released_days_ago(city: City, days: int) -> Suggestion:
    suggestion = released(field=city.language)
    suggestion.released_at = timezone.now() - timedelta(days=days)
    suggestion.save()
    return suggestion


def test_the_first_answer_leaves_its_days_behind(city: City, officer: User) -> None:
    suggestion = _released_days_ago(city, 14)
    suggestion.refer_elsewhere(by=officer, text="Das Kreisamt.")
    waited = WorkingCalendar.current().between(today() - timedelta(days=14), today())
    assert (suggestion.answered_on, suggestion.answer_days, suggestion.answered_in_time) == (today(), waited, True)


def test_an_answer_after_its_date_is_late(city: City, officer: User) -> None:
    suggestion = released(field=city.language)
    suggestion.due_on = today() - timedelta(days=1)
    suggestion.save()
    suggestion.refer_elsewhere(by=officer, text="Das Kreisamt.")
    assert suggestion.answered_in_time is False


def test_reopening_does_not_change_how_long_it_took(city: City, officer: User) -> None:
    suggestion = _released_days_ago(city, 7)
    suggestion.refer_elsewhere(by=officer, text="Das Kreisamt.")
    first = suggestion.answer_days
    suggestion.reopen(reason="Das stimmt nicht.")
    suggestion.pass_to_council(by=officer, text="Der Rat.")
    assert suggestion.answer_days == first


def test_what_was_called_back_was_no_answer(city: City, officer: User) -> None:
    suggestion = released(field=city.language)
    suggestion.refer_elsewhere(by=officer, text="Das Kreisamt.")
    step = suggestion.steps.get(number=suggestion.version)
    suggestion.call_back(step, by=officer, body=city.language_network, reason="Doch wir.")
    assert (suggestion.answered_on, suggestion.answer_days, suggestion.answered_in_time) == (None, None, None)


def test_withdrawing_and_merging_are_no_answers(city: City, officer: User) -> None:
    target, merged, withdrawn = (released(field=city.language) for _ in range(3))
    merged.merge(into=target, by=officer, reason="Das Gleiche.")
    withdrawn.withdraw()
    assert Suggestion.objects.exclude(answered_on=None).count() == 0
