"""Which moves are open to a user on one suggestion now: read by the buttons and by the check of every POST."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Duty
from forums.people.models import User
from forums.people.roles import Visitor
from proposals.suggestions.models import Suggestion
from proposals.suggestions.permissions import Right, rights
from proposals.suggestions.stages import Stage, Visibility

from .decisions import Decision, acting_seats
from .errata import Erratum
from .seats import SeatRoster, Signer
from .solo_moves import SoloMove
from .standing_answers import StandingAnswer, correcting_seats
from .states import State


class Move(models.TextChoices):
    """Values are the last part of the move's address."""

    COSIGN = "unterschreiben", _("Sign")
    OBJECT = "widersprechen", _("Object")
    DRAFT = "entwurf", _("Write a draft")
    HAND_OVER = "uebergeben", _("Hand over to the partner")
    ROUTE = "zuordnen", _("Assign to a team")
    BEGIN = "beginnen", _("Say that we have begun")
    ASK = "rueckfrage", _("Ask the author")
    EXTEND = "zwischenbescheid", _("Interim answer with a later date")
    FORWARD = "weitergeben", _("Forward to another team")
    MERGE = "zusammenfuehren", _("Merge with another suggestion")
    UNMERGE = "trennen", _("Separate again")
    NOT_OURS = "andere-stelle", _("Another office is in charge")
    COUNCIL_PETITION = "an-den-rat", _("Give to the council")
    PERSONAL_CASE = "persoenlich", _("Personal advice")
    CORRECT = "berichtigen", _("Correct the answer")
    AGREE = "berichtigung-unterschreiben", _("Sign the correction")
    DISAGREE = "berichtigung-ablehnen", _("Object to the correction")
    CALL_BACK = "zurueckholen", _("Call back")
    RECUSE = "befangen", _("I am biased")
    REVIEW = "nachpruefen", _("Ask to check again")
    COMMENT = "kommentar", _("Comment internally")


@dataclass(frozen=True)
class Case:
    """A suggestion as one user meets it: what they may sign as, and what is going on."""

    suggestion: Suggestion
    user: User
    rights: frozenset[Right] = field(default_factory=frozenset)

    @classmethod
    def of(cls, user: User, suggestion: Suggestion) -> Self:
        return cls(suggestion, user, rights(user, suggestion))

    @cached_property
    def roster(self) -> SeatRoster:
        return acting_seats(self.suggestion)

    @cached_property
    def signers(self) -> tuple[Signer, ...]:
        return self.roster.for_user(self.user)

    @cached_property
    def decision(self) -> Decision | None:
        """The open draft, whoever wrote it."""
        return Decision.objects.open_for(self.suggestion)

    @cached_property
    def solo_move(self) -> SoloMove | None:
        """What one seat did alone, while it can be called back."""
        return SoloMove.objects.to_call_back(self.suggestion)

    @cached_property
    def may_answer(self) -> bool:
        """Whether the second signature of what was handed over may be this user's."""
        decision = self.decision
        if decision is None or decision.state != State.HANDED_OVER:
            return False
        return any(signer.person_id == self.user.person_id for signer in decision.may_answer())

    @cached_property
    def erratum(self) -> Erratum | None:
        """The correction that waits for its second signature."""
        return None if self.suggestion.is_open else Erratum.objects.open_for(self.suggestion)

    @cached_property
    def may_agree(self) -> bool:
        """Whether the second signature under the correction may be this user's."""
        if self.erratum is None or not self.user.person_id:
            return False
        return any(signer.person_id == self.user.person_id for signer in self.erratum.may_answer())

    @cached_property
    def may_correct(self) -> bool:
        """Whether the user has a seat of those that answered in public, and no correction waits already."""
        if self.suggestion.is_open or self.erratum is not None or not self.user.person_id:
            return False
        standing = StandingAnswer.of(self.suggestion)
        return standing is not None and bool(correcting_seats(self.suggestion, standing).for_user(self.user))

    @property
    def decidable(self) -> bool:
        """Open and public: the only state in which a team acts."""
        return self.suggestion.is_open and self.suggestion.visibility == Visibility.PUBLIC

    @property
    def has_seat(self) -> bool:
        return self.decidable and bool(self.signers)

    @property
    def at_front_desk(self) -> bool:
        """With the lead tandem because nobody was given it yet."""
        suggestion = self.suggestion
        return suggestion.holder.duty == Duty.LEAD and suggestion.hops == 0 and suggestion.field_id is None

    @property
    def may_reroute(self) -> bool:
        return Right.REROUTE in self.rights

    @property
    def drafts_own(self) -> bool:
        draft = self.decision
        if draft is None or draft.state != State.DRAFT:
            return False
        return any(signer.seat == draft.seat for signer in self.signers)

    @property
    def may_call_back(self) -> bool:
        """Whether the user is the partner of the seat that acted alone."""
        if self.solo_move is None or not self.user.person_id:
            return False
        return any(signer.person_id == self.user.person_id for signer in self.solo_move.partners())


def _alone(case: Case) -> bool:
    """What one seat may do without the other; the project owner decides only."""
    return case.has_seat and not case.roster.decides_alone


def _may_review(case: Case) -> bool:
    stage, asked = case.suggestion.stage, case.suggestion.review_asked_at
    return Right.ASK_REVIEW in case.rights and stage in (Stage.DECLINED, Stage.NOT_OURS) and asked is None


RULES: dict[Move, Callable[[Case], bool]] = {
    Move.COSIGN: lambda case: case.decidable and case.may_answer,
    Move.OBJECT: lambda case: case.decidable and case.may_answer,
    Move.DRAFT: lambda case: case.has_seat and (case.decision is None or case.decision.state == State.DRAFT),
    Move.HAND_OVER: lambda case: case.has_seat and case.drafts_own,
    Move.ROUTE: lambda case: case.decidable and case.may_reroute and case.at_front_desk,
    Move.BEGIN: lambda case: case.has_seat and case.suggestion.begun_at is None,
    Move.ASK: lambda case: case.has_seat and case.suggestion.asked_at is None,
    Move.EXTEND: lambda case: case.has_seat and not case.suggestion.extended_at and case.suggestion.due_on is not None,
    Move.FORWARD: lambda case: _alone(case) or (case.decidable and case.may_reroute and not case.at_front_desk),
    Move.MERGE: lambda case: _alone(case) or (case.decidable and case.may_reroute),
    Move.UNMERGE: lambda case: (
        case.suggestion.stage == Stage.MERGED and (bool(case.signers) or case.may_reroute) and not case.may_call_back
    ),
    Move.NOT_OURS: _alone,
    Move.COUNCIL_PETITION: _alone,
    Move.PERSONAL_CASE: _alone,
    Move.CORRECT: lambda case: case.may_correct,
    Move.AGREE: lambda case: case.may_agree,
    Move.DISAGREE: lambda case: case.may_agree,
    Move.CALL_BACK: lambda case: case.may_call_back,
    Move.RECUSE: _alone,
    Move.REVIEW: _may_review,
    Move.COMMENT: lambda case: Right.COMMENT in case.rights or Right.ACT in case.rights,
}


def moves_open_to(user: Visitor, suggestion: Suggestion, case: Case | None = None) -> list[Move]:
    """What the user may do with the suggestion now, in the order of the desk."""
    if not isinstance(user, User) or not user.is_active:
        return []
    case = case or Case.of(user, suggestion)
    return [move for move in Move if RULES[move](case)]
