"""The process as everybody reads it: page, calendar, annex 1; and the coordinators' desk."""

from datetime import date, timedelta
from typing import Any

import html5lib
import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from forums.bodies.models import Kind
from forums.council.papers.states import Result
from forums.council.process.models import Milestone
from forums.council.process.spans import Span
from forums.council.process.states import Precision
from forums.municipality.calendar import today
from forums.people.models import User
from tests.factories import BodyFactory, ForumFactory, MilestoneFactory, both
from tests.forums.printing.reading import Reading

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADDRESS = "/prozess/"


def told(client: Client, address: str = ADDRESS) -> list[str]:
    """The list as it is read, one line for each milestone."""
    page = html5lib.parse(client.get(address).content, namespaceHTMLElements=False)
    steps = page.findall(".//main//ol[@class='timeline']/li")
    return [" ".join("".join(step.itertext()).replace("\xad", "").split()) for step in steps]


def test_an_empty_plan_says_so(client: Client) -> None:
    assert "Sobald es einen Plan gibt, steht er hier." in client.get(ADDRESS).text


def test_the_page_says_of_each_milestone_where_it_stands(client: Client) -> None:
    committee = BodyFactory(kind=Kind.COMMITTEE, name=both("Sozialausschuss"))
    plan = MilestoneFactory(title=both("Projektplan"), starts=date(2016, 6, 14), body=committee)
    plan.reach(by=None)
    plan.adopt(
        body=committee, on=date(2016, 6, 14), result=Result.MAJORITY, votes=(9, 2, 1), paper_number="209/16", by=None
    )
    MilestoneFactory(
        title=both("Werkstatt"), starts=date(2017, 2, 1), ends=date(2017, 2, 28), precision=Precision.MONTH
    )
    moved = MilestoneFactory(title=both("Entwurf"), starts=date(2017, 4, 4))
    moved.move(Span.day(date(2199, 5, 9)), reason="Erst das Forum.", by=None)
    MilestoneFactory(title=both("Fest"), starts=date(2199, 7, 1)).drop(reason="Kein Geld.", by=None)
    MilestoneFactory(title=both("Rat"), starts=date(2199, 9, 1), adopts_concept=True)
    here = f"{today():%-d}."
    lines = told(client)
    assert lines[0] == (
        "1 14. Juni 2016 · erreicht Projektplan Sozialausschuss "
        "Sozialausschuss, 14. Juni 2016: mehrheitlich beschlossen (9 dafür, 2 dagegen, 1 Enthaltung), Vorlage 209/16"
    )
    assert lines[1] == "2 Februar 2017 · überfällig Werkstatt"
    assert lines[2].startswith(
        f"3 9. Mai 2199 · kommt als Nächstes Entwurf Verschoben, vorher: 4. April 2017. Grund: Erst das Forum. ({here}"
    )
    assert lines[3].startswith(f"4 1. Juli 2199 · entfallen Fest Entfallen. Grund: Kein Geld. ({here}")
    assert lines[4] == "5 1. September 2199 · geplant Rat Hier beschließt der Rat über das Konzept."
    assert "1 von 4 Meilensteinen sind erreicht. 1 ist überfällig." in " ".join(client.get(ADDRESS).text.split())


def test_only_forums_on_the_website_are_named(client: Client) -> None:
    milestone = MilestoneFactory()
    milestone.forums.set([ForumFactory(title=both("Offen")), ForumFactory(title=both("Geheim"), published=False)])
    assert ("Offen" in told(client)[0], "Geheim" in told(client)[0]) == (True, False)


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_costs_the_same_for_one_and_for_thirty(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        milestone = MilestoneFactory(starts=today() + number * DAY, body=BodyFactory())
        milestone.forums.add(ForumFactory())
        milestone.move(Span.day(today() - DAY), reason="Grund", by=None)
    client.get(ADDRESS)
    with django_assert_num_queries(7):
        assert len(told(client)) == count


def test_the_calendar_keeps_each_entry_crosses_out_what_is_dropped_and_counts_moves(client: Client) -> None:
    period = MilestoneFactory(starts=date(2016, 8, 1), ends=date(2016, 11, 30), precision=Precision.MONTH)
    moved = MilestoneFactory(title=both("Entwurf"), starts=date(2199, 4, 4))
    before = uids(client)
    moved.move(Span.day(date(2199, 5, 9)), reason="Grund", by=None)
    period.drop(reason="Grund", by=None)
    assert uids(client) == before
    first, second = events(client)
    assert (first["STATUS"], first["DTSTART"].dt, first["DTEND"].dt) == (
        "CANCELLED",
        date(2016, 8, 1),
        date(2016, 12, 1),
    )
    assert (second["STATUS"], second["SEQUENCE"], second["SUMMARY"]) == ("CONFIRMED", 1, "Entwurf")
    assert (second["DTSTART"].dt, second["DTEND"].dt) == (date(2199, 5, 9), date(2199, 5, 10))


def events(client: Client) -> list[Any]:
    return list(Calendar.from_ical(client.get(f"{ADDRESS}kalender.ics").content).walk("VEVENT"))


def uids(client: Client) -> list[str]:
    return [str(event["UID"]) for event in events(client)]


@pytest.mark.parametrize(
    ("prefix", "language", "title"),
    [
        ("", "de", "Anlage 1: Zeitplan Fortschreibungsprozess 2016 und 2017"),
        ("/en", "en", "Annex 1: timetable of the update process 2016 and 2017"),
    ],
)
def test_annex_1_is_tagged_and_says_what_the_page_says(client: Client, prefix: str, language: str, title: str) -> None:
    MilestoneFactory(title=both("Auftrag", "Mandate"), starts=date(2016, 3, 1))
    MilestoneFactory(starts=date(2016, 9, 1)).move(Span.day(date(2017, 5, 9)), reason="Erst das Forum.", by=None)
    sheet = Reading(client.get(f"{prefix}{ADDRESS}zeitplan.pdf").content)
    assert sheet.claims == {"tagged": True, "title shown": True, "PDF/UA-1": True}
    assert (sheet.language, sheet.title, sheet.texts("H1")) == (language, title, [title])
    assert len(sheet.texts("TR")) == 3
    assert "Erst das Forum." in "".join(sheet.texts("Table"))


@pytest.mark.parametrize("who", ["citizen", "officer", "editor", "moderator"])
def test_whoever_does_not_keep_the_plan_finds_no_desk(client: Client, who: str, request: pytest.FixtureRequest) -> None:
    milestone = MilestoneFactory()
    client.force_login(request.getfixturevalue(who))
    for answer in (client.get(desk(milestone)), client.post(desk(milestone), {"act": "reach", "reach-seen": "0"})):
        assert answer.status_code in (302, 404)
    milestone.refresh_from_db()
    assert milestone.version == 0


def desk(milestone: Milestone) -> str:
    return f"/verwaltung/meilensteine/{milestone.pk}/stand/"


def test_a_coordinator_plans_a_month(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    form = {"title_0": "Werkstatt", "phase": "drafting", "starts": "2017-02-14", "precision": "month"}
    answer = client.post("/verwaltung/meilensteine/new/", form)
    [milestone] = Milestone.objects.all()
    assert (answer.status_code, answer["Location"]) == (302, desk(milestone))
    assert milestone.span == Span(date(2017, 2, 1), date(2017, 2, 28), Precision.MONTH)


def test_a_date_is_not_changed_by_editing(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    milestone = MilestoneFactory(starts=date(2017, 2, 14))
    form = {"title_0": "Neu", "phase": "drafting", "starts": "2018-01-01", "precision": "day"}
    assert client.post(f"/verwaltung/meilensteine/edit/{milestone.pk}/", form).status_code == 302
    milestone.refresh_from_db()
    assert (str(milestone), milestone.span) == ("Neu", Span.day(date(2017, 2, 14)))


def test_only_the_council_can_be_in_charge_of_adopting_the_concept(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    form = {"title_0": "Beschluss", "phase": "resolution", "starts": "2017-05-23", "precision": "day"}
    decision = BodyFactory(kind=Kind.DECISION_BODY)
    answer = client.post("/verwaltung/meilensteine/new/", form | {"adopts_concept": "on", "body": decision.pk})
    assert "Das Konzept beschließt der Rat, kein anderes Gremium." in answer.text
    assert not Milestone.objects.exists()


def test_the_desk_moves_reaches_and_records(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    milestone = MilestoneFactory(starts=date(2017, 5, 1))
    council = BodyFactory(kind=Kind.COUNCIL)
    sent = {"move-seen": "0", "move-starts": "2017-05-23", "move-precision": "day", "move-reason": "Sondersitzung"}
    assert client.post(desk(milestone), {"act": "move", **sent}).status_code == 302
    assert client.post(desk(milestone), {"act": "reach", "reach-seen": "1"}).status_code == 302
    adopted = {"body": council.pk, "on": "2017-05-23", "result": "unanimous", "seen": "2"}
    answer = client.post(
        desk(milestone), {"act": "adopt", **{f"adopt-{name}": value for name, value in adopted.items()}}
    )
    assert answer.status_code == 302
    milestone.refresh_from_db()
    assert (milestone.state, milestone.starts, milestone.adopted_by) == ("reached", date(2017, 5, 23), council)
    assert [entry.actor for entry in milestone.entries.all()] == [coordinator] * 3
    assert 'name="act"' not in client.get(desk(milestone)).text


def test_a_refused_form_keeps_what_was_typed(client: Client, coordinator: User) -> None:
    client.force_login(coordinator)
    milestone = MilestoneFactory()
    milestone.move(Span.day(today() + DAY), reason="Grund", by=None)
    answer = client.post(desk(milestone), {"act": "drop", "drop-seen": "0", "drop-reason": "Kein Geld da."})
    assert (answer.status_code, "Kein Geld da." in answer.text) == (422, True)
    assert "Inzwischen hat jemand anderes daran gearbeitet." in answer.text
    milestone.refresh_from_db()
    assert milestone.state == "moved"
    assert 'name="drop-seen" value="1"' in answer.text
