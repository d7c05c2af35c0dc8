"""Council papers for the developers' page: a sequence with every result, and a paper in a list. Nothing is stored."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from forums.bodies.models import Body
from forums.council.meetings.models import AgendaItem, CouncilMeeting
from forums.council.papers.consultations import Consultation
from forums.council.papers.listing import Row
from forums.council.papers.models import Paper
from forums.council.papers.states import Part, Result
from forums.council.papers.track import stops
from forums.council.papers.treatment import ResultEntry
from forums.council.process.models import Milestone
from forums.council.process.states import MilestoneState, Phase
from forums.council.process.timeline import points
from forums.municipality.calendar import today

COMMITTEE, COUNCIL = Body(name="Sozialausschuss"), Body(name="Rat der Stadt")
PROPOSED = "Der Rat beschließt einen Kurs in der Innenstadt."
WORDING = "Der Rat beschließt zwei Kurse, einen davon in Mesum."
STEPS: list[tuple[Body, Part, int | None, dict[str, Any]]] = [
    (COMMITTEE, Part.RECOMMENDS, -90, {"result": Result.POSTPONED, "note": "Es fehlten die Kosten."}),
    (COMMITTEE, Part.RECOMMENDS, -80, {"result": Result.REFERRED, "referred_to": COUNCIL}),
    (COMMITTEE, Part.RECOMMENDS, -70, {"result": Result.UNANIMOUS, "reporters": "Leitung der Fachstelle"}),
    (COMMITTEE, Part.RECOMMENDS, -60, {"result": Result.MAJORITY, "yes": 2, "no": 14, "abstentions": 1}),
    (COMMITTEE, Part.NOTES, -50, {"result": Result.NOTED}),
    (COMMITTEE, Part.RECOMMENDS, -40, {"result": Result.DROPPED}),
    (COMMITTEE, Part.RECOMMENDS, -35, {"result": Result.STATED, "note": "Der Ausschuss spricht sich dafür aus."}),
    (COMMITTEE, Part.RECOMMENDS, -30, {}),
    (COUNCIL, Part.DECIDES, -20, {"result": Result.MAJORITY, "yes": 38, "no": 4, "abstentions": 2, "wording": WORDING}),
    (COMMITTEE, Part.NOTES, 20, {}),
    (COMMITTEE, Part.NOTES, None, {}),
]
MILESTONES = [
    ("Projektplan", -90, MilestoneState.REACHED),
    ("Zwischenstand", -20, MilestoneState.PLANNED),
    ("Workshop", -10, MilestoneState.DROPPED),
    ("Beschluss", 40, MilestoneState.PLANNED),
]


def samples() -> dict[str, object]:
    paper = Paper(pk=0, number="118/26", slug="118-26", subject="Kinderbetreuung bei Deutschkursen am Abend")
    paper.resolution = PROPOSED
    paper.dated, paper.office = today(), "Fachstelle Migration und Integration"
    paper.loaded_sequence = list(_sequence(paper))
    shown = stops(paper)
    changes = next(stop.changes for stop in shown if stop.changes)
    outside = Paper(outside_id="https://ris.example/paper/1", outside_url="https://ris.example/vorlagen/1")
    return {
        "stops": shown,
        "row": Row.of(paper),
        "changes": changes,
        "outside": outside,
        "points": points(_milestones(), today()),
    }


def _milestones() -> Iterator[Milestone]:
    for number, (title, days, state) in enumerate(MILESTONES, start=1):
        day = today() + timedelta(days=days)
        made = Milestone(pk=number, title=title, phase=Phase.RESOLUTION, starts=day, ends=day, state=state)
        made.history, made.shown_forums, made.shown_papers = [], [], []
        if state == MilestoneState.REACHED:
            made.adopted_by, made.adopted_on, made.result, made.paper_number = COUNCIL, day, Result.UNANIMOUS, "118/26"
        yield made


def _sequence(paper: Paper) -> Iterator[Consultation]:
    for number, (body, part, days, facts) in enumerate(STEPS, start=1):
        step = Consultation(pk=number, paper=paper, position=number, body=body, part=part, **facts)
        step.loaded_entries = []
        if days is not None:
            meeting = CouncilMeeting(body=body, starts_at=timezone.now() + timedelta(days=days))
            step.agenda_item = AgendaItem(meeting=meeting, number=str(number))
        if step.is_decision:
            before = ResultEntry(consultation=step, number=1, result=Result.UNANIMOUS)
            after = ResultEntry(consultation=step, number=2, reason="In der falschen Zeile eingetragen.")
            step.loaded_entries = [before, after]
        yield step
