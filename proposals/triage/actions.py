"""Each move with its form, the verb it calls, and what is said when it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.bodies.models import Duty
from forums.bodies.permissions import memberships_of
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.steps import StepKind

from . import forms
from .casework import Comment, Recusal
from .decisions import Decision
from .moves import Case, Move

type Data = dict[str, Any]


@dataclass(frozen=True)
class Act:
    form: type[forms.DeskForm]
    verb: Callable[[Case, Data], None]
    done: StrOrPromise
    step: StepKind | None = None  # what the history shows afterwards: a repeated request is known by it


def _as_seat(case: Case, data: Data) -> dict[str, Any]:
    seat = case.signers[0].seat if case.signers else ""
    return {"by": case.user, "seat": seat, "seen": data["version"]}


def _open(case: Case) -> Decision:
    if case.decision is None:
        raise NotPossible(_("This draft is no longer open."))
    return case.decision


def _cosign(case: Case, data: Data) -> None:
    _open(case).cosign(by=case.user, seen=data["version"])


def _object(case: Case, data: Data) -> None:
    _open(case).object(by=case.user, reason=data["text"], seen=data["version"])


def _hand_over(case: Case, data: Data) -> None:
    _open(case).hand_over(by=case.user, seen=data["version"])


def _route(case: Case, data: Data) -> None:
    case.suggestion.route(to=data["to"], by=case.user, seen=data["version"])


def _begin(case: Case, data: Data) -> None:
    case.suggestion.begin(**_as_seat(case, data))


def _ask(case: Case, data: Data) -> None:
    case.suggestion.ask(question=data["text"], **_as_seat(case, data))


def _extend(case: Case, data: Data) -> None:
    case.suggestion.extend(text=data["text"], **_as_seat(case, data))


def _forward(case: Case, data: Data) -> None:
    case.suggestion.forward(to=data["to"], reason=data["text"], **_as_seat(case, data))


def _merge(case: Case, data: Data) -> None:
    case.suggestion.merge(into=data["into"], reason=data["text"], **_as_seat(case, data))


def _unmerge(case: Case, data: Data) -> None:
    case.suggestion.unmerge(body=case.suggestion.holder, text=data["text"], **_as_seat(case, data))


def _not_ours(case: Case, data: Data) -> None:
    case.suggestion.refer_elsewhere(text=data["text"], **_as_seat(case, data))


def _council(case: Case, data: Data) -> None:
    case.suggestion.pass_to_council(text=data["text"], **_as_seat(case, data))


def _personal(case: Case, data: Data) -> None:
    case.suggestion.advise_personally(text=data["text"], **_as_seat(case, data))


def _call_back(case: Case, data: Data) -> None:
    if case.solo is None:
        raise NotPossible(_("The time to call this back is over."))
    case.solo.suggestion = case.suggestion
    case.solo.call_back(by=case.user, reason=data["text"], seen=data["version"])


def _recuse(case: Case, data: Data) -> None:
    Recusal.declare(case.suggestion, by=case.user, seen=data["version"])


def _review(case: Case, data: Data) -> None:
    body = next(one.body for one in memberships_of(case.user) if one.body.duty == Duty.MIGRATION_OFFICER)
    case.suggestion.review(by=case.user, body=body, reason=data["text"], seen=data["version"])


def _comment(case: Case, data: Data) -> None:
    """A comment changes nothing anybody could have missed: it needs no version, and twice is once."""
    members = memberships_of(case.user)
    here = [one for one in members if one.body_id == case.suggestion.holder_id] or members
    role = f"{here[0].get_role_display()}, {here[0].body}" if here else ""
    said = {"suggestion": case.suggestion, "author": case.user, "as_what": role[:160], "text": data["text"]}
    Comment.objects.get_or_create(uuid=data["uuid"], defaults=said)


ACTS: dict[Move, Act] = {
    Move.COSIGN: Act(forms.DeskForm, _cosign, _("Signed. The answer is public now."), StepKind.DECIDED),
    Move.OBJECT: Act(forms.ObjectForm, _object, _("Your objection has been sent."), StepKind.OBJECTED),
    Move.HAND_OVER: Act(forms.DeskForm, _hand_over, _("Handed over to your partner."), StepKind.HANDED_OVER),
    Move.ROUTE: Act(forms.RouteForm, _route, _("Assigned."), StepKind.ROUTED),
    Move.BEGIN: Act(forms.DeskForm, _begin, _("Everybody can see that you have begun."), StepKind.BEGUN),
    Move.ASK: Act(forms.AskForm, _ask, _("Your question has been sent. The clock stands still."), StepKind.ASKED),
    Move.EXTEND: Act(forms.ExtendForm, _extend, _("The new date is public."), StepKind.INTERIM_ANSWER),
    Move.FORWARD: Act(forms.ForwardForm, _forward, _("Passed on."), StepKind.FORWARDED),
    Move.MERGE: Act(forms.MergeForm, _merge, _("Merged."), StepKind.MERGED),
    Move.UNMERGE: Act(forms.UnmergeForm, _unmerge, _("Separated again."), StepKind.UNMERGED),
    Move.NOT_OURS: Act(forms.NotOursForm, _not_ours, _("Done. The author hears of it."), StepKind.DECIDED),
    Move.COUNCIL_PETITION: Act(forms.CouncilForm, _council, _("Done. The author hears of it."), StepKind.DECIDED),
    Move.PERSONAL_CASE: Act(forms.PersonalForm, _personal, _("Done. The text is hidden now."), StepKind.DECIDED),
    Move.CALL_BACK: Act(forms.CallBackForm, _call_back, _("Called back."), StepKind.CALLED_BACK),
    Move.RECUSE: Act(forms.DeskForm, _recuse, _("Somebody else acts in this case now."), StepKind.RECUSED),
    Move.REVIEW: Act(forms.ReviewForm, _review, _("The lead tandem checks it again."), StepKind.REOPENED),
    Move.COMMENT: Act(forms.CommentForm, _comment, _("Your comment has been saved.")),
}
