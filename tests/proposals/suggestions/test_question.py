"""A question to the author: the clock stands still, and goes on with the answer or without one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.formats import date_format

from forums.municipality.calendar import WorkingCalendar, today
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.follow_links import follow_url
from proposals.suggestions.following import Follower
from proposals.suggestions.jobs import end_unanswered_questions
from proposals.suggestions.labels import Label
from proposals.suggestions.models import Suggestion
from proposals.suggestions.status import sentence_for_all
from proposals.suggestions.steps import StepKind
from proposals.triage.queues import Task, mine_to_do
from tests.conftest import City
from tests.factories import released

NO_ANSWER = "Auf die Frage ist keine Antwort gekommen. Die Frist läuft wieder."
STILL_LATE = "Die Antwort des Teams ist weiterhin überfällig."
ANSWERED = "Auf die Frage ist eine Antwort gekommen."


@pytest.fixture
def asked(city: City, officer: User) -> Suggestion:
    told = released("Ein Kurs am Abend", field=city.language)
    told.ask(by=officer, question="An welchen Tagen?")
    return told


@pytest.fixture
def unanswered(asked: Suggestion) -> Suggestion:
    """Its date has passed, and the daily job has been there."""
    Suggestion.objects.update(answer_asked_by=today() - timedelta(days=1), due_on=today() - timedelta(days=9))
    assert end_unanswered_questions() == 1
    asked.refresh_from_db()
    return asked


def _days_left(told: Suggestion) -> int:
    assert told.due_on is not None
    return WorkingCalendar.current().between(today(), told.due_on)


def test_without_an_answer_the_clock_goes_on_with_the_days_it_had(unanswered: Suggestion) -> None:
    assert (unanswered.is_question_open, unanswered.replied_at, _days_left(unanswered)) == (False, None, 20)
    assert unanswered.label == Label.IN_PROGRESS


def test_the_public_page_and_the_authors_page_say_that_no_answer_came(client: Client, unanswered: Suggestion) -> None:
    public = client.get(unanswered.get_absolute_url()).content.decode()
    own = client.get(follow_url(unanswered)).content.decode()
    assert (public.count(NO_ANSWER), own.count(NO_ANSWER)) == (1, 1)
    assert ANSWERED not in public + own


def test_only_the_author_hears_of_it(asked: Suggestion) -> None:
    for email, is_author in (("autorin@example.org", True), ("nachbar@example.org", False)):
        Follower.objects.ask(asked, email, "de", is_author=is_author).confirm()
    asked.leave_question_unanswered()
    step = asked.steps.get(kind=StepKind.UNANSWERED)
    heard = Notice.objects.filter(kind="suggestion.step", event=f"suggestion.step:{step.pk}")
    assert (step.public, step.text, [notice.email for notice in heard]) == (True, "", ["autorin@example.org"])


def test_the_desk_shows_it_as_the_teams_turn_and_claims_no_answer(unanswered: Suggestion, officer: User) -> None:
    assert [(row.pk, row.task) for row in mine_to_do(officer)] == [(unanswered.pk, Task.ANSWER)]


def test_an_answer_is_the_teams_turn_as_well_and_says_so(asked: Suggestion, officer: User) -> None:
    asked.reply(text="Montags.")
    assert [(row.pk, row.task) for row in mine_to_do(officer)] == [(asked.pk, Task.REPLIED)]


def test_everybody_reads_that_the_author_answered_and_the_team_goes_on_but_not_the_words(
    client: Client, asked: Suggestion
) -> None:
    asked.reply(text="Montags, bei Frau Meier.")
    asked.refresh_from_db()
    public, own = (client.get(url).content.decode() for url in (asked.get_absolute_url(), follow_url(asked)))
    assert (asked.label, sentence_for_all(asked)) == (
        Label.IN_PROGRESS,
        f"{ANSWERED} Das Team arbeitet daran. Die Antwort kommt bis {date_format(asked.due_on)}.",
    )
    assert public.count(f"{ANSWERED} Die Frist läuft wieder.") == 1
    assert ("Frau Meier" in public, "Frau Meier" in own) == (False, True)


def test_an_answer_does_not_excuse_what_was_late_when_it_was_asked(client: Client, asked: Suggestion) -> None:
    Suggestion.objects.update(days_left_when_asked=-3, due_on=today() - timedelta(days=4))
    asked.reply(text="Montags.")
    public = client.get(asked.get_absolute_url()).content.decode()
    assert (public.count(f"{ANSWERED} {STILL_LATE}"), "Die Frist läuft wieder" in public) == (1, False)


def test_once_the_team_has_taken_the_answer_up_it_is_history(asked: Suggestion, officer: User) -> None:
    asked.reply(text="Montags.")
    asked.ask(by=officer, question="Und wo?")
    assert ANSWERED not in sentence_for_all(asked)


def test_followers_get_no_mail_about_the_authors_words(asked: Suggestion) -> None:
    Follower.objects.ask(asked, "nachbar@example.org", "de", is_author=False).confirm()
    asked.reply(text="Montags.")
    step = asked.steps.get(kind=StepKind.REPLIED)
    assert (step.public, step.words_for_all) == (True, "")
    assert not Notice.objects.filter(event=f"suggestion.step:{step.pk}").exists()


def test_a_question_ends_once(asked: Suggestion, unanswered: Suggestion) -> None:
    for ending in (unanswered.leave_question_unanswered, lambda: unanswered.reply(text="Doch noch.")):
        with pytest.raises(NotPossible):
            ending()
    assert end_unanswered_questions() == 0
    assert unanswered.steps.filter(kind__in=[StepKind.REPLIED, StepKind.UNANSWERED]).count() == 1
