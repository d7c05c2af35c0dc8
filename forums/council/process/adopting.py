"""Who adopted a milestone, and how: a body by its decision on a paper, or as it was entered where no paper is here."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Kind
from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.exceptions import NotPossible
from forums.records.record import Record

from ..papers.consultations import Consultation
from ..papers.models import Paper
from ..papers.states import VOTED, Result
from .spans import Span
from .states import ADOPTING_KINDS, EntryKind, MilestoneState


@dataclass(frozen=True)
class Adoption:
    """As everybody may read it. `paper` is one with a page; `paper_number` only a number."""

    body: Body
    on: date
    result: Result
    votes: tuple[int, int, int] | None
    paper: Paper | None = None
    paper_number: str = ""


class Adopting(Record):
    """The columns of an adoption, and the verbs. What the milestone itself does is asked of `Milestone`."""

    decision = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    # The version it had before the decision, which may have moved and reached it too: what a correction takes back.
    decided_from = models.PositiveIntegerField(null=True, blank=True, editable=False)
    adopted_by = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="adopted_milestones",
        verbose_name=_("adopted by"),
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True, editable=False)
    result = models.CharField(
        _("result"),
        max_length=10,
        choices=[(result.value, result.label) for result in VOTED],
        blank=True,
        editable=False,
    )
    votes_for = models.PositiveSmallIntegerField(_("in favour"), null=True, blank=True, editable=False)
    votes_against = models.PositiveSmallIntegerField(_("against"), null=True, blank=True, editable=False)
    abstentions = models.PositiveSmallIntegerField(_("abstentions"), null=True, blank=True, editable=False)
    paper_number = models.CharField(_("number of the paper"), max_length=20, blank=True, editable=False)

    class Meta(Record.Meta):
        abstract = True

    if TYPE_CHECKING:  # what is asked of the milestone
        state: Any
        adopts_concept: Any
        is_open: Any
        span: Any
        version: Any
        entries: Any

        def lock_at(self, seen: int | None) -> None: ...
        def note(self, kind: EntryKind, *, by: User | None, reason: str = "") -> None: ...
        def reach(self, *, by: User | None) -> None: ...
        def move(self, to: Span, *, reason: str, by: User | None) -> None: ...
        def plan_again(self, *, reason: str, by: User | None) -> None: ...

    @property
    def is_adopted(self) -> bool:
        return self.adopted_on is not None or self.decision_id is not None

    @property
    def adoption(self) -> Adoption | None:
        """None where it is not adopted, or the paper is not public: of that, nothing is said."""
        if (decision := self.decision) is not None:
            if not decision.paper.is_shown or decision.meeting is None:
                return None
            votes = None if decision.yes is None else (decision.yes, decision.no or 0, decision.abstentions or 0)
            return Adoption(decision.body, decision.meeting.day, Result(decision.result), votes, decision.paper)
        if self.adopted_by is None or self.adopted_on is None:
            return None
        counted = self.votes_for, self.votes_against, self.abstentions
        votes = None if None in counted else counted  # type: ignore[assignment]
        return Adoption(self.adopted_by, self.adopted_on, Result(self.result), votes, paper_number=self.paper_number)

    @transaction.atomic
    def adopt(
        self,
        *,
        body: Body,
        on: date,
        result: Result,
        by: User | None,
        votes: tuple[int, int, int] | None = None,
        paper_number: str = "",
        seen: int | None = None,
    ) -> None:
        """Record that a body adopted what was reached. `votes`: in favour, against, abstentions.

        Raises NotPossible for a body that adopts nothing (of the concept: all but the council), a day ahead, votes that
        contradict the result, or a second adoption.
        """
        self.lock_at(seen)
        self._check_is_reached()
        if refusal := self.refusal_of(body):
            raise NotPossible(refusal)
        _check_result(on, result, votes)
        self.adopted_by, self.adopted_on, self.result, self.paper_number = body, on, result, paper_number.strip()
        self.votes_for, self.votes_against, self.abstentions = votes or (None, None, None)
        self.note(EntryKind.ADOPTED, by=by)

    @transaction.atomic
    def adopt_by(self, decision: Consultation, *, by: User | None) -> None:
        """The same from the vote on a paper, which is read from there; what was still open is reached with it, moved to
        the day of the meeting where it was planned for later. Raises NotPossible where it adopted nothing."""
        self.lock_at(None)
        if refusal := self.refusal_of(decision.body):
            raise NotPossible(refusal)
        if not (decision.is_decision and decision.carried and decision.meeting):
            raise NotPossible(gettext("This paper was not adopted."))
        before = self.version
        if self.is_open:
            if self.span.starts > decision.meeting.day:
                self.move(Span.day(decision.meeting.day), reason=_decided_earlier(), by=by)
            self.reach(by=by)
        self._check_is_reached()
        self.decision, self.decided_from = decision, before
        self.note(EntryKind.ADOPTED, by=by)

    @transaction.atomic
    def take_back_adoption(self, *, reason: str, by: User | None) -> None:
        """The decision was entered wrongly, and is corrected: the milestone is as it was before. Raises NotPossible
        where no decision adopted it."""
        self.lock_at(None)
        if self.decision is None:
            raise NotPossible(gettext("This milestone was not adopted by a decision on a paper."))
        caused = {entry.kind: entry for entry in self.entries.filter(number__gt=self.decided_from)}
        self.decision = self.decided_from = None
        self.note(EntryKind.NOT_ADOPTED, by=by, reason=reason)
        if EntryKind.REACHED in caused:
            self.plan_again(reason=reason, by=by)
        if moved := caused.get(EntryKind.MOVED):
            self.move(moved.before, reason=reason, by=by)

    def refusal_of(self, body: Body) -> str:
        """Why this body cannot adopt it; empty where it can."""
        if self.adopts_concept and body.kind != Kind.COUNCIL:
            return gettext("The concept is adopted by the council, by no other body.")
        return "" if body.kind in ADOPTING_KINDS else gettext("This body adopts no milestones.")

    def _check_is_reached(self) -> None:
        if self.state != MilestoneState.REACHED or self.is_adopted:
            state = MilestoneState(self.state).label
            raise NotPossible(gettext("The milestone is “%(state)s” now.") % {"state": state})


def _decided_earlier() -> str:
    """In German, like all reasons."""
    with override("de"):
        return gettext("The decision came on this day already.")


def _check_result(on: date, result: Result, votes: tuple[int, int, int] | None) -> None:
    if on > today():
        raise NotPossible(gettext("This day lies ahead."))
    if votes and (votes[0] <= votes[1] or (result == Result.UNANIMOUS and votes[1])):
        raise NotPossible(gettext("These votes do not fit the result."))
