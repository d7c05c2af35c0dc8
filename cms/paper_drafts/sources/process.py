"""Mandate and earlier papers, the project's organisation, what the plan has reached and what lies ahead."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.bodies.models import Body, Kind, Structure
from forums.council.papers.models import Paper
from forums.council.papers.words import standing_words
from forums.council.process.states import MilestoneState
from forums.council.process.timeline import Point, Progress

from ..pieces import Column, Piece, p, table, ul
from .reading import Reading

FURTHEST = 20  # earlier papers, one following from the other


def earlier(reading: Reading) -> list[Piece]:
    papers = _chain(reading)
    if not papers:
        return [p(_("No earlier paper on this matter has been recorded."))]
    return [p(_("These papers on the matter came before:")), ul(_told(paper) for paper in papers)]


def _chain(reading: Reading) -> list[Paper]:
    """The oldest first. Those that are not public stand only in a paper that is not, either."""
    found: list[Paper] = []
    following = reading.draft.predecessor_id
    while following and len(found) < FURTHEST and following not in {paper.pk for paper in found}:
        paper = Paper.objects.filter(pk=following).with_sequence().first()
        if paper is None:
            break
        found.append(paper)
        following = paper.predecessor_id
    return [paper for paper in reversed(found) if paper.public or not reading.draft.public]


def _told(paper: Paper) -> str:
    """`209/16, Projektplan, of 14 June 2016 (Sozialausschuss: adopted, unanimous)`"""
    told = _("%(number)s, %(subject)s, of %(day)s") % {
        "number": paper.number,
        "subject": paper.subject,
        "day": date_format(paper.dated, "DATE_FORMAT"),
    }
    results = "; ".join(f"{step.body}: {standing_words(step)}" for step in paper.sequence)
    return f"{told} ({results})" if results else told


def organisation(reading: Reading) -> list[Piece]:
    bodies = list(Body.objects.current().filter(structure=Structure.PROJECT).exclude(kind=Kind.NETWORK))
    if not bodies:
        return [p(_("No organisation of the project has been recorded."))]
    columns = [Column(_("Body")), Column(_("What it does"))]
    return [table(_("Bodies of the project"), columns, [(body.name, body.task) for body in bodies])]


def so_far(reading: Reading) -> list[Piece]:
    progress = Progress.of(reading.points)
    if not progress.total:
        return [p(_("No timetable of the process has been recorded."))]
    told = _("%(reached)s of %(total)s milestones of the process are reached.") % {
        "reached": progress.reached,
        "total": progress.total,
    }
    found = [p(told)]
    if progress.late:
        found.append(p(_("Milestones that are overdue: %(count)s.") % {"count": progress.late}))
    done = [point for point in reading.points if point.milestone.state == MilestoneState.REACHED]
    return [*found, *([timetable(_("Milestones that are reached"), done)] if done else [])]


def outlook(reading: Reading) -> list[Piece]:
    ahead = [point for point in reading.points if point.milestone.is_open]
    if not ahead:
        return [p(_("No further milestones are planned at the moment."))]
    return [p(_("This is planned next:")), timetable(_("Milestones ahead"), ahead)]


def timetable(caption: str, shown: Iterable[Point]) -> Piece:
    columns = [Column(_("When")), Column(_("What")), Column(_("State"))]
    rows = [(point.milestone.span, point.milestone.title, _state(point)) for point in shown]
    return table(caption, columns, rows)


def _state(point: Point) -> str:
    """With the adoption, and with the date it had before it was last moved."""
    moved = _("moved, before: %(date)s") % {"date": point.moves[-1].before} if point.moves else ""
    return "; ".join(filter(None, [str(point.standing.label), point.full_adoption, moved]))
