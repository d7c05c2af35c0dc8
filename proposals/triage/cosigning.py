"""Agreeing in two signatures: what a decision and an erratum have in common."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Duty
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion

from .checks import required_signer
from .recusals import Recusal
from .seats import SeatRoster, Signer, Standing, lent_signers
from .signatures import AskedOf, TwoSignatures
from .states import DraftState, State

OPEN_STATES = ["draft", "handed_over"]


def cosigned_constraints(prefix: str) -> list[models.BaseConstraint]:
    """What the database holds of both: numbered, one open at a time, two signatures of two persons, no objection
    without its reason."""
    return [
        models.UniqueConstraint(fields=["suggestion", "number"], name=f"{prefix}_numbered_once"),
        models.UniqueConstraint(fields=["suggestion"], condition=Q(state__in=OPEN_STATES), name=f"{prefix}_one_open"),
        models.CheckConstraint(
            condition=Q(second_person=None) | ~Q(second_person=F("first_person")), name=f"{prefix}_two_persons"
        ),
        models.CheckConstraint(
            condition=~Q(state="effective") | Q(by_owner=True) | Q(second_person__isnull=False),
            name=f"{prefix}_two_signatures",
        ),
        models.CheckConstraint(condition=~Q(state="objected") | ~Q(objection=""), name=f"{prefix}_objection_says_why"),
    ]


class Cosigned(TwoSignatures, DraftState):
    """Handed over by one seat, answered by the other. What may be answered when, each of them says for itself."""

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        suggestion: models.ForeignKey[Suggestion, Suggestion]

    def roster(self) -> SeatRoster:
        """Who may act now for the seats that agree."""
        raise NotImplementedError

    def must_be_possible(self) -> None:
        """Whether the suggestion stands so that it may be answered now. Raises NotPossible."""
        raise NotImplementedError

    def lock_with_suggestion(self, seen: int | None = None) -> None:
        """Lock the suggestion, which guards what is agreed about it, and read this row anew."""
        suggestion = self.suggestion
        suggestion.lock_at(seen)
        self.refresh_from_db()
        self.suggestion = suggestion

    @property
    def answer_is_overdue(self) -> bool:
        """The day by which the answer was promised has passed."""
        due_on = self._answer_due_on()
        return due_on is not None and due_on < today()

    def _answer_due_on(self) -> date | None:
        suggestion = self.suggestion
        return suggestion.due_on if suggestion.is_open and not suggestion.is_question_open else None

    def hand_to_other_seat(self, signer: Signer) -> None:
        """The other seat's turn; where nobody of its own fills it, the lead tandem's. Saves the row."""
        others = [other for other in self.roster().for_seat(self.other_seat) if other.person_id != signer.person_id]
        filled = any(other.standing != Standing.LEAD for other in others)
        self.wait_for(AskedOf.PARTNER if filled else AskedOf.LEAD, due_on=self._answer_due_on())

    def ask(self, asked: AskedOf) -> None:
        """It is their turn from now on. Saves the row."""
        self.wait_for(asked, due_on=self._answer_due_on())

    def ask_no_later_than_due(self) -> None:
        """The answer's date has moved: a signature is never due after the answer it belongs to."""
        due_on = self._answer_due_on()
        if self.state != State.HANDED_OVER or self.cosign_by is None or due_on is None:
            return
        if today() <= due_on < self.cosign_by:
            self.cosign_by = due_on
            self.save(update_fields=["cosign_by"])

    def may_answer(self) -> list[Signer]:
        """Who may co-sign or object now: the other seat, after its silence also one of the lead tandem."""
        signers = self.roster().for_seat(self.other_seat)
        silent = any(signer.standing != Standing.LEAD for signer in signers)  # a vacant seat is filled already
        if silent and self.asked == AskedOf.LEAD and self.body.duty != Duty.LEAD:
            excluded = {signer.person_id for signer in signers} | Recusal.objects.of(self.suggestion).person_ids()
            signers += lent_signers(self.other_seat, excluded)
        return [signer for signer in signers if signer.person_id != self.first_person_id]

    def answer_as(self, by: User, seen: int | None) -> None:
        """Begin to co-sign or object: lock, check, and note whose name it is. Raises OutOfDate, NotPossible."""
        self.lock_with_suggestion(seen)
        if self.state != State.HANDED_OVER:
            raise NotPossible(_("This draft is no longer open."))
        self.must_be_possible()
        signer = required_signer(signer for signer in self.may_answer() if signer.person_id == by.person_id)
        self.sign_second(signer, self.suggestion.version + 1)

    def must_have_running_term(self) -> None:
        if not self.first_term_runs:
            raise NotPossible(_("The term of the person who wrote this draft has ended. Please write a new one."))
