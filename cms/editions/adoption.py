"""What the council decided about an edition, as it was said then."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField

from forums.bodies.models import Kind
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import BY_HAND, Result
from forums.council.papers.words import counted
from forums.records.exceptions import NotPossible

from .lifecycle import Lifecycle


class Adoption(Lifecycle):
    """Copied from the decision. `decision` only finds it again: what stands in it later changes nothing here."""

    decision = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, null=True, related_name="editions", editable=False
    )
    adopted_on = models.DateField(_("adopted on"), null=True, editable=False)
    adopted_by = I18nCharField(_("adopted by"), max_length=200, blank=True, editable=False)
    paper_number = models.CharField(_("number of the paper"), max_length=40, blank=True, editable=False)
    result = models.CharField(_("result"), max_length=10, choices=BY_HAND, blank=True, editable=False)
    yes = models.PositiveSmallIntegerField(_("yes"), null=True, editable=False)
    no = models.PositiveSmallIntegerField(_("no"), null=True, editable=False)
    abstentions = models.PositiveSmallIntegerField(_("abstentions"), null=True, editable=False)

    COLUMNS: ClassVar = ("adopted_on", "adopted_by", "paper_number", "result", "yes", "no", "abstentions")

    class Meta(Lifecycle.Meta):
        abstract = True

    @property
    def is_decided(self) -> bool:
        """Whether the decision, as the council's records have it today, adopts it."""
        return self.decision is not None and self.decision.is_decision and bool(self.decision.carried)

    @property
    def vote(self) -> str:
        """How it was voted, in words; empty before that."""
        if not self.result:
            return ""
        words = str(Result(self.result).label)
        if self.yes is None:
            return words
        return f"{words} ({counted(self.yes, self.no or 0, self.abstentions or 0)})"

    @property
    def shown_paper(self) -> Paper | None:
        """The paper it was adopted with, as long as everybody may read it. It may have another number by now."""
        return self.decision.paper if self.decision is not None and self.decision.paper.is_shown else None

    @property
    def shown_number(self) -> str:
        """As it was then; empty where the paper has been closed or deleted since: of that nothing is said."""
        if self.decision is None:
            return ""
        paper = self.decision.paper
        return self.paper_number if paper.deleted is None and (paper.public or paper.sequence_public) else ""

    def take_over(self, decision: Consultation) -> bool:
        """Returns whether that changes anything; its caller saves. Raises NotPossible for what adopts nothing."""
        _check(decision)
        before = [str(getattr(self, name)) for name in self.COLUMNS]
        meeting = decision.meeting
        assert meeting is not None  # noqa: S101 - a result has a meeting: a constraint
        self.decision, self.adopted_on = decision, timezone.localdate(meeting.starts_at)
        self.adopted_by, self.paper_number = decision.body.name, decision.paper.number
        self.result = decision.result
        self.yes, self.no, self.abstentions = decision.yes, decision.no, decision.abstentions
        return before != [str(getattr(self, name)) for name in self.COLUMNS]

    def forget_decision(self) -> None:
        """Saved by the verb that calls it."""
        self.decision, self.adopted_on, self.adopted_by, self.paper_number, self.result = None, None, "", "", ""
        self.yes = self.no = self.abstentions = None


def _check(decision: Consultation) -> None:
    if decision.body.kind != Kind.COUNCIL:
        raise NotPossible(gettext("The concept is adopted by the council, by no other body."))
    if not (decision.is_decision and decision.carried):
        raise NotPossible(gettext("The council has not adopted this paper."))
    if not decision.paper.public:
        raise NotPossible(gettext("This paper is not public. The concept is adopted in public."))
