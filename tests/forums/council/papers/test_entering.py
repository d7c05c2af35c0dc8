"""Entering results of a meeting on one page, and papers and annexes in the administration."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from forums.bodies.models import Body
from forums.council.papers.annexes import Annex
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Part
from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.roles import Role
from tests.factories import UserFactory, consultation, council_body, paper
from tests.forums.associations.test_proofs import pdf


@pytest.fixture
def clerk(db: None) -> User:
    user: User = UserFactory(email="sitzungsdienst@example.org")
    user.groups.add(ensure_groups()[Role.COUNCIL_CLERK])
    return user


@pytest.fixture
def office(clerk: User, client: Client) -> Client:
    client.force_login(clerk)
    return client


@pytest.fixture
def agenda(db: None) -> list[Consultation]:
    council = council_body("rat", members=5)
    first = consultation(paper("001/26"), council, item="1")
    steps = [first]
    for number in ("2", "3"):
        step = consultation(paper(f"00{number}/26"), council, Part.RECOMMENDS, days_ago=None)
        step.put_on_agenda(first.meeting, number)
        steps.append(step)
    return steps


def page_of(step: Consultation) -> str:
    return reverse("council_results", args=[step.meeting.pk])


def typed(steps: list[Consultation], *rows: dict[str, object]) -> dict[str, str]:
    """What the form would send for these items; `seen` as the page showed it."""
    data = {}
    for step, row in zip(steps, rows, strict=True):
        shown = {"result": step.result, "seen": step.version, **row}
        data |= {f"item-{step.pk}-{name}": str(value) for name, value in shown.items()}
    return data


def results(steps: list[Consultation]) -> list[tuple[str, int | None]]:
    rows = Consultation.objects.filter(pk__in=[step.pk for step in steps]).order_by("pk")
    return [(row.result, row.yes) for row in rows]


def test_all_results_of_a_meeting_are_entered_at_once(office: Client, agenda: list[Consultation]) -> None:
    sent = typed(agenda, {"result": "majority", "yes": 3, "no": 2}, {"result": "unanimous"}, {})
    answer = office.post(page_of(agenda[0]), sent)
    assert answer.status_code == 302
    assert results(agenda) == [("majority", 3), ("unanimous", None), ("open", None)]


def test_a_refused_result_saves_none_and_keeps_all_that_was_typed(office: Client, agenda: list[Consultation]) -> None:
    sent = typed(agenda, {"result": "unanimous"}, {"result": "majority", "yes": 9, "note": "Lange Aussprache"}, {})
    answer = office.post(page_of(agenda[0]), sent)
    page = answer.content.decode()
    assert (answer.status_code, results(agenda)) == (409, [("open", None)] * 3)
    assert ("9 Stimmen sind mehr als die 5 Mitglieder" in page, "Lange Aussprache" in page, 'value="9"' in page) == (
        True,
        True,
        True,
    )
    form = answer.context["forms"][0]
    assert form["result"].value() == "unanimous"


def test_what_is_no_number_is_said_beside_it(office: Client, agenda: list[Consultation]) -> None:
    answer = office.post(page_of(agenda[0]), typed(agenda, {"result": "majority", "yes": "viele"}, {}, {}))
    assert (answer.status_code, results(agenda)) == (422, [("open", None)] * 3)
    assert 'value="viele"' in answer.content.decode()


def test_a_result_is_corrected_with_a_reason_only(office: Client, agenda: list[Consultation]) -> None:
    office.post(page_of(agenda[0]), typed(agenda, {"result": "unanimous"}, {}, {}))
    for step in agenda:
        step.refresh_from_db()
    without = office.post(page_of(agenda[0]), typed(agenda, {"result": "noted"}, {}, {}))
    assert (without.status_code, results(agenda)[0][0]) == (409, "unanimous")
    office.post(page_of(agenda[0]), typed(agenda, {"result": "noted", "reason": "Falsche Zeile"}, {}, {}))
    assert results(agenda)[0][0] == "noted"


def test_the_same_page_sent_twice_changes_nothing_more(office: Client, agenda: list[Consultation]) -> None:
    sent = typed(agenda, {"result": "unanimous"}, {}, {})
    assert [office.post(page_of(agenda[0]), sent).status_code for _time in range(2)] == [302, 302]
    agenda[0].refresh_from_db()
    assert agenda[0].version == 1


def test_a_body_that_takes_note_is_offered_no_vote(office: Client) -> None:
    step = consultation(paper(), council_body("ausschuss"), Part.NOTES)
    [form] = office.get(page_of(step)).context["forms"]
    assert set(form.fields) == {"result", "referred_to", "note", "seen"}
    assert {value for value, _label in form.fields["result"].choices} == {
        "open",
        "noted",
        "postponed",
        "referred",
        "dropped",
    }


@pytest.mark.parametrize("name", ["council_results", "council_annexes"])
def test_nobody_else_gets_in(agenda: list[Consultation], moderator: User, client: Client, name: str) -> None:
    client.force_login(moderator)
    pk = agenda[0].meeting.pk if name == "council_results" else agenda[0].paper_id
    assert client.get(reverse(name, args=[pk])).status_code == 404


def test_a_clerk_enters_a_paper_and_its_sequence(office: Client) -> None:
    body = council_body("rat")
    sent = {"number": "074/26", "dated": "2026-03-01", "kind": "resolution", "subject": "Ein Haus", "public": "on"}
    assert office.post(reverse("council_papers_admin:add"), sent).status_code == 302
    made = Paper.objects.get(slug="074-26")
    meeting = consultation(paper("075/26"), body).meeting
    step = {
        "paper": made.pk,
        "position": 1,
        "body": body.pk,
        "part": "decides",
        "meeting": meeting.pk,
        "number": "7",
    }
    assert office.post(reverse("consultations_admin:add"), step).status_code == 302
    [found] = Consultation.objects.filter(paper=made)
    assert (found.agenda_item.meeting, found.agenda_item.number, found.part) == (meeting, "7", "decides")


@pytest.mark.parametrize(
    ("change", "field"), [({"number": "4"}, "number"), ({"number": ""}, "number"), ({"meeting": ""}, "meeting")]
)
def test_a_consultation_that_does_not_fit_is_refused_beside_the_field(
    office: Client, change: dict[str, str], field: str
) -> None:
    body = council_body("rat")
    meeting = consultation(paper("075/26"), body).meeting
    sent = {
        "paper": paper().pk,
        "position": 1,
        "body": body.pk,
        "part": "decides",
        "meeting": meeting.pk,
        "number": "7",
    }
    answer = office.post(reverse("consultations_admin:add"), sent | change)
    assert set(answer.context["form"].errors) == {field}


def test_what_was_treated_cannot_be_deleted(office: Client, agenda: list[Consultation]) -> None:
    office.post(page_of(agenda[0]), typed(agenda, {"result": "unanimous"}, {}, {}))
    answer = office.post(reverse("consultations_admin:delete", args=[agenda[0].pk]))
    assert Consultation.objects.filter(pk=agenda[0].pk).exists()
    assert answer.status_code in {302, 403}


def test_annexes_are_checked_and_numbered(office: Client) -> None:
    matter = paper()
    address = reverse("council_annexes", args=[matter.pk])
    assert office.post(address, {"title": "A", "file": SimpleUploadedFile("a.pdf", pdf())}).status_code == 302
    refused = office.post(address, {"title": "B", "file": SimpleUploadedFile("b.pdf", b"<script>")})
    assert (refused.status_code, 'value="B"' in refused.content.decode()) == (422, True)
    office.post(reverse("council_annex_remove", args=[matter.pk, 1]))
    office.post(address, {"title": "C", "file": SimpleUploadedFile("c.pdf", pdf(pages=2))})
    assert [(annex.number, annex.title, annex.pages) for annex in Annex.objects.all()] == [(2, "C", 2)]


def test_the_administration_lists_all_of_it(office: Client, agenda: list[Consultation]) -> None:
    for name in ("council_papers_admin", "consultations_admin", "council_meetings_admin", "agenda_items_admin"):
        assert office.get(reverse(f"{name}:index")).status_code == 200


def test_another_bodys_meeting_is_refused(office: Client, agenda: list[Consultation]) -> None:
    other: Body = council_body("ausschuss")
    sent = {"paper": paper("090/26").pk, "position": 1, "body": other.pk, "part": "notes"}
    answer = office.post(reverse("consultations_admin:add"), {**sent, "meeting": agenda[0].meeting.pk, "number": "9"})
    assert set(answer.context["form"].errors) == {"meeting"}
