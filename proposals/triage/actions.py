"""Each move with its form, the verb it calls, and what is said when it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.bodies.models import Body, Duty
from forums.bodies.permissions import memberships_of
from forums.fields.models import ActionField
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import StepKind

from .bias import recuse
from .comments import Comment
from .decisions import Decision
from .errata import Erratum, Words
from .forms import moves as forms
from .moves import Case, Move


class MoveData(TypedDict, total=False):
    """The cleaned data of the forms of all moves; which keys there are, each form says."""

    version: int
    text: str
    reason: str
    would_change: str
    to: ActionField | Body
    into: Suggestion
    uuid: UUID


class ActingSeat(TypedDict):
    """What every verb of a single seat is told."""

    by: User
    seat: str
    seen: int


@dataclass(frozen=True)
class DeskAction:
    """`step` is what the history shows afterwards: a repeated request is known by it."""

    form: type[forms.DeskForm]
    verb: Callable[[Case, MoveData], None]
    done: StrOrPromise
    step: StepKind | None = None


def _seat(case: Case, data: MoveData) -> ActingSeat:
    return {"by": case.user, "seat": case.signers[0].seat if case.signers else "", "seen": data["version"]}


def _open_decision(case: Case) -> Decision:
    if case.decision is None:
        raise NotPossible(_("This draft is no longer open."))
    return case.decision


def _cosign(case: Case, data: MoveData) -> None:
    _open_decision(case).cosign(by=case.user, seen=data["version"])


def _object(case: Case, data: MoveData) -> None:
    _open_decision(case).object(by=case.user, reason=data["text"], seen=data["version"])


def _hand_over(case: Case, data: MoveData) -> None:
    _open_decision(case).hand_over(by=case.user, seen=data["version"])


def _route(case: Case, data: MoveData) -> None:
    case.suggestion.route(to=data["to"], by=case.user, seen=data["version"])


def _begin(case: Case, data: MoveData) -> None:
    case.suggestion.begin(**_seat(case, data))


def _ask(case: Case, data: MoveData) -> None:
    case.suggestion.ask(question=data["text"], **_seat(case, data))


def _extend(case: Case, data: MoveData) -> None:
    case.suggestion.extend(text=data["text"], **_seat(case, data))


def _forward(case: Case, data: MoveData) -> None:
    case.suggestion.forward(to=data["to"], reason=data["text"], **_seat(case, data))


def _merge(case: Case, data: MoveData) -> None:
    case.suggestion.merge(into=data["into"], reason=data["text"], **_seat(case, data))


def _unmerge(case: Case, data: MoveData) -> None:
    case.suggestion.unmerge(body=case.suggestion.holder, text=data["text"], **_seat(case, data))


def _not_ours(case: Case, data: MoveData) -> None:
    case.suggestion.refer_elsewhere(text=data["text"], **_seat(case, data))


def _council(case: Case, data: MoveData) -> None:
    case.suggestion.pass_to_council(text=data["text"], **_seat(case, data))


def _personal(case: Case, data: MoveData) -> None:
    case.suggestion.advise_personally(text=data["text"], **_seat(case, data))


def _call_back(case: Case, data: MoveData) -> None:
    if case.solo_move is None:
        raise NotPossible(_("It is too late to call this back."))
    case.solo_move.call_back(by=case.user, reason=data["text"], seen=data["version"])


def _recuse(case: Case, data: MoveData) -> None:
    recuse(case.suggestion, by=case.user, seen=data["version"])


def _review(case: Case, data: MoveData) -> None:
    members = memberships_of(case.user)
    office = next(member.body for member in members if member.body.duty == Duty.MIGRATION_OFFICER)
    case.suggestion.review(by=case.user, body=office, reason=data["text"], seen=data["version"])


def _correct(case: Case, data: MoveData) -> None:
    words = Words(data["text"], data["reason"], data.get("would_change", ""))
    Erratum.propose(case.suggestion, words, by=case.user, seen=data["version"])


def _open_erratum(case: Case) -> Erratum:
    if case.erratum is None:
        raise NotPossible(_("This draft is no longer open."))
    return case.erratum


def _agree(case: Case, data: MoveData) -> None:
    _open_erratum(case).cosign(by=case.user, seen=data["version"])


def _disagree(case: Case, data: MoveData) -> None:
    _open_erratum(case).object(by=case.user, reason=data["text"], seen=data["version"])


def _comment(case: Case, data: MoveData) -> None:
    """A comment changes nothing anybody could have missed: it needs no version."""
    Comment.write(case.suggestion, data["text"], by=case.user, uuid=data["uuid"])


ACTIONS: dict[Move, DeskAction] = {
    Move.COSIGN: DeskAction(forms.DeskForm, _cosign, _("Signed. The answer is public now."), StepKind.DECIDED),
    Move.OBJECT: DeskAction(forms.ObjectForm, _object, _("Your objection is on the desk now."), StepKind.OBJECTED),
    Move.HAND_OVER: DeskAction(forms.DeskForm, _hand_over, _("Handed over to your partner."), StepKind.HANDED_OVER),
    Move.ROUTE: DeskAction(forms.RouteForm, _route, _("Assigned."), StepKind.ROUTED),
    Move.BEGIN: DeskAction(forms.DeskForm, _begin, _("Everybody can see that you have begun."), StepKind.BEGUN),
    Move.ASK: DeskAction(
        forms.AskForm, _ask, _("The author can read your question now. The clock is paused."), StepKind.ASKED
    ),
    Move.EXTEND: DeskAction(forms.ExtendForm, _extend, _("The new date is public."), StepKind.INTERIM_ANSWER),
    Move.FORWARD: DeskAction(forms.ForwardForm, _forward, _("Forwarded."), StepKind.FORWARDED),
    Move.MERGE: DeskAction(forms.MergeForm, _merge, _("Merged."), StepKind.MERGED),
    Move.UNMERGE: DeskAction(forms.UnmergeForm, _unmerge, _("Separated again."), StepKind.UNMERGED),
    Move.NOT_OURS: DeskAction(forms.NotOursForm, _not_ours, _("Done. The author can read it now."), StepKind.DECIDED),
    Move.COUNCIL_PETITION: DeskAction(
        forms.CouncilForm, _council, _("Done. The author can read it now."), StepKind.DECIDED
    ),
    Move.PERSONAL_CASE: DeskAction(forms.PersonalForm, _personal, _("Done. The text is hidden now."), StepKind.DECIDED),
    Move.CORRECT: DeskAction(
        forms.CorrectForm, _correct, _("The correction has been sent to your partner."), StepKind.CORRECTING
    ),
    Move.AGREE: DeskAction(forms.DeskForm, _agree, _("Signed. The correction is public now."), StepKind.CORRECTED),
    Move.DISAGREE: DeskAction(forms.ObjectForm, _disagree, _("Your objection has been sent."), StepKind.OBJECTED),
    Move.CALL_BACK: DeskAction(forms.CallBackForm, _call_back, _("Called back."), StepKind.CALLED_BACK),
    Move.RECUSE: DeskAction(forms.DeskForm, _recuse, _("Somebody else is handling this case now."), StepKind.RECUSED),
    Move.REVIEW: DeskAction(forms.ReviewForm, _review, _("The lead tandem checks it again."), StepKind.REOPENED),
    Move.COMMENT: DeskAction(forms.CommentForm, _comment, _("Your comment has been saved.")),
}
