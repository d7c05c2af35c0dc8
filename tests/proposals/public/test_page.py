"""The public page: where a suggestion stands, its answer, its history, and nothing that is not public."""

from datetime import timedelta

import html5lib
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from forums.municipality.calendar import WorkingCalendar, today
from forums.people.models import User
from proposals.suggestions.kept_in_browsers import SUPPORT as SUPPORT_COOKIE
from proposals.suggestions.models import Follower, Step, Suggestion, Support
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from tests.conftest import City
from tests.factories import MeasureFactory, released, suggestion


def _html(client: Client, told: Suggestion, **cookies: str) -> str:
    answer = client.get(told.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def _decided(told: Suggestion, stage: Stage, by: User, text: str = "Wir richten einen Kurs ein.") -> Suggestion:
    """As triage settles it, without its two signatures."""
    told.refresh_from_db()
    review_on = today() + timedelta(days=60) if stage == Stage.DEFERRED else None
    told.close(stage, StepKind.DECIDED, review_on=review_on, by=by, body=told.holder, text=text, reason="")
    return told


def test_it_says_who_has_it_and_by_when(city: City, officer: User, teacher: User, client: Client) -> None:
    told = released(field=city.language)
    html = _html(client, told)
    assert "Tandem Sprachförderung: Stadt Rheine und Sprachschule" in html
    assert "noch 20 Arbeitstage" in html


def test_an_overdue_answer_is_said_in_working_days(city: City, client: Client) -> None:
    told = released(field=city.language)
    day = today() - timedelta(days=1)
    while not WorkingCalendar.current().is_working_day(day):
        day -= timedelta(days=1)
    Suggestion.objects.filter(pk=told.pk).update(due_on=day)
    late = WorkingCalendar.current().between(day, today())
    page = client.get(told.get_absolute_url()).context["page"]
    assert page.days_left == -late


def test_a_paused_clock_is_visible(city: City, officer: User, client: Client) -> None:
    told = released(field=city.language)
    told.ask(by=officer, question="Welche Linie?")
    html = _html(client, told)
    assert "Welche Linie?" in html
    assert "noch 20 Arbeitstage" not in html


@pytest.mark.parametrize("path", ["unbekannt", "wartend", "zurueckgehalten"])
def test_what_is_not_public_looks_like_what_does_not_exist(
    city: City, moderator: User, stranger: User, client: Client, path: str
) -> None:
    number = f"{today().year}-9999"
    if path == "wartend":
        number = suggestion("Ein geheimer Text").number
    elif path == "zurueckgehalten":
        held = released("Ein geheimer Text")
        held.hold(by=moderator)
        number = held.number
    for user in (None, stranger):
        if user:
            client.force_login(user)
        answer = client.get(f"/anregungen/{number}/")
        assert answer.status_code == 404
        assert f"Es gibt keine öffentliche Anregung mit der Nummer „{number}“." in answer.content.decode()
        assert "geheimer" not in answer.content.decode()


def test_moderators_and_the_author_see_it_with_a_note(
    city: City, moderator: User, citizen: User, client: Client
) -> None:
    told = suggestion("Ein wartender Text", author=citizen)
    for user in (moderator, citizen):
        client.force_login(user)
        html = _html(client, told)
        assert "Diese Seite sehen nur Sie" in html
        assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize("typed", ["{year}-1", "1/{year}", "nr.{year}-0001", "NR{year}_1", "{year}/1/"])
def test_a_number_as_people_type_it_leads_there(city: City, client: Client, typed: str) -> None:
    told = released()
    answer = client.get("/anregungen/" + typed.format(year=today().year), follow=True)
    assert answer.redirect_chain[-1][0] == told.get_absolute_url()


def test_the_answer_stands_on_top_signed_by_the_tandem(
    city: City, officer: User, teacher: User, client: Client
) -> None:
    told = _decided(released(field=city.language), Stage.ACCEPTED, officer)
    answer = client.get(told.get_absolute_url()).context["page"].answer
    assert (answer.text, answer.signed) == (
        "Wir richten einen Kurs ein.",
        "Tandem Sprachförderung: Stadt Rheine und Sprachschule",
    )
    assert _html(client, told).count("Wir richten einen Kurs ein.") == 1


def test_where_the_readers_language_lacks_it_says_that_a_translation_follows(
    city: City, officer: User, client: Client
) -> None:
    told = _decided(released(field=city.language), Stage.DECLINED, officer)
    html = client.get(f"/en{told.get_absolute_url()}").content.decode()
    assert "Translation follows" in html
    assert 'lang="de"' in html


def test_measures_are_linked_in_the_answer_and_in_the_history(city: City, officer: User, client: Client) -> None:
    told = released(field=city.language)
    measure = MeasureFactory(field=city.language)
    measure.link(told, by=officer)
    measure.start(by=officer, text="Der Kurs läuft.")
    html = _html(client, told)
    assert html.count(f'href="/massnahmen/{measure.slug}/"') == 3
    assert "Der Kurs läuft." in html


def test_merged_suggestions_name_each_other(city: City, client: Client) -> None:
    target, source = released("Ein Ziel", title="Das Ziel"), released("Eine Quelle", title="Die Quelle")
    Suggestion.objects.filter(pk=source.pk).update(stage=Stage.MERGED, merged_into=target)
    assert f"Zusammengeführt mit der Anregung {target.number}" in _html(client, source)
    assert f'href="{source.get_absolute_url()}"' in _html(client, target)


def test_a_measure_of_the_target_shows_on_the_source(city: City, officer: User, client: Client) -> None:
    target, source = released("Ein Ziel"), released("Eine Quelle")
    Suggestion.objects.filter(pk=source.pk).update(stage=Stage.MERGED, merged_into=target)
    measure = MeasureFactory(field=city.language)
    measure.link(target, by=officer)
    assert f'href="/massnahmen/{measure.slug}/"' in _html(client, source)


def test_what_was_taken_back_shows_neither_title_nor_text(city: City, client: Client) -> None:
    told = released("Ein Text, den niemand mehr lesen soll", title="Zu früh geschickt")
    told.withdraw(reason="")
    html = _html(client, told)
    assert "niemand mehr lesen" not in html
    assert "Zu früh" not in html
    assert "zurückgezogen" in html


def test_a_name_shows_only_with_consent(city: City, client: Client) -> None:
    silent, named = released(author_name="Erfundene Frau"), released(author_name="Erfundener Mann")
    Suggestion.objects.filter(pk=named.pk).update(author_name_public=True)
    assert "Erfundene Frau" not in _html(client, silent)
    assert "Erfundener Mann" in _html(client, named)


def test_moderators_words_to_the_author_stay_between_them(city: City, moderator: User, client: Client) -> None:
    told = released()
    told.hold(by=moderator, text="Sie nennen Ihre Nachbarin.")
    told.release(by=moderator)
    assert "Nachbarin" not in _html(client, told)


def test_text_and_title_carry_their_own_language_and_direction(city: City, client: Client) -> None:
    told = released("نريد دورة في المساء", title="دورة مسائية", language="ar")
    html = _html(client, told)
    assert '<h1 lang="ar" dir="rtl">دورة مسائية</h1>' in html


def test_pressing_support_sets_one_cookie_and_counts_once(city: City, client: Client) -> None:
    told = released()
    assert SUPPORT_COOKIE not in client.get(told.get_absolute_url()).cookies
    for _ in range(2):
        assert client.post(f"{told.get_absolute_url()}unterstuetzen/").status_code == 302
    assert Suggestion.objects.get().supporter_count == 1
    assert client.cookies[SUPPORT_COOKIE]["httponly"] is True
    assert "Sie unterstützen das." in _html(client, told)
    client.post(f"{told.get_absolute_url()}unterstuetzen/", {"zurueck": "1"})
    assert Suggestion.objects.get().supporter_count == 0


def test_a_made_up_cookie_is_not_taken_over(city: City, client: Client) -> None:
    told = released()
    client.cookies[SUPPORT_COOKIE] = "x"
    client.post(f"{told.get_absolute_url()}unterstuetzen/")
    assert len(Support.objects.get().browser) == 32


def test_support_needs_post_and_a_public_suggestion(city: City, client: Client) -> None:
    assert client.get(f"{released().get_absolute_url()}unterstuetzen/").status_code == 405
    assert client.post(f"{suggestion().get_absolute_url()}unterstuetzen/").status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_queries_do_not_depend_on_steps_supporters_or_measures(
    city: City,
    officer: User,
    teacher: User,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    rows: int,
    prefix: str,
) -> None:
    told = released(field=city.language)
    for number in range(rows):
        told.support(by=officer, browser=f"{number:032}")
        Follower.objects.create(suggestion=told, email=f"{number}@example.org", confirmed_at=timezone.now())
        told.forward(to=[city.faith, city.language][number % 2], by=officer, reason="Bitte ansehen.") if (
            number < 3
        ) else None
        measure = MeasureFactory(field=city.language)
        measure.link(told, by=officer)
        measure.start(by=officer)
        other = released()
        Suggestion.objects.filter(pk=other.pk).update(stage=Stage.MERGED, merged_into=told)
    _decided(told, Stage.DECLINED, officer)
    assert Step.objects.filter(suggestion=told).count() >= 2 * rows
    client.cookies[SUPPORT_COOKIE] = "a" * 32
    with django_assert_max_num_queries(12):
        client.get(f"{prefix}{told.get_absolute_url()}")


def test_reading_starts_no_session(city: City, client: Client) -> None:
    assert "sessionid" not in client.get(released().get_absolute_url()).cookies


@pytest.mark.parametrize("stage", [None, Stage.ACCEPTED, Stage.DEFERRED, Stage.WITHDRAWN])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_is_valid_html(
    city: City, officer: User, teacher: User, client: Client, stage: Stage | None, prefix: str
) -> None:
    told = released("Ein Text\n\nmit <b>zwei</b> Absätzen", field=city.language, author_name="Jemand")
    MeasureFactory(field=city.language).link(told, by=officer)
    if stage:
        _decided(told, stage, officer)
    html5lib.HTMLParser(strict=True).parse(client.get(prefix + told.get_absolute_url()).content.decode())


def test_the_unknown_page_is_valid_html(city: City, client: Client) -> None:
    html5lib.HTMLParser(strict=True).parse(client.get("/anregungen/2026-9999/").content.decode())
