"""Part A of the demo is the source's: its chapters by their titles, and what belongs to each."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone

from cms.concept.models import ChapterPage
from cms.demo import milestones
from cms.demo.clock import set_back
from cms.demo.process import day_of
from cms.demo.texts import read_all
from forums.council.process.models import Milestone
from forums.council.process.states import Standing
from forums.council.process.timeline import Point, points
from forums.dialogue.models import Forum
from forums.fields.models import ActionField, CrossCuttingTheme
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.hyphenation import NO_BREAK_SPACE, SOFT_HYPHEN
from tests.cms.conftest import valid
from tests.cms.reading import links

# Before the tests that commit: they leave an empty database behind, without Wagtail's root page.
pytestmark = pytest.mark.django_db

TITLES = [
    "Einleitung, Präambel",
    "Prozessschritte",
    "Integrationsverständnis",
    "Rechtliche Grundlagen, Datenbasis",
    "Handlungsfelder und übergreifende Themen (Überblick)",
    "Steuerung und Kommunikation, Netzwerkstrukturen",
    "Arbeitsfelder Fachstelle Migration und Integration",
]
FIRST_FORUM = 105  # days before the second one
DAYS = ["2027-01-01", "2028-02-29", "2028-03-01", "2027-03-31", "2026-12-24", "2026-12-31", "2027-05-17", "2027-08-01"]


@pytest.fixture(params=DAYS)
def loading_day(request: pytest.FixtureRequest, demo: None, db: None) -> Iterator[date]:
    """Both forums as the demo dates them when it is loaded on that day, at noon."""
    with set_back() as clock:
        noon = timezone.make_aware(datetime.combine(date.fromisoformat(request.param), time(12)))
        clock.moment = noon
        for slug, days in (("dialogforum-teil-1", FIRST_FORUM), ("dialogforum-teil-2", 0)):
            starts_at = noon - timedelta(days=days)
            Forum.objects.filter(slug=slug).update(starts_at=starts_at, ends_at=starts_at + timedelta(hours=3))
        yield today()


def process() -> list[Point]:
    """The plan as the demo makes it, planned and reached until that day."""
    Milestone.everything.all().erase()
    milestones.load()
    return points(Milestone.objects.for_page())


def test_the_chapters_bear_the_sources_titles(demo: None) -> None:
    chapters = ChapterPage.objects.filter(locale__language_code="de").order_by("path")
    assert [(chapter.number, chapter.title) for chapter in chapters] == list(enumerate(TITLES, start=1))


def test_each_chapter_has_two_screens_of_text_in_both_languages() -> None:
    for chapter in read_all("chapters"):
        for language in ("de", "en"):
            words = " ".join(section.get("text", {}).get(language, "") for section in chapter["section"]).split()
            assert len(words) > 190, (chapter["slug"], language)


def test_where_the_process_is_is_right_on_any_day(loading_day: date) -> None:
    standings = {point.milestone.title.localize("de"): point.standing for point in process()}
    assert standings == {
        "Auftrag des Rates": Standing.REACHED,
        "Fachstelle Migration und Integration eingerichtet": Standing.REACHED,
        "Konzeption, Ausschreibung und Auswahl der Beratung": Standing.REACHED,
        "Sozialausschuss: Projektplan beschlossen": Standing.REACHED,
        "Bestand, Auswertung und Bewertung": Standing.REACHED,
        "Sozialausschuss: Zwischenstand": Standing.REACHED,
        "Der Entwurf entsteht": Standing.UNDER_WAY,
        "Dialogforum, Teil I": Standing.REACHED,
        "Workshop mit den Vereinen": Standing.REACHED,
        "Sozialausschuss: Sachstandsbericht": Standing.REACHED,
        "Dialogforum, Teil II": Standing.TODAY,
        "Sondersitzung des Sozialausschusses: Einbringung des Entwurfs": Standing.NEXT,
        "Rat: Beratung und Beschluss": Standing.AHEAD,
    }


def test_the_milestones_follow_each_other_on_any_day(loading_day: date) -> None:
    starts = [point.milestone.starts for point in process()]
    assert all(earlier <= later for earlier, later in pairwise(starts))


def test_councils_meet_on_working_days(loading_day: date) -> None:
    calendar = WorkingCalendar.current()
    sessions = ["project_plan", "interim_information", "status_report", "draft_brought_in", "adoption"]
    assert [key for key in sessions if not calendar.is_working_day(day_of(key))] == []


@pytest.mark.parametrize(("path", "words"), [("", "erreicht"), ("/en", "reached")])
def test_the_process_stands_in_its_chapter(demo: None, client: Client, path: str, words: str) -> None:
    html = valid(client.get(f"{path}/konzept/teil-a/prozessschritte/").content)
    # The second forum goes on while the demo is loaded; shortly after midnight it began the day before.
    going_on = timezone.localdate(Forum.objects.get(slug="dialogforum-teil-2").starts_at) == today()
    assert html.count('class="timeline__step') == 13
    assert html.count(f"<strong>{words}</strong></p>") == (9 if going_on else 10)
    assert html.count('aria-current="step"') == (2 if going_on else 1)


def test_the_laws_are_named_and_the_figures_say_that_they_are_invented(demo: None, client: Client) -> None:
    html = valid(client.get("/konzept/teil-a/rechtliche-grundlagen-datenbasis/").content)
    for law in ("Aufenthaltsgesetz", "Teilhabe- und Integrationsgesetz NRW", "Gemeindeordnung NRW, §§ 24 und 27"):
        assert f"<h2>{law}</h2>" in html.replace(SOFT_HYPHEN, "").replace(NO_BREAK_SPACE, " ")
    assert "Wer in Rheine lebt (Demo-Werte, erfunden)" in html


def test_the_overview_leads_to_every_field_and_says_every_theme(demo: None, client: Client) -> None:
    html = valid(client.get("/konzept/teil-a/handlungsfelder-uebergreifende-themen/").content)
    fields = [(field.get_absolute_url(), f"{field.code} {field.name}") for field in ActionField.objects.all()]
    assert links(html, ".//ol[@class='contents']") == fields
    themes = CrossCuttingTheme.objects.all()
    assert len(themes) == 3
    assert [theme.slug for theme in themes if f"<h3>{theme.name}</h3>" not in html] == []


def test_the_steering_chapter_shows_both_pictures_with_the_lead_inside(demo: None, client: Client) -> None:
    html = valid(client.get("/konzept/teil-a/steuerung-kommunikation-netzwerkstrukturen/").content)
    for name in ("permanent-wide", "permanent-narrow", "project-wide", "project-narrow"):
        assert f'aria-labelledby="{name}-title {name}-desc"' in html
    assert "Steuerungsgruppe Integration, darin: Leitungstandem" in html
    assert "Entscheidergremium" in html


def test_the_office_has_its_three_fields_of_work(demo: None, client: Client) -> None:
    html = valid(client.get("/konzept/teil-a/arbeitsfelder-fachstelle/").content)
    for heading in (
        "Unterbringung, Orientierung, Beratung und Begleitung nach einheitlichen Qualitätsstandards",
        "Sozialraumorientierte offene Beratung und Projektentwicklung",
        "Netzwerkmanagement für die Handlungsfelder",
    ):
        assert f"<h2>{heading}</h2>" in html.replace(SOFT_HYPHEN, "")
