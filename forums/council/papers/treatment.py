"""What a body did with a paper: the columns of a result, and each entry of its history."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.people.models import User

from .states import VOTED, Result


@dataclass(frozen=True)
class Outcome:
    """What a body did with a paper. Counts only where it voted; `wording` is the text it changed the proposal to.

    `rejected`: the vote was against it, where another system tells so without counts.
    """

    result: Result
    yes: int | None = None
    no: int | None = None
    abstentions: int | None = None
    wording: str = ""
    note: str = ""
    referred_to: Body | None = None
    rejected: bool = False

    @property
    def votes(self) -> int | None:
        """All that were cast; None where nobody counted."""
        if self.yes is None and self.no is None and self.abstentions is None:
            return None
        return (self.yes or 0) + (self.no or 0) + (self.abstentions or 0)


class Treatment(models.Model):
    """The columns of a result: of a consultation now, and of each entry in its history."""

    result = models.CharField(_("result"), max_length=10, choices=Result.choices, default=Result.OPEN, editable=False)
    yes = models.PositiveSmallIntegerField(_("yes"), null=True, editable=False)
    no = models.PositiveSmallIntegerField(_("no"), null=True, editable=False)
    abstentions = models.PositiveSmallIntegerField(_("abstentions"), null=True, editable=False)
    wording = models.TextField(_("changed wording"), max_length=10000, blank=True, editable=False)
    note = models.TextField(_("note"), max_length=2000, blank=True, editable=False)
    referred_to = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("referred to"), editable=False
    )
    rejected = models.BooleanField(default=False, editable=False)  # without counts; with them, they say so

    class Meta:
        abstract = True

    @property
    def outcome(self) -> Outcome:
        counts = (self.yes, self.no, self.abstentions)
        return Outcome(Result(self.result), *counts, self.wording, self.note, self.referred_to, self.rejected)

    @property
    def carried(self) -> bool | None:
        """Whether the vote was for it: a tie is a rejection (§ 50 (1) GO NRW). None where there was no vote."""
        if self.result not in VOTED:
            return None
        return not self.rejected if self.yes is None else self.yes > (self.no or 0)


class ResultEntryQuerySet(models.QuerySet["ResultEntry"]):
    def shown(self) -> Self:
        """Those of public papers, with all that is told of them."""
        rows = self.filter(consultation__paper__public=True, consultation__paper__deleted=None)
        return rows.select_related(
            "referred_to", "consultation__paper", "consultation__body", "consultation__agenda_item__meeting"
        )


class ResultEntry(Treatment):
    """One entry of a result's history: the first result, and each correction with its reason."""

    consultation = models.ForeignKey("forums.Consultation", on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveSmallIntegerField(editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+", editable=False)
    reason = models.TextField(_("reason"), max_length=2000, blank=True, editable=False)

    objects = ResultEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("result in the history")
        verbose_name_plural = _("results in the history")
        ordering = ("consultation", "number")
        constraints = [models.UniqueConstraint(fields=["consultation", "number"], name="result_entry_number")]

    def __str__(self) -> str:
        return f"{self.consultation}: {self.get_result_display()}"

    @property
    def day(self) -> date:
        """When it happened: a result in its meeting, a correction when it was entered."""
        meeting = self.consultation.meeting
        return meeting.day if meeting is not None and self.number == 1 else timezone.localdate(self.at)
