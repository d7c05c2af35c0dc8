"""Erratum: both seats correct an answer that is public already. Old and new stay visible."""

from dataclasses import dataclass

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Duty
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.steps import StepKind

from . import notify
from .checks import required_signer
from .cosigning import Cosigned, cosigned_constraints
from .decision_querysets import CosignedQuerySet
from .decisions import acting_seats
from .seats import SeatRoster, Standing
from .signatures import AskedOf
from .standing_answers import correcting_seats, required_answer
from .states import OPEN, State


@dataclass(frozen=True)
class Words:
    """What is written instead, and why, in German. `would_change` belongs to what was declined."""

    answer: str
    reason: str
    would_change: str = ""


class ErratumQuerySet(CosignedQuerySet["Erratum"]):
    def open_for(self, suggestion: Suggestion) -> "Erratum | None":
        """The one that waits for its second signature; its verbs change this very `suggestion`."""
        erratum = self.of(suggestion).open().select_related("first__body", "body").first()
        if erratum is not None:
            erratum.suggestion = suggestion
        return erratum


class Erratum(Cosigned):
    """Proposed by one seat of the body that answered, agreed by the other."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="errata")
    number = models.PositiveSmallIntegerField(_("number"))
    answer = models.TextField(_("answer"))
    would_change = models.TextField(_("what would change it"), blank=True)
    reason = models.TextField(_("why it is corrected"))
    by_owner = models.BooleanField(_("corrected by the project owner"), default=False)
    lapse_reason = models.CharField(max_length=40, blank=True)

    objects = ErratumQuerySet.as_manager()

    class Meta:
        verbose_name = _("erratum")
        verbose_name_plural = _("errata")
        ordering = ("suggestion", "number")
        indexes = [
            models.Index(fields=["body", "state", "seat"], name="erratum_to_sign"),
            models.Index(fields=["state", "cosign_by"], name="erratum_timed_out"),
        ]
        constraints = cosigned_constraints("erratum")

    def __str__(self) -> str:
        return f"{self.suggestion_id}/{self.number}"

    def roster(self) -> SeatRoster:
        return acting_seats(self.suggestion, self.body)

    def must_be_possible(self) -> None:
        required_answer(self.suggestion)

    @classmethod
    @transaction.atomic
    def propose(cls, suggestion: Suggestion, words: Words, *, by: User, seen: int | None = None) -> "Erratum":
        """Ask the other seat to agree. The project owner's takes effect at once. Raises OutOfDate, NotPossible."""
        suggestion.lock_at(seen)
        standing = required_answer(suggestion)
        if cls.objects.of(suggestion).open().exists():
            raise NotPossible(_("A correction waits for its second signature already."))
        if (words.answer.strip(), words.would_change.strip()) == (standing.text, standing.would_change):
            raise NotPossible(_("Nothing differs from the answer that is public now."))
        roster = correcting_seats(suggestion, standing)
        signer = required_signer(roster.for_user(by))
        erratum = cls(
            suggestion=suggestion,
            number=cls.objects.of(suggestion).count() + 1,
            body=roster.body,
            seat=signer.seat,
            answer=words.answer.strip(),
            would_change=words.would_change.strip(),
            reason=words.reason.strip(),
            handed_over_at=timezone.now(),
            by_owner=roster.decides_alone,
        )
        erratum.sign_first(signer)
        erratum._move(State.HANDED_OVER)
        if roster.decides_alone:
            erratum._take_effect(by=by)
            return erratum
        erratum.hand_to_other_seat(signer)
        erratum._ask_to_sign(event=erratum._record(StepKind.CORRECTING, by=by, seat=signer.seat))
        return erratum

    @transaction.atomic
    def cosign(self, *, by: User, seen: int | None = None) -> None:
        """The second signature: the new words are public. Raises OutOfDate, NotPossible."""
        self.answer_as(by, seen)
        self.must_have_running_term()
        self._take_effect(by=by)

    @transaction.atomic
    def object(self, *, by: User, reason: str, seen: int | None = None) -> None:
        """Say no, and why: the answer stays as it is."""
        self.answer_as(by, seen)
        self.objection = reason.strip()
        self._move(State.OBJECTED)
        self.save()
        event = self._record(StepKind.OBJECTED, by=by, seat=self.other_seat)
        notify.correction_objected(self.suggestion, self.first_person_id, erratum=self.pk, event=event)

    def lapse(self, reason: str) -> None:
        """Its ground is gone; the answer stays as it is. Inside the transaction of the verb that made it lapse."""
        self._move(State.LAPSED)
        self.lapse_reason = reason
        self.save()
        event = self._record(StepKind.LAPSED, seat=self.seat, why=reason)
        notify.correction_lapsed(self.suggestion, self.first_person_id, reason=reason, event=event)

    @transaction.atomic
    def lapse_with_term(self) -> None:
        """It lapses when the term of its writer has ended (the daily job)."""
        self.lock_with_suggestion()
        if self.state in OPEN and not self.first_term_runs:
            self.lapse("mandate_ended")

    @transaction.atomic
    def time_out(self) -> None:
        """Nobody answered in time: next the deputy, then one of the lead tandem; after that it lapses."""
        self.lock_with_suggestion()
        if self.state != State.HANDED_OVER or not self.is_late:
            return
        deputies = [signer for signer in self.may_answer() if signer.standing == Standing.DEPUTY]
        if self.asked == AskedOf.PARTNER and deputies:
            self._ask_next(AskedOf.DEPUTY)
        elif self.asked != AskedOf.LEAD and Duty.LEAD not in (self.body.duty, self.first.body.duty):
            self._ask_next(AskedOf.LEAD)
        else:
            self.lapse("nobody_signed")

    def _take_effect(self, *, by: User) -> None:
        self._move(State.EFFECTIVE)
        self.answered_at = self.answered_at or timezone.now()
        self.save()
        step = self.suggestion.record(
            StepKind.CORRECTED,
            by=by,
            body=self.body,
            text=self.answer,
            data={"erratum": self.pk, "why": self.reason, "would_change": self.would_change},
        )
        self.suggestion.inform_sources(step)

    def as_step(self) -> Step:
        """The Step with which it would take effect, not saved: for a preview."""
        return Step(
            suggestion=self.suggestion,
            number=self.suggestion.next_step,
            kind=StepKind.CORRECTED,
            body=self.body,
            text=self.answer,
            data={"why": self.reason, "would_change": self.would_change},
        )

    def _record(self, kind: StepKind, *, by: User | None = None, seat: str, why: str = "") -> int:
        """A Step for the desk only, of which the seats hear by notices of their own; returns its number."""
        step = self.suggestion.record(
            kind,
            by=by,
            body=self.body,
            seat=seat,
            public=False,
            reason=why,
            tell="nobody",
            data={"erratum": self.pk},
        )
        return step.number

    def _ask_to_sign(self, *, event: int | str) -> None:
        notify.asked_to_correct(self.suggestion, self.those_asked(self.may_answer()), erratum=self.pk, event=event)

    def _ask_next(self, asked: AskedOf) -> None:
        self.ask(asked)
        self._ask_to_sign(event=f"{self.pk}:{asked}:{self.cosign_by}")
