"""The clock and a question to the author: days that were used stay used, and what is late stays late.

What readers see is true at each moment: before the question, while it is open, after the answer and after none.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.formats import date_format

from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import User
from proposals.public.figures import Figures
from proposals.suggestions.follow_links import follow_url
from proposals.suggestions.jobs import mark_overdue
from proposals.suggestions.labels import Label
from proposals.suggestions.models import Suggestion
from proposals.suggestions.status import sentence_for_all, sentence_of
from proposals.suggestions.steps import StepKind
from proposals.suggestions.timeline import sentence
from proposals.triage.overdue import goes_to_lead_on
from proposals.triage.reminders import overdue, remind_seats
from tests.conftest import City
from tests.factories import released


def _replied(told: Suggestion) -> None:
    told.reply(text="Montags.")


def _unanswered(told: Suggestion) -> None:
    told.leave_question_unanswered()


ENDINGS: list[Callable[[Suggestion], None]] = [_replied, _unanswered]
each_ending = pytest.mark.parametrize("end", ENDINGS)


@pytest.fixture
def told(city: City, officer: User, teacher: User) -> Suggestion:
    return released("Ein Kurs am Abend", title="Kurs am Abend", field=city.language)


def _working(days: int) -> date:
    """So many working days from today, or before it."""
    calendar, day = WorkingCalendar.current(), today()
    if days >= 0:
        return calendar.add(day, days)
    while calendar.between(day, today()) < -days or not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day


def _last_working_day_and_a_weekend() -> date:
    """Yesterday, be it a working day or not: late, if only by days on which nobody works."""
    return today() - timedelta(days=1)


def _due(told: Suggestion, day: date) -> None:
    Suggestion.objects.filter(pk=told.pk).update(due_on=day)
    told.refresh_from_db()


@each_ending
@pytest.mark.parametrize(("left_before", "left_after"), [(20, 20), (12, 12), (1, 1), (0, 1)])
def test_asked_in_time_the_clock_goes_on_with_the_days_that_were_left(
    told: Suggestion, officer: User, end: Callable[[Suggestion], None], left_before: int, left_after: int
) -> None:
    _due(told, _working(left_before))
    told.ask(by=officer, question="An welchen Tagen?")
    _due(told, _working(-3))  # time goes by; nothing is late while the author is asked
    assert (told.label, told.is_past_due, str(told.due)) == (
        Label.QUESTION,
        False,
        "Die Frist steht still, solange eine Rückfrage offen ist.",
    )
    end(told)
    assert (told.due_on, told.label) == (_working(left_after), Label.IN_PROGRESS)


@each_ending
@pytest.mark.parametrize("late_since", [_working, _last_working_day_and_a_weekend])
def test_asked_too_late_it_stays_late_since_the_same_day(
    told: Suggestion,
    officer: User,
    client: Client,
    end: Callable[[Suggestion], None],
    late_since: Callable[..., date],
) -> None:
    day = late_since(-3) if late_since is _working else late_since()
    _due(told, day)
    since = f"Überfällig seit {date_format(day)}"
    for act in (lambda: told.ask(by=officer, question="An welchen Tagen?"), lambda: end(told)):
        act()
        assert (told.due_on, told.label) == (day, Label.OVERDUE)
        assert (told.label_text, told.label_text_for_author) == (since, since)
        leads = sentence_of(told), sentence_for_all(told)
        assert [since.casefold() in lead.casefold() for lead in leads] == [True, True]
        assert (Figures.whole().overdue, Suggestion.objects.overdue().count()) == (1, 1)
        assert Suggestion.objects.labelled(Label.OVERDUE).get() == told
        for url in (told.get_absolute_url(), follow_url(told)):
            html = client.get(url).content.decode()
            assert (since in html, "Die Frist steht still" in html) == (True, False)


def test_an_overdue_one_says_that_its_author_is_asked_all_the_same(told: Suggestion, officer: User) -> None:
    _due(told, _working(-3))
    told.ask(by=officer, question="An welchen Tagen?")
    by = date_format(told.answer_asked_by) if told.answer_asked_by else ""
    assert sentence_of(told).endswith(f"Wir haben eine Frage. Bitte antworten Sie bis zum {by}.")
    assert sentence_for_all(told).endswith("Das Team hat eine Rückfrage gestellt.")


@each_ending
def test_the_daily_job_says_once_that_the_date_has_passed(
    told: Suggestion, officer: User, end: Callable[[Suggestion], None]
) -> None:
    _due(told, _working(-3))
    told.ask(by=officer, question="An welchen Tagen?")
    assert [mark_overdue(), mark_overdue()] == [1, 0]
    told.refresh_from_db()
    end(told)
    assert mark_overdue() == 0


@pytest.mark.parametrize(
    ("late", "said"),
    [
        (False, "Auf die Frage ist keine Antwort gekommen. Die Frist läuft wieder."),
        (True, "Auf die Frage ist keine Antwort gekommen. Die Antwort des Teams ist weiterhin überfällig."),
    ],
)
def test_the_step_of_no_answer_says_how_it_goes_on(told: Suggestion, officer: User, late: bool, said: str) -> None:
    _due(told, _working(-3 if late else 3))
    told.ask(by=officer, question="An welchen Tagen?")
    told.leave_question_unanswered()
    assert sentence(told.steps.get(kind=StepKind.UNANSWERED)) == said


@pytest.mark.parametrize(("due", "in_time"), [(3, True), (0, True), (-3, False)])
@pytest.mark.parametrize("while_asked", [True, False])
def test_answered_in_time_is_only_what_was_not_late_when_the_question_came(
    told: Suggestion, officer: User, due: int, in_time: bool, while_asked: bool
) -> None:
    _due(told, _working(due))
    told.ask(by=officer, question="An welchen Tagen?")
    if not while_asked:
        told.reply(text="Montags.")
    told.refer_elsewhere(by=officer, text="Die Volkshochschule.")
    assert told.answered_in_time == in_time


def test_nobody_is_reminded_while_the_author_is_asked(told: Suggestion, officer: User) -> None:
    _due(told, _working(-3))
    assert [row.pk for row in overdue()] == [told.pk]
    told.ask(by=officer, question="An welchen Tagen?")
    assert (remind_seats(), list(overdue())) == (0, [])


def test_the_days_of_a_question_do_not_count_on_the_way_to_the_lead_tandem(told: Suggestion, officer: User) -> None:
    _due(told, _working(-3))
    told.ask(by=officer, question="An welchen Tagen?")
    told.reply(text="Montags.")
    told.steps.filter(kind=StepKind.RELEASED).update(at=told.received_at - timedelta(days=40))
    without = goes_to_lead_on(told)
    asked = told.steps.get(kind=StepKind.ASKED)
    told.steps.filter(pk=asked.pk).update(at=asked.at - (today() - _working(-2)))
    calendar = WorkingCalendar.current()
    assert without == calendar.add(_working(-3), Municipality.current().overdue_days)
    assert goes_to_lead_on(told) == calendar.add(without, 2)


@pytest.mark.parametrize("asked", [False, True])
def test_what_was_late_when_it_was_merged_is_late_when_it_stands_for_itself_again(
    told: Suggestion, city: City, officer: User, asked: bool
) -> None:
    day = _working(-3)
    _due(told, day)
    if asked:
        told.ask(by=officer, question="An welchen Tagen?")
    told.merge(into=released("Kurse am Abend", field=city.language), by=officer, reason="Das Gleiche.")
    told.unmerge(by=officer)
    assert (told.due_on, told.label) == (day, Label.OVERDUE)


def test_an_interim_answer_while_the_author_is_asked_gives_its_days_on_top(told: Suggestion, officer: User) -> None:
    _due(told, _working(4))
    told.ask(by=officer, question="An welchen Tagen?")
    told.extend(by=officer, text="Wir warten auf die Schule.")
    told.reply(text="Montags.")
    assert told.due_on == _working(4 + Municipality.current().extension_days)
