"""The network of a field: who sees it, meetings with invitation and minutes, calls and answers."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from forums.associations.calls import Call, CallAnswer
from forums.associations.joining import Joining
from forums.associations.meetings import Meeting
from forums.associations.models import Association
from forums.people.models import User
from tests.conftest import City, Outbox
from tests.factories import speaker, verified

PAGE = "/netzwerke/sprachfoerderung/"


@pytest.fixture
def member(city: City, association: Association, delegate: User, officer: User) -> Association:
    [joining] = Joining.request(association, [city.language_network], contribution="", by=delegate)
    joining.accept(by=officer)
    return association


@pytest.fixture
def outsider(coordinator: User, association: Association) -> User:
    return speaker(verified(coordinator, "Anderer Verein"), "anders@example.org")


def meeting(city: City, **facts: object) -> Meeting:
    given = {"title": "Erstes Treffen", "starts_at": timezone.now() + timedelta(days=7), "place": "Rathaus"}
    made = Meeting(network=city.language_network, **{**given, **facts})
    made.announce()
    return made


@pytest.mark.parametrize(
    ("who", "inside"),
    [
        ("delegate", True),
        ("officer", True),
        ("lead_officer", True),
        ("outsider", False),
        ("pastor", False),
        ("citizen", False),
    ],
)
def test_who_sees_the_network_and_who_its_public_part(
    client: Client, city: City, member: Association, request: pytest.FixtureRequest, who: str, inside: bool
) -> None:
    meeting(city, title="Nur für uns", minutes="Geheim")
    meeting(city, title="Für alle", minutes="Offen", minutes_public=True)
    client.force_login(request.getfixturevalue(who))
    page = client.get(PAGE).content.decode()
    assert [word in page for word in ("Nur für uns", "Für alle", member.name)] == [inside, True, True]


def test_anonymous_readers_get_the_public_part_without_a_session(
    client: Client, city: City, member: Association
) -> None:
    assert (member.name in client.get(PAGE).content.decode(), dict(client.cookies)) == (True, {})
    assert client.get(f"{PAGE}treffen/neu/").status_code == 302


def test_a_meeting_invites_members_with_a_calendar_entry(
    outbox: Outbox, client: Client, city: City, member: Association, officer: User
) -> None:
    outbox().clear()
    client.force_login(officer)
    when = timezone.localtime() + timedelta(days=9)
    sent = {"title": "Treffen im Mai", "starts_at": when.strftime("%Y-%m-%dT%H:%M"), "place": "Rathaus"}
    client.post(f"{PAGE}treffen/neu/", sent)
    invited = {message.to[0]: message.attachments for message in outbox()}
    assert sorted(invited) == ["sprecher@example.org", "vorsitz@example.org"]  # who invites knows
    name, content, _kind = invited["sprecher@example.org"][0]
    [event] = Calendar.from_ical(content).walk("VEVENT")
    assert (name, str(event["summary"]), str(event["location"])) == ("termin.ics", "Treffen im Mai", "Rathaus")


def test_changing_or_cancelling_replaces_the_calendar_entry(city: City, member: Association) -> None:
    it = meeting(city)
    it.cancelled = True
    it.announce()
    [event] = Calendar.from_ical(it.as_ics()).walk("VEVENT")
    assert (event["sequence"], str(event["status"])) == (2, "CANCELLED")


def test_members_lead_nothing(client: Client, city: City, member: Association, delegate: User) -> None:
    it = meeting(city)
    client.force_login(delegate)
    pages = [f"{PAGE}treffen/neu/", f"{PAGE}aufruf/", f"{it.get_absolute_url()}aendern/"]
    assert [client.get(page).status_code for page in pages] == [403, 403, 403]


def test_an_association_says_whether_it_comes_and_the_team_notes_who_was_there(
    client: Client, city: City, member: Association, delegate: User, officer: User, outsider: User
) -> None:
    it = meeting(city)
    client.force_login(delegate)
    client.post(f"{it.get_absolute_url()}zusage/", {"association": member.pk, "answer": "yes"})
    client.force_login(outsider)
    assert client.post(f"{it.get_absolute_url()}zusage/", {"association": member.pk, "answer": "no"}).status_code == 403
    client.force_login(officer)
    client.post(f"{it.get_absolute_url()}protokoll/", {"present": [member.pk], "minutes": "Wir haben geredet."})
    assert list(it.attendances.values_list("association", "answer", "was_there")) == [(member.pk, "yes", True)]


def test_members_hear_once_that_the_minutes_are_there(
    outbox: Outbox, client: Client, city: City, member: Association, delegate: User, officer: User
) -> None:
    it = meeting(city)
    outbox().clear()
    client.force_login(officer)
    for words in ("", "Wir haben geredet.", "Wir haben lange geredet."):
        client.post(f"{it.get_absolute_url()}protokoll/", {"minutes": words})
    assert sorted((message.to[0], message.subject) for message in outbox()) == [
        ("sprecher@example.org", "Netzwerk Sprachförderung: Protokoll: Erstes Treffen"),
        ("vorsitz@example.org", "Netzwerk Sprachförderung: Protokoll: Erstes Treffen"),
    ]


def test_minutes_are_for_members_until_they_are_public(
    client: Client, city: City, member: Association, delegate: User
) -> None:
    it = meeting(city, minutes="Wir haben geredet.")
    assert client.get(it.get_absolute_url()).status_code == 404
    Meeting.objects.filter(pk=it.pk).update(minutes_public=True, link="https://video.example/geheim")
    page = client.get(it.get_absolute_url()).content.decode()
    assert ("Wir haben geredet." in page, "video.example" in page, member.name in page) == (True, False, False)


def test_a_call_reaches_whom_it_is_meant_for_and_answers_reach_the_team_alone(
    outbox: Outbox, client: Client, city: City, member: Association, delegate: User, officer: User, outsider: User
) -> None:
    outbox().clear()
    client.force_login(officer)
    client.post(f"{PAGE}aufruf/", {"title": "Räume am Abend", "text": "Für einen Kurs"})
    call = Call.objects.get()
    assert sorted(message.to[0] for message in outbox()) == ["sprecher@example.org", "vorsitz@example.org"]
    page = f"/netzwerke/aufrufe/{call.uuid}/"
    client.force_login(outsider)
    assert client.get(page).status_code == 404
    client.force_login(delegate)
    client.post(page, {"association": member.pk, "text": "Wir haben einen."})
    assert [(answer.association, answer.by) for answer in CallAnswer.objects.all()] == [(member, delegate)]
    assert outbox()[-1].to == ["amt@example.org"]
    Call.objects.update(to_all=True)
    client.force_login(outsider)
    assert "Wir haben einen." not in client.get(page).content.decode()
    assert client.post(page, {"association": member.pk, "text": "Fremd"}).status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_the_network_page_costs_the_same_for_any_number(
    client: Client,
    city: City,
    member: Association,
    delegate: User,
    officer: User,
    coordinator: User,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count - 1):
        more = verified(coordinator, f"Verein {number}")
        Joining.request(more, [city.language_network], contribution="", by=delegate)[0].accept(by=officer)
    meeting(city)
    client.force_login(officer)
    client.get(PAGE)
    with django_assert_num_queries(18, exact=False):
        client.get(PAGE)
