"""The council's vote on a paper adopts the edition that the paper lays before it; a corrected vote takes that back."""

import pytest
from django.test import Client

from cms.editions.models import Edition
from cms.editions.papers import concern, editions_in
from cms.editions.states import EditionState, EntryKind
from forums.bodies.models import Body, Kind
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Part, Result
from forums.council.papers.treatment import Outcome
from forums.people.models import User
from forums.records.exceptions import NotPossible
from tests.factories import both, consultation, council_body, paper

FOR, AGAINST = Outcome(Result.MAJORITY, 3, 2, 0), Outcome(Result.MAJORITY, 1, 3, 1)


@pytest.fixture
def matter(draft: Edition) -> Paper:
    laid = paper("152/26")
    concern(laid, [draft], by=None)
    return laid


def states() -> list[str]:
    return list(Edition.objects.order_by("number").values_list("state", flat=True))


def kinds(edition: Edition) -> list[str]:
    return [entry.kind for entry in edition.entries.all()]


def test_the_councils_vote_adopts_it(draft: Edition, matter: Paper, council: Body, client: Client) -> None:
    consultation(matter, council, item="9").record(FOR, by=None)
    draft.refresh_from_db()
    assert (draft.state, draft.paper_number, draft.yes, draft.no) == (EditionState.ADOPTED, "152/26", 3, 2)
    page = client.get(matter.get_absolute_url()).content.decode()
    assert f'href="{draft.get_absolute_url()}"' in page


@pytest.mark.parametrize("outcome", [AGAINST, Outcome(Result.POSTPONED), Outcome(Result.NOTED)])
def test_nothing_else_does(draft: Edition, matter: Paper, council: Body, outcome: Outcome) -> None:
    consultation(matter, council, item="9").record(outcome, by=None)
    assert states() == [EditionState.DRAFT]


def test_no_committee_does_by_recommending(draft: Edition, matter: Paper) -> None:
    committee = council_body("sozialausschuss", members=5, kind=Kind.COMMITTEE)
    consultation(matter, committee, part=Part.RECOMMENDS).record(FOR, by=None)
    assert states() == [EditionState.DRAFT]


def test_a_paper_that_is_not_public_adopts_nothing_and_its_vote_is_entered(draft: Edition, council: Body) -> None:
    closed = paper("153/26", public=False)
    concern(closed, [draft], by=None)
    step: Consultation = consultation(closed, council, item="9")
    step.record(FOR, by=None)
    assert (states(), Consultation.objects.get(pk=step.pk).result) == ([EditionState.DRAFT], Result.MAJORITY)


def test_a_corrected_vote_takes_it_back(draft: Edition, matter: Paper, council: Body, coordinator: User) -> None:
    step: Consultation = consultation(matter, council, item="9")
    step.record(FOR, by=None)
    step.correct(Outcome(Result.MAJORITY, 4, 1, 0), reason="Verzählt", by=coordinator)
    draft.refresh_from_db()
    assert (draft.state, draft.yes) == (EditionState.ADOPTED, 4)
    step.correct(AGAINST, reason="Zeilen vertauscht", by=coordinator)
    draft.refresh_from_db()
    assert draft.state == EditionState.DRAFT
    assert kinds(draft) == [EntryKind.BEGUN, EntryKind.ADOPTED, EntryKind.VOTE_CORRECTED, EntryKind.TAKEN_BACK]


def test_where_the_next_has_been_begun_the_correction_is_entered_and_the_desk_decides(
    draft: Edition, matter: Paper, council: Body, coordinator: User
) -> None:
    step: Consultation = consultation(matter, council, item="9")
    step.record(FOR, by=None)
    Edition.begin(number=draft.number + 1, slug="danach", title=both("Danach"), by=None)
    step.correct(AGAINST, reason="Zeilen vertauscht", by=coordinator)
    draft.refresh_from_db()
    assert (draft.state, draft.is_decided) == (EditionState.ADOPTED, False)


def test_said_after_the_vote_it_is_adopted_at_once(draft: Edition, council: Body) -> None:
    laid = paper("152/26")
    consultation(laid, council, item="9").record(FOR, by=None)
    concern(laid, [draft], by=None)
    assert states() == [EditionState.ADOPTED]


def test_what_a_paper_adopted_stays_on_its_record(draft: Edition, matter: Paper, council: Body) -> None:
    consultation(matter, council, item="9").record(FOR, by=None)
    with pytest.raises(NotPossible):
        concern(matter, [], by=None)
    assert list(editions_in(matter)) == [draft]


def test_of_a_paper_that_is_closed_later_the_pages_say_nothing(
    draft: Edition, matter: Paper, council: Body, client: Client
) -> None:
    consultation(matter, council, item="9").record(FOR, by=None)
    address = f'href="{matter.get_absolute_url()}"'
    for page in (Edition.objects.get().get_absolute_url(), "/konzept/fassungen/"):
        assert address in client.get(page).content.decode()
    matter.public = False
    matter.save()
    for page in (Edition.objects.get().get_absolute_url(), "/konzept/fassungen/"):
        text = client.get(page).content.decode()
        assert ("3 ja" in text, "152/26" in text, address in text) == (True, False, False)
    matter.sequence_public = True
    matter.save()
    assert "152/26" in client.get("/konzept/fassungen/").content.decode()


def test_a_new_number_of_the_paper_changes_no_edition_and_breaks_no_link(
    draft: Edition, matter: Paper, council: Body, client: Client
) -> None:
    consultation(matter, council, item="9").record(FOR, by=None)
    matter.number = "155/26"
    matter.save()
    text = client.get(Edition.objects.get().get_absolute_url()).content.decode()
    assert '<a href="/vorlagen/155-26/">Vorlage 152/26</a>' in text
