"""What everybody reads of papers and meetings, and what nobody reads of a paper that is not public."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forums.bodies.models import Body
from forums.council.papers.annexes import Annex
from forums.council.papers.states import PaperKind, Part, Result
from forums.council.papers.treatment import Outcome
from forums.search.finding import reindex
from tests.factories import consultation, council_body, paper
from tests.forums.associations.test_proofs import pdf

SECRET = "Grundstuecksgeheimnis"


@pytest.fixture
def council(db: None) -> Body:
    return council_body("rat", members=5)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_number_is_the_address(council: Body, client: Client) -> None:
    found = paper("074/26")
    assert found.get_absolute_url() == "/vorlagen/074-26/"
    assert "Kinderbetreuung am Abend" in text(client, "/vorlagen/074-26/").replace("\xad", "")


def test_a_decision_is_said_with_its_votes(council: Body, client: Client) -> None:
    consultation(paper(), council).record(Outcome(Result.MAJORITY, 3, 1, 1, wording="Auch in Mesum."), by=None)
    page = text(client, "/vorlagen/074-26/")
    assert "beschlossen, mehrheitlich, mit geändertem Wortlaut" in page
    assert "3 ja, 1 nein, 1 Enthaltung" in page
    assert "Auch in Mesum." in page


def test_a_meeting_that_was_held_without_a_result_is_said_to_lack_it(council: Body, client: Client) -> None:
    consultation(paper(), council, days_ago=3)
    assert "das Ergebnis ist noch nicht eingetragen" in text(client, "/vorlagen/074-26/")


def test_what_was_corrected_says_what_stood_there(council: Body, client: Client) -> None:
    step = consultation(paper(), council)
    step.record(Outcome(Result.NOTED), by=None)
    step.correct(Outcome(Result.UNANIMOUS), reason="In der falschen Zeile eingetragen.", by=None)
    page = " ".join(text(client, "/vorlagen/074-26/").split())
    assert "Vorher stand hier: zur Kenntnis genommen." in page
    assert "In der falschen Zeile eingetragen." in page


def test_taking_note_decides_nothing(council: Body, client: Client) -> None:
    consultation(paper(), council, Part.NOTES).record(Outcome(Result.NOTED), by=None)
    assert "Zur Kenntnis genommen. Beschlossen ist damit nichts." in text(client, "/vorlagen/074-26/")


def test_of_a_paper_that_is_not_public_nothing_is_found(council: Body, client: Client) -> None:
    closed = paper("080/26", public=False, subject=SECRET, resolution=SECRET, reasons=SECRET, office=SECRET)
    step = consultation(closed, council)
    step.record(Outcome(Result.UNANIMOUS, note=SECRET), by=None)
    reindex.call(closed._meta.label, closed.pk)
    annex = Annex.take(closed, SimpleUploadedFile("plan.pdf", pdf()), SECRET)
    assert client.get("/vorlagen/080-26/").status_code == 404
    assert client.get(f"/vorlagen/080-26/anlagen/{annex.number}/").status_code == 404
    for words in (SECRET, "080/26"):  # the page itself repeats what was searched for
        assert list(client.get("/vorlagen/", {"q": words}).context["listing"].rows) == []
        assert list(client.get("/suche/", {"q": words}).context["papers"]) == []
    for address in ("/vorlagen/", "/sitzungen/", step.meeting.get_absolute_url(), "/sitemap-papers.xml"):
        page = text(client, address)
        assert (SECRET in page, "080-26" in page, "080/26" in page) == (False, False, False), address


def test_where_the_law_allows_number_and_sequence_are_shown_and_no_more(council: Body, client: Client) -> None:
    closed = paper("080/26", public=False, sequence_public=True, subject=SECRET, reasons=SECRET)
    step = consultation(closed, council)
    step.record(Outcome(Result.MAJORITY, 3, 1, note=SECRET), by=None)
    page = text(client, "/vorlagen/080-26/")
    assert ("Rat" in page, "mehrheitlich" in page, "3 ja" in page, SECRET in page) == (True, False, False, False)
    agenda = text(client, step.meeting.get_absolute_url())
    assert ("080/26" in agenda, SECRET in agenda, "mehrheitlich" in agenda) == (True, False, False)
    assert "080/26" not in text(client, "/vorlagen/")


def test_a_public_paper_does_not_name_one_before_it_that_is_not(council: Body, client: Client) -> None:
    closed = paper("080/26", public=False, sequence_public=True, subject=SECRET)
    before = paper("081/26", predecessor=closed)
    paper("082/26", predecessor=before, public=False, subject=SECRET)
    page = text(client, "/vorlagen/081-26/")
    assert ("080/26" in page, "082/26" in page, SECRET in page) == (False, False, False)


def test_annexes_of_a_public_paper_are_served_as_files(council: Body, client: Client) -> None:
    annex = Annex.take(paper(), SimpleUploadedFile("plan.pdf", pdf(pages=2)), "Zeitplan")
    answer = client.get(annex.get_absolute_url())
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="vorlage-074-26-anlage-1.pdf"'
    assert answer.content.startswith(b"%PDF")
    assert "PDF, 2 Seiten" in text(client, "/vorlagen/074-26/")


def test_a_paper_that_was_taken_away_is_named_on_no_agenda(council: Body, client: Client) -> None:
    step = consultation(paper(), council)
    step.paper.delete()
    page = text(client, step.meeting.get_absolute_url())
    assert ("074/26" in page, "Kinderbetreuung" in page) == (False, False)


@pytest.fixture
def several(council: Body) -> None:
    committee = council_body("sozialausschuss")
    consultation(paper("001/26", dated=date(2026, 1, 1)), council)
    consultation(paper("002/26", kind=PaperKind.MOTION, dated=date(2026, 2, 1)), committee, Part.RECOMMENDS)
    paper("003/25", kind=PaperKind.MOTION, dated=date(2025, 2, 1))


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["002/26", "001/26", "003/25"]),
        ("?gremium=rat", ["001/26"]),
        ("?art=antrag", ["002/26", "003/25"]),
        ("?jahr=2025", ["003/25"]),
        ("?art=antrag&jahr=2026", ["002/26"]),
        ("?q=003/25", ["003/25"]),
        ("?gremium=nirgends", ["002/26", "001/26", "003/25"]),
    ],
)
def test_filters_narrow_the_list(several: None, client: Client, query: str, numbers: list[str]) -> None:
    listing = client.get(f"/vorlagen/{query}").context["listing"]
    assert [row.paper.number for row in listing.rows] == numbers


def queries(look: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        look()
    return len(seen)


def grow(council: Body, many: int, start: int = 100) -> None:
    for at in range(start, start + many):
        step = consultation(paper(f"{at}/26"), council, days_ago=at, item=str(at))
        step.record(Outcome(Result.UNANIMOUS, 5, 0), by=None)
        step.correct(Outcome(Result.UNANIMOUS, 4, 0), reason="Verzählt", by=None)


@pytest.mark.parametrize("address", ["/vorlagen/", "/sitzungen/"])
def test_lists_ask_as_often_for_thirty_rows_as_for_one(council: Body, client: Client, address: str) -> None:
    grow(council, 1)
    client.get(address)
    one = queries(lambda: client.get(address))
    grow(council, 29, start=200)
    assert queries(lambda: client.get(address)) == one


def test_a_paper_and_an_agenda_ask_as_often_for_thirty_steps_as_for_one(council: Body, client: Client) -> None:
    matter = paper()
    first = consultation(matter, council, Part.RECOMMENDS, item="1")
    first.record(Outcome(Result.UNANIMOUS, 5, 0), by=None)
    addresses = (matter.get_absolute_url(), first.meeting.get_absolute_url())
    for address in addresses:
        client.get(address)
    one = [queries(lambda address=address: client.get(address)) for address in addresses]  # type: ignore[misc]
    for at in range(2, 31):
        step = consultation(matter, council, Part.RECOMMENDS, days_ago=None, position=at)
        step.put_on_agenda(first.meeting, str(at))
        step.record(Outcome(Result.UNANIMOUS, 5, 0), by=None)
    assert [queries(lambda address=address: client.get(address)) for address in addresses] == one  # type: ignore[misc]


def test_meetings_to_come_stand_before_those_that_were(council: Body, client: Client) -> None:
    coming = consultation(paper("001/26"), council, days_ago=-5).meeting
    later = consultation(paper("002/26"), council, days_ago=-9).meeting
    old = consultation(paper("003/26"), council, days_ago=9).meeting
    recent = consultation(paper("004/26"), council, days_ago=2).meeting
    answer = client.get("/sitzungen/")
    assert answer.context["upcoming"] == [coming, later]
    assert list(answer.context["past"]) == [recent, old]
