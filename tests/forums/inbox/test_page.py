"""“Für mich zu tun”: one page for every role, in the order of urgency, truthful when nothing waits."""

from datetime import timedelta
from typing import Any

import html5lib
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cms.feedback.models import AccessibilityReport
from forums.bodies.models import Duty, Kind, MembershipRole
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import BodyFactory, MeasureFactory, MembershipFactory, PersonFactory, released, seat, suggestion

ADDRESS = "/konto/aufgaben/"


def text_of(answer: Any) -> str:
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    return " ".join("".join(page.find(".//main").itertext()).split())


def titles(answer: Any) -> list[str]:
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    return [" ".join("".join(link.itertext()).split()) for link in page.findall(".//main//h3/a")]


def headings(answer: Any) -> list[str]:
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    return [" ".join("".join(heading.itertext()).split()) for heading in page.findall(".//main//h2")]


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def test_a_visitor_is_asked_to_sign_in(client: Client, city: City) -> None:
    assert client.get(ADDRESS)["Location"].startswith("/konto/")


def test_what_is_overdue_comes_first_and_says_so(client: Client, city: City, officer: User) -> None:
    late, soon = released("Zu spät", field=city.language), released("Rechtzeitig", field=city.language)
    Suggestion.objects.filter(pk=late.pk).update(due_on=today() - timedelta(days=9))
    client.force_login(officer)
    answer = client.get(ADDRESS)
    assert titles(answer) == ["Zu spät", "Rechtzeitig"]
    assert headings(answer)[:2] == ["Überfällig", "Mit Termin"]
    assert f'href="/tandem/{soon.number}/"' in answer.content.decode()


def test_who_has_nothing_to_do_reads_so_and_what_the_role_will_bring(client: Client, city: City, officer: User) -> None:
    client.force_login(officer)
    text = text_of(client.get(ADDRESS))
    assert "Im Moment wartet nichts auf Sie" in text
    assert "Anregungen, die Ihr Team hat" in text
    assert "Mail" not in text


def test_the_steering_group_is_promised_what_it_approves(client: Client, city: City) -> None:
    body = BodyFactory(kind=Kind.STEERING_GROUP, duty=Duty.STEERING)
    client.force_login(seat(body, MembershipRole.MEMBER, "mitglied@example.org"))
    assert "Auswertungen, zu denen alle Teams geschrieben haben" in text_of(client.get(ADDRESS))


def test_who_reads_only_is_promised_nothing(client: Client, city: City) -> None:
    body = BodyFactory(kind=Kind.DECISION_BODY, duty=Duty.DECISION)
    client.force_login(seat(body, MembershipRole.MEMBER, "mitglied@example.org"))
    text = text_of(client.get(ADDRESS))
    assert "Mit Ihrem Konto ist keine Rolle verbunden, die hier Arbeit bringt." in text
    assert "Mail" not in text + text_of(client.get("/tandem/"))


def test_a_person_in_several_roles_has_one_list_and_each_thing_once(
    client: Client, city: City, officer: User, coordinator: User
) -> None:
    officer.groups.set(coordinator.groups.all())
    MembershipFactory(person=officer.person, body=city.lead, role=MembershipRole.OFFICE_SEAT)
    released("Ein Kurs am Abend", field=city.language)
    AccessibilityReport.receive(uuid=PersonFactory().uuid, language="de", problem="Kein Kontrast")
    client.force_login(officer)
    found = titles(client.get(ADDRESS))
    assert (found.count("Ein Kurs am Abend"), found.count("Kein Kontrast")) == (1, 1)


def test_a_role_that_has_ended_brings_nothing(client: Client, city: City, officer: User) -> None:
    released("Ein Kurs am Abend", field=city.language)
    officer.person.memberships.update(ends=today() - timedelta(days=1))
    client.force_login(officer)
    assert titles(client.get(ADDRESS)) == []


def test_a_deputy_reads_whose_turn_it_is(client: Client, city: City, teacher: User, deputy_teacher: User) -> None:
    released("Ein Kurs am Abend", field=city.language)
    turn = "Sie vertreten. Zuerst ist die Person dran, deren Platz es ist."
    client.force_login(deputy_teacher)
    assert turn in text_of(client.get(ADDRESS))
    teacher.person.memberships.update(ends=today() - timedelta(days=1))
    assert turn not in text_of(client.get(ADDRESS))


def test_a_moderators_list_names_no_text_that_nobody_has_read(client: Client, city: City, moderator: User) -> None:
    waiting = suggestion("Mein Mann schlägt mich.")
    client.force_login(moderator)
    answer = client.get(ADDRESS)
    assert headings(answer)[0] == "Sofort"
    assert waiting.number in text_of(answer)
    assert "schlägt" not in text_of(answer)


def test_the_list_goes_on_over_pages(client: Client, city: City, officer: User) -> None:
    for number in range(31):
        released(f"Kurs {number}", field=city.language)
    client.force_login(officer)
    first, second = client.get(ADDRESS), client.get(ADDRESS, {"seite": "2"})
    assert (len(titles(first)), len(titles(second))) == (30, 1)
    assert len(set(titles(first) + titles(second))) == 31


@pytest.mark.parametrize("rows", [1, 30])
def test_the_number_of_queries_is_fixed(
    client: Client, city: City, officer: User, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Of each source: one that counts, one that reads it where it has something."""
    for number in range(rows):
        released(f"Kurs {number}", field=city.language)
        MeasureFactory(field=city.language, until=today())
    client.force_login(officer)
    with django_assert_num_queries(29):
        client.get(ADDRESS)


def test_the_header_leads_there_whoever_has_a_role(
    client: Client, city: City, officer: User, moderator: User, stranger: User
) -> None:
    for user, shown in ((officer, True), (moderator, True), (stranger, False)):
        client.force_login(user)
        page = html5lib.parse(client.get("/konto/").content, namespaceHTMLElements=False)
        links = [link.get("href") for link in page.findall(".//header//a")]
        assert (ADDRESS in links) == shown


def test_the_account_and_the_administration_lead_there(client: Client, city: City, coordinator: User) -> None:
    client.force_login(coordinator)
    for address in ("/konto/", "/verwaltung/"):
        page = html5lib.parse(client.get(address).content, namespaceHTMLElements=False)
        assert ADDRESS in [link.get("href") for link in page.findall(".//main//a")]


def test_a_date_that_is_paused_is_none(client: Client, city: City, officer: User, teacher: User) -> None:
    asked = released("Ein Kurs am Abend", field=city.language)
    asked.ask(by=officer, question="Wann?")
    Suggestion.objects.filter(pk=asked.pk).update(due_on=today() - timedelta(days=9))
    client.force_login(officer)
    assert "Überfällig" not in headings(client.get(ADDRESS))


def test_a_text_whose_author_asks_to_check_again_is_told_from_one_that_is_held(
    client: Client, city: City, moderator: User
) -> None:
    appealed, held = suggestion("Zum zweiten Mal"), suggestion("Angehalten")
    appealed.reject(by=moderator)
    appealed.appeal(reason="Bitte noch einmal.")
    held.hold(by=moderator)
    client.force_login(moderator)
    text = text_of(client.get(ADDRESS))
    again, on_hold = "Bitte um neue Prüfung: den Text noch einmal lesen", "Angehalten: entscheiden, was daraus wird"
    assert (text.count(again), text.count(on_hold)) == (1, 1)
    queue = " ".join(client.get("/verwaltung/moderation/").content.decode().split())
    assert (queue.count("Bitte um neue Prüfung"), queue.count('<span class="w-status">Wird geprüft')) == (1, 1)
    appealed.release(by=moderator)
    appealed.hold(by=moderator)  # moderators themselves stopped it once more
    assert text_of(client.get(ADDRESS)).count(on_hold) == 2
