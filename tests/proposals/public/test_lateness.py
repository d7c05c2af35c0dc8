"""Lateness is told as it is: everywhere a date of a suggestion is said, whether or not the daily job has been there."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from pypdf import PdfReader

from forums.municipality.calendar import WorkingCalendar, today
from forums.people.models import User
from proposals.intake.cards.models import CardOutcome
from proposals.suggestions.follow_links import follow_token, follow_url
from proposals.suggestions.jobs import mark_overdue, return_deferred
from proposals.suggestions.labels import Label
from proposals.suggestions.models import Follower, Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.status import sentence_for_all, sentence_of
from proposals.suggestions.steps import StepKind
from proposals.suggestions.timeline import sentence
from tests.conftest import City
from tests.factories import card, released, running, suggestion


@pytest.fixture
def day() -> date:
    """A working day 55 working days ago."""
    calendar = WorkingCalendar.current()
    found = today() - timedelta(days=100)
    while not calendar.is_working_day(found) or calendar.between(found, today()) > 55:
        found += timedelta(days=1)
    return found


@pytest.fixture
def late(city: City, officer: User, teacher: User, day: date) -> Suggestion:
    """55 working days late; the daily job has not been there."""
    told = released("Ein Kurs am Abend", title="Kurs am Abend", field=city.language)
    told.begin(by=officer)
    return _moved(told, due_on=day)


def _moved(told: Suggestion, **dates: object) -> Suggestion:
    Suggestion.everything.filter(pk=told.pk).update(**dates)
    return Suggestion.objects.get(pk=told.pk)


def _since(day: date) -> str:
    return f"berfällig seit {date_format(day, 'DATE_FORMAT')}"


def _read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def _promises(text: str, day: date) -> list[str]:
    """Sentences that still promise the day."""
    told = date_format(day, "DATE_FORMAT")
    return [word for word in (f"bis {told}", f"bis zum {told}", f"am {told}", f"bis {day:%d.%m.%Y}") if word in text]


def test_the_public_page_says_it_in_label_lead_date_history_and_the_words_of_its_picture(
    late: Suggestion, day: date, client: Client
) -> None:
    html = _read(client, late.get_absolute_url())
    assert (html.count(_since(day)), _promises(html, day)) == (5, [])
    assert "Die Antwort ist zu spät. Das tut uns leid." in html
    assert "55 Arbeitstage" in html


def test_the_list_says_it_in_the_label(late: Suggestion, day: date, client: Client) -> None:
    html = _read(client, "/anregungen/")
    assert (html.count(_since(day)), _promises(html, day)) == (1, [])


def test_the_authors_page_says_it(late: Suggestion, day: date, client: Client) -> None:
    html = _read(client, follow_url(late))
    assert (html.count(_since(day)), _promises(html, day)) == (4, [])


def test_the_receipt_opened_again_says_where_it_stands(late: Suggestion, day: date, client: Client) -> None:
    html = _read(client, f"/anregungen/verfolgen/{follow_token(late)}/eingang/")
    assert (html.count(_since(day)), _promises(html, day)) == (1, [])


def test_the_receipt_of_a_published_text_no_longer_says_that_it_will_be_read(city: City, client: Client) -> None:
    told = released(field=city.language)
    html = _read(client, f"/anregungen/verfolgen/{follow_token(told)}/eingang/")
    assert (sentence_of(told) in html, "lesen sie bis" in html) == (True, False)


def test_the_desk_says_it_in_rows_and_on_the_case(late: Suggestion, day: date, officer: User, client: Client) -> None:
    client.force_login(officer)
    for url, times in (("/tandem/", 2), ("/tandem/?ansicht=alle", 2), (f"/tandem/{late.number}/", 2)):
        html = _read(client, url)
        assert (url, html.count(_since(day)), _promises(html, day)) == (url, times, [])


def test_the_account_page_says_it(late: Suggestion, day: date, citizen: User, client: Client) -> None:
    _moved(late, author=citizen)
    client.force_login(citizen)
    assert _since(day) in _read(client, "/konto/")


def test_the_sheet_said_and_done_says_it_on_screen_and_as_pdf(
    late: Suggestion, day: date, officer: User, client: Client
) -> None:
    forum = running(late.field)
    CardOutcome.objects.create(card=card(forum.tables.get()), suggestion=late)
    html = _read(client, f"/foren/{forum.slug}/gesagt-getan/")
    assert (html.count(_since(day)), _promises(html, day)) == (2, [])
    pdf = client.get(f"/foren/{forum.slug}/gesagt-getan.pdf").content
    text = " ".join("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
    assert (text.count(_since(day)), _promises(text, day)) == (2, [])


def test_english_says_it_too(late: Suggestion, day: date, client: Client) -> None:
    with override("en"):
        told = date_format(day, "DATE_FORMAT")
    html = _read(client, f"/en{late.get_absolute_url()}")
    assert (html.count(f"verdue since {told}"), html.count(f"by {told}")) == (5, 0)


@pytest.mark.parametrize(("days", "is_late"), [(1, False), (0, False), (-1, True)])
def test_the_day_itself_is_still_a_promise(city: City, days: int, is_late: bool) -> None:
    told = _moved(released(field=city.language), due_on=today() + timedelta(days=days))
    assert told.due is not None
    assert (told.due.is_late, told.label == Label.OVERDUE) == (is_late, is_late)
    assert (_since(today() + timedelta(days=days)) in sentence_for_all(told)) == is_late


def test_while_the_author_is_asked_the_clock_is_said_to_stand_still(
    city: City, day: date, officer: User, client: Client
) -> None:
    told = released("Ein Kurs am Abend", field=city.language)
    told.ask(by=officer, question="An welchen Tagen?")
    told = _moved(told, due_on=day)
    for url in (told.get_absolute_url(), follow_url(told)):
        html = _read(client, url)
        assert (_since(day) in html, "steht die Frist still" in html or "Die Frist steht still" in html) == (
            False,
            True,
        )


def test_a_question_past_its_date_is_no_longer_asked_for(city: City, day: date, officer: User) -> None:
    told = released("Ein Kurs am Abend", field=city.language)
    told.ask(by=officer, question="An welchen Tagen?")
    told = _moved(told, answer_asked_by=day)
    on = date_format(day, "DATE_FORMAT")
    assert sentence_of(told) == (
        f"Wir haben eine Frage. Wir hatten um Ihre Antwort bis zum {on} gebeten. Sie können immer noch antworten."
    )
    assert sentence_for_all(told) == (f"Das Team hat eine Rückfrage gestellt. Bis zum {on} ist keine Antwort gekommen.")


def test_a_text_nobody_read_in_time_is_said_to_be_late(city: City, day: date, moderator: User, client: Client) -> None:
    told = _moved(suggestion("Ein Text"), due_on=day)
    own = _read(client, follow_url(told))
    receipt = _read(client, f"/anregungen/verfolgen/{follow_token(told)}/eingang/")
    client.force_login(moderator)
    queue = _read(client, "/verwaltung/moderation/")
    case = _read(client, f"/verwaltung/moderation/{told.number}/")
    for html in (own, receipt, queue, case):
        assert (_since(day) in html, _promises(html, day)) == (True, [])


def test_the_step_names_what_was_late_and_stays_true_afterwards(
    late: Suggestion, day: date, city: City, officer: User, moderator: User
) -> None:
    unread = _moved(suggestion("Ein Text"), due_on=day)
    assert mark_overdue() == 2
    on = date_format(day, "DATE_FORMAT")
    for told, words in (
        (late, f"Die Antwort ist nicht bis zum {on} gekommen. Das tut uns leid."),
        (unread, f"Wir haben den Text nicht bis zum {on} gelesen. Das tut uns leid."),
    ):
        assert sentence(told.steps.get(kind=StepKind.OVERDUE)) == words


def test_a_held_text_past_its_date_is_said_to_be_late(late: Suggestion, day: date, moderator: User) -> None:
    late.hold(by=moderator)
    told = _moved(late, check_by=day)
    assert told.label_text == f"Wird geprüft, ü{_since(day)}"
    assert _since(day) in sentence_of(told)


@pytest.fixture
def deferred(city: City, officer: User) -> Suggestion:
    told = released("Ein Kurs", field=city.language)
    told.close(Stage.DEFERRED, StepKind.DECIDED, review_on=today() + timedelta(days=60), by=officer, body=told.holder)
    return told


def test_a_deferral_names_its_day_and_afterwards_its_lateness(deferred: Suggestion, day: date, client: Client) -> None:
    assert deferred.review_on is not None
    until = date_format(deferred.review_on, "DATE_FORMAT")
    assert deferred.label_text == f"Zurückgestellt bis {until}"
    forgotten = _moved(deferred, review_on=day)
    html = _read(client, forgotten.get_absolute_url())
    assert (html.count(_since(day)), _promises(html, day)) == (5, [])


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Die Anregung liegt wieder beim Team, wie versprochen."),
        (3, "Die Anregung liegt wieder beim Team. Versprochen war das für den {day}. Das tut uns leid."),
    ],
)
def test_a_return_from_deferral_says_whether_the_promise_was_kept(deferred: Suggestion, days: int, words: str) -> None:
    promised = today() - timedelta(days=days)
    _moved(deferred, review_on=promised)
    assert return_deferred() == 1
    step = deferred.steps.get(kind=StepKind.RETURNED)
    assert sentence(step) == words.format(day=date_format(promised, "DATE_FORMAT"))


def test_an_interim_answer_is_a_fact_of_its_day_and_no_promise(late: Suggestion, day: date, officer: User) -> None:
    late.extend(by=officer, text="Wir warten auf die Schule.")
    step = late.steps.get(kind=StepKind.INTERIM_ANSWER)
    assert late.due_on is not None
    on = date_format(late.due_on, "DATE_FORMAT")
    assert sentence(step) == f"Das Team braucht mehr Zeit. Neues Datum für die Antwort: {on}."


def test_a_mail_that_leaves_late_says_how_it_stands_then(
    late: Suggestion, day: date, officer: User, outbox: Callable[[], list[EmailMessage]]
) -> None:
    _moved(late, due_on=today() + timedelta(days=5))
    late.refresh_from_db()
    for email, is_author in (("autorin@example.org", True), ("nachbar@example.org", False)):
        Follower.objects.create(suggestion=late, email=email, is_author=is_author, confirmed_at=timezone.now())
    late.extend(by=officer, text="Wir warten auf die Schule.")
    _moved(late, due_on=day)
    mails = outbox()
    told = {mail.to[0]: (_since(day) in mail.body, _promises(str(mail.body), day)) for mail in mails}
    assert [told[email] for email in ("autorin@example.org", "nachbar@example.org")] == [(True, [])] * 2


@pytest.mark.parametrize("weeks", [0, 5])
def test_the_right_to_reopen_names_its_last_day_before_and_after(
    city: City, officer: User, client: Client, weeks: int
) -> None:
    told = released(field=city.language)
    told.close(Stage.DECLINED, StepKind.DECIDED, by=officer, body=told.holder)
    told = _moved(told, settled_at=timezone.now() - timedelta(weeks=weeks))
    assert told.reopen_until is not None
    until = date_format(told.reopen_until, "DATE_FORMAT")
    html = _read(client, follow_url(told))
    assert (f"neu prüfen lassen, bis zum {until}" in html, f"Bis zum {until} konnten Sie" in html) == (
        weeks == 0,
        weeks == 5,
    )
