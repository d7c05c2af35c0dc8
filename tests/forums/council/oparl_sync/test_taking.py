"""What comes over from a council information system, and that it comes once."""

import pytest

from forums.bodies.models import Body
from forums.council.meetings.models import AgendaItem, CouncilMeeting
from forums.council.oparl_sync.minutes import outcome
from forums.council.oparl_sync.models import OparlOrganization
from forums.council.papers.annexes import Annex
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Part, Result
from tests.forums.associations.test_proofs import pdf

from .conftest import Sync, item, meeting, paper
from .server import Ris

LATER = "2026-06-01T10:00:00+02:00"


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Paper, CouncilMeeting, AgendaItem, Consultation, Annex))


def test_a_paper_comes_with_its_meeting_and_result(treated: Ris, rat: Body, sync: Sync) -> None:
    assert sync() == []
    taken = Paper.objects.get()
    assert (taken.number, taken.get_absolute_url(), taken.public) == ("2026/0074", "/vorlagen/2026-0074/", True)
    step = Consultation.objects.get()
    assert (step.body, step.part, step.result, step.carried) == (rat, Part.DECIDES, Result.UNANIMOUS, True)
    assert (step.wording, step.note) == ("Der Rat beschließt die Betreuung.", "einstimmig beschlossen")
    assert step.meeting is not None
    assert (step.meeting.place, step.agenda_item.number) == ("Rathaus, Ratssaal", "Ö 4")


def test_again_it_changes_nothing(treated: Ris, sync: Sync) -> None:
    sync()
    before = [*Paper.objects.values(), *CouncilMeeting.objects.values(), *Consultation.objects.values()]
    assert sync() == []
    assert [*Paper.objects.values(), *CouncilMeeting.objects.values(), *Consultation.objects.values()] == before
    assert any("modified_since=" in path for path in treated.asked)


def test_a_change_there_is_a_change_here(treated: Ris, sync: Sync) -> None:
    sync()
    paper(treated, name="Kinderbetreuung am Wochenende", modified=LATER)
    meeting(treated, item(treated, result="mehrheitlich abgelehnt"), modified=LATER)
    assert sync() == []
    step = Consultation.objects.get()
    assert Paper.objects.get().subject == "Kinderbetreuung am Wochenende"
    assert (step.result, step.carried, step.wording) == (Result.MAJORITY, False, "")
    assert step.entries.count() == 2


def test_what_is_deleted_there_goes_and_comes_back(treated: Ris, sync: Sync) -> None:
    sync()
    gone = treated.made("paper/74", "Paper", deleted=True, modified=LATER)
    treated.lists("papers", gone)
    sync()
    assert counts()[0] == 0
    paper(treated, modified="2026-06-02T10:00:00+02:00")
    sync()
    assert counts()[0] == 1


def test_an_unknown_body_is_said_and_its_mapping_brings_what_was_passed_over(ris: Ris, sync: Sync) -> None:
    paper(ris)
    meeting(ris)
    ris.lists("organizations", ris.made("org/1", "Organization", name="Rat"))
    lines = sync()
    assert "/org/1: “Rat” is no body here yet: please say in the administration which it is" in lines
    assert counts() == (1, 0, 0, 0, 0)
    known = OparlOrganization.objects.get()
    known.body = Body.objects.create(slug="rat", kind="council", name="Rat")
    known.save()
    sync()
    assert counts() == (1, 1, 1, 1, 0)
    assert Consultation.objects.get().result == Result.UNANIMOUS


def test_of_what_is_not_public_only_the_number_is_read(treated: Ris, sync: Sync) -> None:
    meeting(treated, item(treated, public=False, name="Grundstück"))
    sync()
    found = AgendaItem.objects.get()
    assert (found.number, found.title, found.public) == ("Ö 4", "", False)
    assert Consultation.objects.get().result == Result.OPEN


def test_search_words_choose_papers_and_items(treated: Ris, sync: Sync) -> None:
    meeting(treated, item(treated), item(treated, 75, name="Straßenbau", consultation=f"{treated.home}/step/75"))
    treated.lists("papers", paper(treated), paper(treated, 75, name="Straßenbau"))
    sync(words=("kinderbetreuung",))
    assert [row.number for row in Paper.objects.all()] == ["2026/0074"]
    assert [row.title for row in AgendaItem.objects.all()] == ["Kinderbetreuung"]


def test_files_come_as_annexes_once(treated: Ris, sync: Sync) -> None:
    treated.objects["/plan.pdf"] = pdf()
    file = treated.made("file/1", "File", name="Plan", downloadUrl=f"{treated.home}/plan.pdf")
    paper(treated, mainFile=file)
    assert sync() == []
    paper(treated, mainFile=file, modified=LATER)
    assert sync() == []
    assert [annex.title for annex in Annex.objects.all()] == ["Plan"]


def test_a_file_that_is_refused_is_said_and_tried_again(treated: Ris, sync: Sync) -> None:
    treated.objects["/plan.pdf"] = b"MZ no document"
    paper(treated, mainFile=treated.made("file/1", "File", name="Plan", downloadUrl=f"{treated.home}/plan.pdf"))
    assert len(sync()) == 2
    assert counts() == (1, 1, 1, 1, 0)
    treated.objects["/plan.pdf"] = pdf()
    assert sync() == []
    assert counts() == (1, 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("words", "result", "rejected"),
    [
        ("einstimmig", Result.UNANIMOUS, False),
        ("Einstimmig abgelehnt", Result.UNANIMOUS, True),
        ("mehrheitlich beschlossen bei 2 Enthaltungen", Result.MAJORITY, False),
        ("zur Kenntnis genommen", Result.NOTED, False),
        ("vertagt", Result.POSTPONED, False),
        ("Verwiesen an den Sozialausschuss", Result.REFERRED, False),
        ("von der Tagesordnung abgesetzt", Result.DROPPED, False),
        ("nicht einstimmig", Result.STATED, False),
        ("mehrheitlich angenommen, im Übrigen abgelehnt", Result.STATED, False),
        ("nicht vertagt", Result.STATED, False),
        ("Kein Beschluss", Result.STATED, False),
    ],
)
def test_nothing_is_read_into_the_minutes(words: str, result: Result, rejected: bool) -> None:
    found = outcome(words, "", Part.DECIDES)
    assert found is not None
    assert (found.result, found.rejected, found.note) == (result, rejected, words)


def test_a_body_that_only_takes_note_has_not_voted() -> None:
    found = outcome("einstimmig", "", Part.NOTES)
    assert found is not None
    assert found.result == Result.STATED
