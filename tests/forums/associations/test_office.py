"""The office's pages: who finds them, what each button does, what a stale page keeps."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from forums.associations.models import Association, State
from forums.associations.states import Check
from forums.bodies.models import Duty, Membership, MembershipRole
from forums.inbox.listing import Inbox
from forums.municipality.calendar import today
from forums.people.models import User
from forums.people.second_factor import needs_second_factor
from tests.conftest import City
from tests.factories import BodyFactory, both, registration, seat

LIST = "/verwaltung/vereine/"


@pytest.fixture
def office(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def sent(it: Association, action: str, **more: object) -> dict[str, object]:
    return {"action": action, "seen": it.version, "checks": it.checks, "text": "", **more}


@pytest.mark.parametrize(
    ("who", "status"), [("coordinator", 200), ("moderator", 404), ("editor", 404), ("citizen", 403)]
)
def test_who_opens_the_offices_pages(
    request: pytest.FixtureRequest, client: Client, city: City, who: str, status: int
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(LIST, follow=True).status_code == status


def test_whose_duty_the_list_is_works_there_until_the_mandate_ends(client: Client, city: City) -> None:
    """Without a group: what waits for them, and the mail that says so, lead to these pages."""
    body = BodyFactory(slug="engagement", duty=Duty.ASSOCIATION_LIST, name=both("Fachstelle"))
    holder = seat(body, MembershipRole.HOLDER, "liste@example.org")
    it = registration()
    it.submit()
    client.force_login(holder)
    waiting = next(item for item in Inbox(holder)[0:9] if it.name in str(item.about))
    assert needs_second_factor(holder)
    assert [client.get(page).status_code for page in (LIST, str(waiting.url), "/verwaltung/")] == [200, 200, 200]
    assert reverse("wagtailadmin_home") in client.get("/konto/").text
    assert client.get("/verwaltung/moderation/").status_code == 404
    Membership.objects.update(ends=today() - timedelta(days=1))
    assert client.get(LIST, follow=True).status_code == 403


def test_question_answer_verify(office: Client, city: City) -> None:
    it = registration()
    it.submit()
    page = f"{LIST}{it.pk}/"
    assert office.get(page).status_code == 200
    assert office.post(page, sent(it, "question")).status_code == 422
    office.post(page, sent(it, "question", text="Wo treffen Sie sich?", checks=[Check.EXISTS]))
    it.refresh_from_db()
    assert (it.state, it.checks) == (State.QUESTIONED, ["exists"])
    it.submit(text="Im Josefshaus.")
    office.post(page, sent(it, "verify", checks=Check.values))
    it.refresh_from_db()
    assert it.state == State.VERIFIED


def test_verifying_without_the_checklist_says_what_is_open(office: Client, city: City) -> None:
    it = registration()
    it.submit()
    answer = office.post(f"{LIST}{it.pk}/", sent(it, "verify", checks=["exists"]))
    it.refresh_from_db()
    assert (answer.status_code, it.state) == (409, State.SUBMITTED)


def test_a_stale_page_changes_nothing_and_keeps_the_words(office: Client, city: City, coordinator: User) -> None:
    it = registration()
    it.submit()
    old = sent(it, "refuse", text="Mein langer Grund")
    it.question(by=coordinator, text="Seit wann?")
    answer = office.post(f"{LIST}{it.pk}/", old)
    it.refresh_from_db()
    assert (answer.status_code, it.state, "Mein langer Grund" in answer.content.decode()) == (409, "questioned", True)


def test_drafts_are_nobodys_business(office: Client, city: City) -> None:
    assert office.get(f"{LIST}{registration().pk}/").status_code == 404


@pytest.mark.parametrize(
    ("part", "listed"),
    [("warten", 1), ("rueckfrage", 0), ("ohne-sprecher", 1), ("geprueft", 1), ("weitere", 0), ("unbestaetigt", 0)],
)
def test_lists_of_the_office(office: Client, association: Association, part: str, listed: int) -> None:
    registration("Neu").submit()
    assert office.get(f"{LIST}?teil={part}").context["page"].paginator.count == listed


def test_the_first_page_of_the_admin_counts_what_waits(office: Client, association: Association) -> None:
    registration("Neu").submit()
    page = office.get("/verwaltung/").content.decode()
    assert ("1 Verein zu prüfen" in page, "1 Verein hat niemanden, der für ihn spricht" in page) == (True, True)
