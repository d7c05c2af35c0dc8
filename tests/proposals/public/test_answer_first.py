"""Before everything else a suggestion's page says how it stands, who has it, by when; late ones say sorry first."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from forums.municipality.calendar import WorkingCalendar, today
from forums.people.models import User
from forums.pictograms.thread import Reached
from proposals.suggestions.follow_links import follow_token, follow_url
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import Step, StepKind
from proposals.triage.overdue import goes_to_lead_on
from tests.conftest import City
from tests.factories import MeasureFactory, both, released, suggestion

SORRY = "Die Antwort ist zu spät. Das tut uns leid."
TEAM = "Tandem Sprachförderung"


def html_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def late_by(told: Suggestion, working_days: int) -> Suggestion:
    day = today()
    while WorkingCalendar.current().between(day, today()) < working_days:
        day -= timedelta(days=1)
    Suggestion.objects.filter(pk=told.pk).update(due_on=day)
    return Suggestion.objects.get(pk=told.pk)


def decided(told: Suggestion, stage: Stage, by: User) -> Suggestion:
    told.refresh_from_db()
    told.close(stage, StepKind.DECIDED, by=by, body=told.holder, text="Wir richten einen Kurs ein.")
    return told


def test_way_and_answer_stand_before_the_text(city: City, client: Client) -> None:
    html = html_of(client, released("Ein besonderer Text", title="Ein Titel", field=city.language).get_absolute_url())
    main = html.partition("<main")[2]
    order = [main.index(part) for part in ("<h1", 'class="thread', 'class="now', "Ein besonderer Text", "Was bisher")]
    assert order == sorted(order)


def test_an_open_one_names_its_team_and_the_days_left(city: City, client: Client) -> None:
    standing = client.get(released(field=city.language).get_absolute_url()).context["page"].standing
    assert (standing.who_term, standing.who, standing.left, standing.is_late) == ("Wer hat sie?", TEAM, 20, False)


def test_a_late_one_says_so_first_says_sorry_and_says_what_follows(city: City, client: Client) -> None:
    told = late_by(released(field=city.language), 3)
    page = client.get(told.get_absolute_url()).context["page"]
    day = date_format(goes_to_lead_on(told), "DATE_FORMAT")
    assert page.standing.sentence.startswith(SORRY)
    assert page.standing.after == f"Kommt bis zum {day} keine Antwort, übernimmt das Leitungstandem."
    assert [station.reached for station in page.track][3] == Reached.LATE


def test_what_is_later_than_that_promises_nothing_that_has_passed(city: City, client: Client) -> None:
    told = late_by(released(field=city.language), 30)
    Step.objects.filter(suggestion=told).update(at=timezone.now() - timedelta(days=100))
    assert client.get(told.get_absolute_url()).context["page"].standing.after == ""


def test_an_answer_that_came_late_says_so_and_sorry(city: City, officer: User, client: Client) -> None:
    told = decided(late_by(released(field=city.language), 3), Stage.DECLINED, officer)
    html = html_of(client, told.get_absolute_url())
    assert "Diese Antwort kam später als versprochen. Das tut uns leid." in html
    assert "später als versprochen" in html_of(client, "/anregungen/")


def test_an_answer_in_time_does_not(city: City, officer: User, client: Client) -> None:
    told = decided(released(field=city.language), Stage.DECLINED, officer)
    assert "später als versprochen" not in html_of(client, told.get_absolute_url())
    standing = client.get(told.get_absolute_url()).context["page"].standing
    assert (standing.who_term, standing.who, standing.due) == ("Wer hat geantwortet?", f"{TEAM}: Stadt Rheine", None)


def test_what_became_a_measure_names_who_does_it_and_until_when(city: City, officer: User, client: Client) -> None:
    told = released(field=city.language)
    until = today() + timedelta(days=30)
    measure = MeasureFactory(field=city.language, who=both("Volkshochschule"), until=until)
    measure.link(told, by=officer)
    decided(told, Stage.ACCEPTED, officer)
    measure.start(by=officer)
    page = client.get(told.get_absolute_url()).context["page"]
    assert (page.standing.who_term, page.standing.who) == ("Wer macht es?", "Volkshochschule")
    assert page.standing.due.on == until
    assert [str(station.title) for station in page.track][-3:] == ["Maßnahme", "In Umsetzung", "Abgeschlossen"]


def test_why_an_answer_takes_longer_stands_where_it_will_stand(city: City, officer: User, client: Client) -> None:
    told = released(field=city.language)
    told.extend(by=officer, text="Wir klären noch den Raum.")
    html = html_of(client, told.get_absolute_url())
    assert "Die Antwort steht noch aus" in html
    assert "Wir klären noch den Raum." in html.partition("Die Antwort steht noch aus")[2].partition("</section>")[0]


def test_the_author_sees_the_same_way(city: City, client: Client) -> None:
    told = released(field=city.language)
    public = client.get(told.get_absolute_url()).context["page"].track
    own = client.get(follow_url(told)).context
    assert [(str(each.title), each.reached, each.note) for each in own["track"]] == [
        (str(each.title), each.reached, each.note) for each in public
    ]
    assert own["standing"].who == TEAM


def test_a_question_shows_its_author_the_day_to_answer_by(city: City, officer: User, client: Client) -> None:
    told = released(field=city.language)
    told.ask(by=officer, question="Welcher Raum?")
    told.refresh_from_db()
    assert client.get(follow_url(told)).context["standing"].due == told.question_due


def test_the_receipt_shows_the_way_ahead(city: City, client: Client) -> None:
    told = suggestion()
    html = html_of(client, f"/anregungen/verfolgen/{follow_token(told)}/eingang/")
    assert [part in html for part in ("Wird gelesen", "Beim Team", "Ergebnis")] == [True, True, True]
    told.withdraw()
    assert 'class="thread' not in html_of(client, f"/anregungen/verfolgen/{follow_token(told)}/eingang/")


def test_similar_ones_stand_on_a_page_of_their_own_and_come_as_a_fragment(
    city: City, client: Client, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        told = released("Deutschkurse am Abend", title="Deutschkurse am Abend", field=city.language)
        other = released("Deutschkurse am Morgen", title="Deutschkurse am Morgen", field=city.language)
    address = f"{told.get_absolute_url()}aehnliche/"
    assert f'data-hx-get="{address}"' in html_of(client, told.get_absolute_url())
    html = html_of(client, address)
    assert (other.number in html, "<h1>Ähnliche Anregungen</h1>" in html) == (True, True)
    fragment = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert (other.number in fragment, "<h1>" in fragment) == (True, False)


def test_of_what_nobody_sees_there_are_none(city: City, moderator: User, client: Client) -> None:
    told = released(field=city.language)
    told.hold(by=moderator)
    assert client.get(f"{told.get_absolute_url()}aehnliche/").status_code == 404


@pytest.mark.parametrize(("stage", "said"), [(Stage.DECLINED, "Wir machen das nicht."), (None, "Antwort bis ")])
def test_a_card_says_what_was_decided_or_by_when(
    city: City, officer: User, client: Client, stage: Stage | None, said: str
) -> None:
    told = released(field=city.language)
    if stage:
        decided(told, stage, officer)
    card = html_of(client, "/anregungen/").partition("<article")[2].partition("</article>")[0]
    assert (said.casefold() in card.casefold(), "pictograms.svg#" in card) == (True, True)


def test_rare_filters_are_folded_until_one_is_in_force(city: City, client: Client) -> None:
    assert '<details class="filter__more">' in html_of(client, "/anregungen/")
    assert '<details class="filter__more" open>' in html_of(client, "/anregungen/?art=idee")


def test_a_first_visit_to_the_list_is_light(city: City, client: Client) -> None:
    """The page alone, compressed: styles and scripts are measured where they are built."""
    for number in range(20):
        released(f"Ein Text von üblicher Länge, der etwas sagt, Nummer {number}. " * 4, field=city.language)
    response = client.get("/anregungen/", headers={"Accept-Encoding": "gzip"})
    assert len(response.content) < 12_000
