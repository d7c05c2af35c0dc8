"""What happens to a paper after its decision: what it moved claims no vote that is not there, and none is forgotten."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from forums.bodies.models import Body
from forums.council.meetings.models import CouncilMeeting
from forums.council.papers.consultations import Consultation
from forums.council.papers.states import Result
from forums.council.papers.treatment import Outcome
from forums.people.groups import ensure_groups
from forums.people.roles import Role
from forums.records.exceptions import NotPossible
from tests.factories import UserFactory, consultation, council_body, paper

FOR, AGAINST, BACK = Outcome(Result.MAJORITY, 3, 2, 0), Outcome(Result.MAJORITY, 1, 3, 1), Outcome(Result.OPEN)
REFUSED = "Von dieser Sitzung sind Ergebnisse eingetragen. Bitte nehmen Sie diese zuerst zurück."


@pytest.fixture
def council(db: None) -> Body:
    return council_body("rat", members=5)


@pytest.fixture
def decided(council: Body) -> Consultation:
    step = consultation(paper(), council)
    step.record(FOR, by=None)
    return step


@pytest.fixture
def clerk(client: Client, db: None) -> Client:
    user = UserFactory(email="sitzungsdienst@example.org")
    user.groups.add(ensure_groups()[Role.COUNCIL_CLERK])
    client.force_login(user)
    return client


def form_of(meeting: CouncilMeeting, **changed: object) -> dict[str, object]:
    facts = {"body": meeting.body_id, "starts_at": meeting.starts_at.strftime("%Y-%m-%d %H:%M"), "place": "Rathaus"}
    return {**facts, **changed}


def edit(clerk: Client, meeting: CouncilMeeting, **changed: object) -> str:
    """The text of a form that came back; empty where it was accepted."""
    answer = clerk.post(reverse("council_meetings_admin:edit", args=[meeting.pk]), form_of(meeting, **changed))
    return "" if answer.status_code == 302 else answer.content.decode()


def test_a_meeting_with_results_is_neither_called_off_nor_moved_to_another_day(
    clerk: Client, decided: Consultation
) -> None:
    meeting = decided.meeting
    assert meeting is not None
    earlier = (meeting.starts_at - timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    for changed in ({"cancelled": "on"}, {"starts_at": earlier}, {"body": council_body("ausschuss").pk}):
        assert REFUSED in edit(clerk, meeting, **changed)
    assert edit(clerk, meeting, place="Stadthalle") == ""
    decided.correct(BACK, reason="Fand nicht statt", by=None)
    assert edit(clerk, meeting, cancelled="on") == ""
    meeting.refresh_from_db()
    assert meeting.cancelled


def test_a_result_of_a_meeting_that_was_called_off_can_still_be_taken_back(
    decided: Consultation,
) -> None:
    CouncilMeeting.objects.update(cancelled=True)  # as it could be entered before it was refused
    step = Consultation.objects.get()
    with pytest.raises(NotPossible):
        step.correct(AGAINST, reason="Vertan", by=None)
    step.correct(BACK, reason="Fand nicht statt", by=None)
    assert Consultation.objects.get().result == Result.OPEN


def test_an_item_with_a_result_stays_in_its_meeting(clerk: Client, decided: Consultation, council: Body) -> None:
    item, here = decided.agenda_item, decided.meeting
    assert item is not None
    other = CouncilMeeting.objects.create(body=council, starts_at=here.starts_at - timedelta(days=9))
    address = reverse("agenda_items_admin:edit", args=[item.pk])
    assert clerk.post(address, {"meeting": other.pk, "number": "5", "public": "on"}).status_code == 302
    item.refresh_from_db()
    assert (item.meeting, item.number) == (here, "5")


@pytest.mark.parametrize("name", ["council_papers_admin", "council_meetings_admin", "agenda_items_admin"])
def test_what_a_body_has_treated_is_deleted_by_nobody(admin_client: Client, decided: Consultation, name: str) -> None:
    rows = {
        "council_papers_admin": decided.paper,
        "council_meetings_admin": decided.meeting,
        "agenda_items_admin": decided.agenda_item,
    }
    address = reverse(f"{name}:delete", args=[rows[name].pk])
    assert admin_client.post(address).status_code in (302, 403)
    rows[name].refresh_from_db()
    assert rows[name].deleted is None
    decided.correct(BACK, reason="Vertan", by=None)
    admin_client.post(address)
    rows[name].refresh_from_db()
    assert rows[name].deleted is not None


def test_a_new_number_leaves_no_dead_address(client: Client, decided: Consultation) -> None:
    renumbered = decided.paper
    for number in ("075/26", "076/26"):
        renumbered.number = number
        renumbered.save()
    for old in ("074-26", "075-26"):
        answer = client.get(reverse("paper", args=[old]))
        assert (answer.status_code, answer["Location"]) == (301, "/vorlagen/076-26/")
    assert client.get("/vorlagen/077-26/").status_code == 404
    successor = paper("074/26", subject="Eine andere Vorlage")  # who has the number now is found by it
    assert "Eine andere Vorlage" in client.get(successor.get_absolute_url()).content.decode()


def test_an_old_address_says_nothing_of_a_closed_paper(client: Client, decided: Consultation) -> None:
    renumbered = decided.paper
    renumbered.number = "075/26"
    renumbered.save()
    renumbered.public = False
    renumbered.save()
    assert client.get("/vorlagen/074-26/").status_code == 404
