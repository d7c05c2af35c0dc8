"""Complaints about persons reach their office, are answered there, and nobody else reads them."""

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from forums.bodies.models import MembershipRole
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.follow_links import follow_url
from proposals.suggestions.models import Suggestion
from proposals.suggestions.permissions import may_read_desk, may_see
from proposals.suggestions.stages import Stage, Visibility
from tests.conftest import City
from tests.factories import released, seat, suggestion

LIST = "/tandem/beschwerden/"


@pytest.fixture
def ombudsman(city: City) -> User:
    return seat(city.complaints, MembershipRole.HOLDER, "beschwerde@example.org")


@pytest.fixture
def given(city: City, moderator: User, citizen: User) -> Suggestion:
    told = released("Die Lehrkraft schreit uns an.", field=city.language, author=citizen)
    told.give_to_complaints(by=moderator)
    return told


def test_the_office_hears_of_it_without_the_text(
    city: City,
    ombudsman: User,
    moderator: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    told = suggestion("Die Lehrkraft schreit uns an.")
    with django_capture_on_commit_callbacks(execute=True):
        told.give_to_complaints(by=moderator)
    (sent,) = [one for one in mail.outbox if one.to == [ombudsman.email]]
    assert f"/tandem/beschwerden/{told.number}/" in sent.body
    assert "Lehrkraft" not in sent.subject + sent.body + str(sent.alternatives[0])


def test_an_office_without_accounts_hears_by_its_own_address(
    city: City, moderator: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    city.complaints.email = "stelle@example.org"
    city.complaints.save()
    with django_capture_on_commit_callbacks(execute=True):
        suggestion().give_to_complaints(by=moderator)
    assert [one.to for one in mail.outbox] == [["stelle@example.org"]]


@pytest.mark.parametrize("who", ["officer", "lead_officer", "owner", "moderator", "citizen"])
def test_nobody_else_finds_these_pages(
    request: pytest.FixtureRequest, client: Client, given: Suggestion, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert [client.get(LIST).status_code, client.get(f"{LIST}{given.number}/").status_code] == [404, 404]


def test_only_what_was_given_to_it_is_shown_to_the_office(
    client: Client, city: City, given: Suggestion, ombudsman: User
) -> None:
    other = suggestion()
    client.force_login(ombudsman)
    assert list(client.get(LIST).context["page"]) == [given]
    assert client.get(f"{LIST}{other.number}/").status_code == 404


def test_the_answer_reaches_the_author_and_ends_it(client: Client, given: Suggestion, ombudsman: User) -> None:
    client.force_login(ombudsman)
    client.post(f"{LIST}{given.number}/", {"seen": given.version, "text": "Wir haben mit der Schule gesprochen."})
    given.refresh_from_db()
    step = given.steps.last()
    assert (given.stage, given.visibility) == (Stage.PERSONAL_CASE, Visibility.REJECTED)
    assert (step.text, step.public, step.actor) == ("Wir haben mit der Schule gesprochen.", False, ombudsman)
    assert list(client.get(LIST).context["page"]) == []


def test_an_answered_complaint_is_on_nobodys_desk(
    city: City, given: Suggestion, ombudsman: User, lead_officer: User, officer: User, citizen: User
) -> None:
    given.answer_complaint(by=ombudsman, text="Erledigt.")
    readers = [ombudsman, lead_officer, officer, citizen]
    assert [may_read_desk(user, given) for user in readers] == [False] * 4
    assert [may_see(user, given) for user in readers] == [True, False, False, True]


def test_a_double_click_answers_once_and_keeps_the_text(client: Client, given: Suggestion, ombudsman: User) -> None:
    client.force_login(ombudsman)
    form = {"seen": given.version, "text": "Unsere Antwort"}
    answers = [client.post(f"{LIST}{given.number}/", form) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert given.steps.filter(kind="decided").count() == 1


def test_what_is_no_complaint_is_not_answered_as_one(city: City, ombudsman: User) -> None:
    with pytest.raises(NotPossible):
        suggestion().answer_complaint(by=ombudsman, text="Antwort")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_many(
    client: Client,
    city: City,
    moderator: User,
    ombudsman: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    rows: int,
) -> None:
    for number in range(rows):
        suggestion(f"Beschwerde {number}").give_to_complaints(by=moderator)
    client.force_login(ombudsman)
    client.get(LIST)
    with django_assert_num_queries(8):
        client.get(LIST)


def test_the_author_reads_why_and_what_the_office_answers_and_nobody_else_does(
    client: Client, city: City, moderator: User, ombudsman: User
) -> None:
    told = released("Die Lehrkraft schreit uns an.")
    told.give_to_complaints(by=moderator, text="Wir kümmern uns darum.")
    page = client.get(follow_url(told)).content.decode()
    assert (page.count("Der Text handelt von einer bestimmten Person."), page.count("Wir kümmern uns darum.")) == (1, 1)
    told.answer_complaint(by=ombudsman, text="Wir haben mit der Schule gesprochen.")
    page = client.get(follow_url(told)).content.decode()
    assert page.count("Wir haben mit der Schule gesprochen.") == 1
    assert client.get(told.get_absolute_url()).status_code == 404
