"""The plan as people read it: each milestone with its number, where it stands, and what happened to its date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.municipality.calendar import today

from ..papers.models import Paper
from .history import MilestoneEntry
from .models import Milestone
from .states import EntryKind, MilestoneState, Standing


@dataclass(frozen=True)
class Point:
    """A milestone from `for_page()`, as it stands on a day."""

    milestone: Milestone
    number: int
    standing: Standing

    @property
    def moves(self) -> list[MilestoneEntry]:
        """Each time it was moved, oldest first, with the date it had before."""
        return [entry for entry in self._history if entry.kind == EntryKind.MOVED]

    @property
    def last_reason(self) -> MilestoneEntry | None:
        """Why it was dropped, planned again or not adopted after all, where that is the last that happened."""
        last = self._history[-1] if self._history else None
        told = (EntryKind.DROPPED, EntryKind.PLANNED_AGAIN, EntryKind.NOT_ADOPTED)
        return last if last and last.kind in told else None

    @property
    def adoption(self) -> str:
        """“Adopted by the council on 23 May 2017, by majority (38 in favour, …)”, or that it will; without paper."""
        milestone, adoption = self.milestone, self.milestone.adoption
        if adoption is None:
            decides = milestone.adopts_concept and milestone.is_open
            return _("Here the council decides on the concept.") if decides else ""
        told = _("Adopted by %(body)s on %(day)s, %(result)s") % {
            "body": adoption.body,
            "day": date_format(adoption.on, "DATE_FORMAT"),
            "result": adoption.result.label,
        }
        if adoption.votes is None:
            return told
        yes, no, abstained = adoption.votes
        counted = ngettext(
            "(%(yes)s in favour, %(no)s against, %(abstained)s abstention)",
            "(%(yes)s in favour, %(no)s against, %(abstained)s abstentions)",
            abstained,
        )
        return f"{told} {counted % {'yes': yes, 'no': no, 'abstained': abstained}}"

    @property
    def paper_number(self) -> str:
        """Of the paper it was adopted with, where one is known."""
        adoption = self.milestone.adoption
        return "" if adoption is None else adoption.paper.number if adoption.paper else adoption.paper_number

    @property
    def full_adoption(self) -> str:
        """With the paper's number: where nothing can be a link."""
        paper = _("paper %(number)s") % {"number": self.paper_number} if self.paper_number else ""
        return ", ".join(filter(None, [self.adoption, paper]))

    @property
    def other_papers(self) -> Sequence[Paper]:
        """Public papers about it, but the one that adopted it."""
        adoption = self.milestone.adoption
        decided = adoption.paper if adoption else None
        papers: Sequence[Paper] = self.milestone.shown_papers
        return [paper for paper in papers if paper != decided]

    @property
    def _history(self) -> Sequence[MilestoneEntry]:
        history: Sequence[MilestoneEntry] = self.milestone.history
        return history


def points(milestones: Iterable[Milestone], on: date | None = None) -> list[Point]:
    """In their order. Of those ahead, all that begin on the next day are the next."""
    day = on or today()
    rows = list(milestones)
    ahead = [each.starts for each in rows if each.standing(day) == Standing.AHEAD]
    following = min(ahead, default=None)
    return [Point(each, number, _standing(each, following, day)) for number, each in enumerate(rows, start=1)]


def _standing(milestone: Milestone, following: date | None, day: date) -> Standing:
    standing = milestone.standing(day)
    return Standing.NEXT if standing == Standing.AHEAD and milestone.starts == following else standing


@dataclass(frozen=True)
class Progress:
    """How far the plan has come. What was dropped counts for nothing."""

    reached: int
    total: int
    late: int

    @classmethod
    def of(cls, points: Iterable[Point]) -> "Progress":
        standings = [point.standing for point in points if point.milestone.state != MilestoneState.DROPPED]
        return cls(reached=standings.count(Standing.REACHED), total=len(standings), late=standings.count(Standing.LATE))
