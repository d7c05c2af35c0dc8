"""Council papers with their sequences: those of the source and others, their results entered by the real verbs."""

from datetime import date, time, timedelta
from typing import Any

from forums.bodies.models import Body
from forums.council.meetings.models import CouncilMeeting
from forums.council.papers.consultations import Consultation, Outcome
from forums.council.papers.models import Paper
from forums.council.papers.money import FundedBy, Rhythm
from forums.council.papers.states import PaperKind, Part, Result
from forums.council.terms.models import LegislativeTerm

from .clock import Clock, set_back
from .keys import once
from .process import day_of, working_day
from .texts import Table, read
from .timeline import at

ENTERED = timedelta(days=1)  # after the meeting


def load() -> None:
    data = read("papers")
    for term in data["term"]:
        once(LegislativeTerm, term["name"], name=term["name"], starts=term["starts"], ends=term["ends"])
    bodies = {body.slug: body for body in Body.everything.all()}
    meetings = {entry["key"]: _meeting(entry, bodies) for entry in data["meeting"]}
    papers: dict[str, Paper] = {}
    with set_back() as clock:
        now = clock.moment
        for entry in data["paper"]:
            clock.moment = min(now, at(_dated(entry), time(9)))  # when it was laid before the council, or now
            papers[entry["key"]], made = _paper(entry, papers)
            if made:
                _sequence(papers[entry["key"]], entry, bodies, meetings, clock)


def _day(entry: Table) -> date:
    return day_of(entry["milestone"]) if "milestone" in entry else working_day(entry["weeks"], entry["weekday"])


def _dated(entry: Table) -> date:
    return _day(entry) - timedelta(days=entry.get("days_before", 0))


def _meeting(entry: Table, bodies: dict[str, Body]) -> CouncilMeeting:
    found, _made = once(
        CouncilMeeting,
        entry["key"],
        body=bodies[entry["body"]],
        starts_at=at(_day(entry), time(17)),
        place=entry["place"],
        special=entry.get("special", False),
        seats=entry["seats"],
    )
    return found


def _paper(entry: Table, papers: dict[str, Paper]) -> tuple[Paper, bool]:
    dated = _dated(entry)
    money: dict[str, Any] = dict(entry.get("money", {}))
    if money:
        money |= {"rhythm": Rhythm(money["rhythm"]), "funded_by": FundedBy(money["funded_by"])}
    return once(
        Paper,
        entry["key"],
        number=f"{entry['number']}/{dated:%y}",
        slug=f"{entry['number']}-{dated:%y}",
        kind=PaperKind(entry["kind"]),
        subject=entry["subject"],
        public=entry.get("public", True),
        sequence_public=entry.get("sequence_public", False),
        dated=dated,
        issued_by="Die Bürgermeisterin",
        office="Fachstelle Migration und Integration",
        products="\n".join(entry.get("products", [])),
        resolution=entry.get("resolution", "").strip(),
        reasons=entry.get("reasons", "").strip(),
        predecessor=papers[entry["predecessor"]] if "predecessor" in entry else None,
        **money,
    )


def _sequence(
    paper: Paper, entry: Table, bodies: dict[str, Body], meetings: dict[str, CouncilMeeting], clock: Clock
) -> None:
    """Step by step: what a body postponed or referred is there already when its next meeting comes."""
    for position, step in enumerate(entry["step"], start=1):
        meeting = meetings[step["meeting"]]
        consultation = Consultation.objects.filter(paper=paper, position=position).first() or Consultation(
            paper=paper, position=position, body=meeting.body, part=Part(step["part"])
        )
        consultation.reporters = step.get("reporters", "")
        consultation.save()
        consultation.put_on_agenda(meeting, step["item"])
        if "result" in step:
            clock.moment = meeting.starts_at + ENTERED
            consultation.record(_outcome(step, bodies), by=None)


def _outcome(step: Table, bodies: dict[str, Body]) -> Outcome:
    return Outcome(
        Result(step["result"]),
        step.get("yes"),
        step.get("no"),
        step.get("abstentions"),
        step.get("wording", ""),
        step.get("note", ""),
        bodies[step["referred_to"]] if "referred_to" in step else None,
    )
