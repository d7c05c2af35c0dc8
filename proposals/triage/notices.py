"""Mails to the seats: what waits for them, what happened to what they wrote. All look alike (one template)."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.notices.kinds import register
from forums.notices.models import Notice, Recipient
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import reason_text

if TYPE_CHECKING:
    from .casework import SoloMove
    from .decisions import Decision
    from .drafts import Drafted
    from .seats import Signer

type Words = tuple[str, list[str]]

TEMPLATE = "proposals/triage/notices"


def _to(people: Iterable[int | None]) -> list[Recipient]:
    users = User.objects.filter(person__in=[one for one in people if one], is_active=True)
    return [Recipient(f"user:{user.pk}", user.email, user.language) for user in users]


def _write(kind: str, suggestion: Suggestion, people: Iterable[int | None], *, event: Any, **data: Any) -> None:
    Notice.objects.write(kind, f"{kind}:{suggestion.pk}:{event}", _to(people), about=suggestion, **data)


def to_sign(decision: "Decision", signers: "Iterable[Signer]", *, event: Any) -> None:
    """Ask for the second signature. `event` tells the first asking from the next rung of the ladder."""
    people = [one.person_id for one in signers]
    _write("desk.to_sign", decision.suggestion, people, event=event, decision=decision.pk)


def objected(decision: "Decision", *, event: int) -> None:
    _write("desk.objected", decision.suggestion, [decision.first_person_id], event=event, decision=decision.pk)


def lapsed(decision: "Drafted", *, event: int) -> None:
    people = [decision.first_person_id]
    _write("desk.lapsed", decision.suggestion, people, event=event, reason=decision.lapse_reason)


def acted_alone(solo: "SoloMove", partners: "Iterable[Signer]") -> None:
    people = [one.person_id for one in partners]
    _write("desk.alone", solo.suggestion, people, event=solo.step_id, until=solo.back_until.isoformat())


def called_back(solo: "SoloMove") -> None:
    _write("desk.called_back", solo.suggestion, [solo.person_id], event=solo.step_id)


def recused(suggestion: Suggestion, successors: "Iterable[Signer]", *, event: int) -> None:
    _write("desk.recused", suggestion, [one.person_id for one in successors], event=event)


def arrived(suggestion: Suggestion, signers: "Iterable[Signer]", *, event: int, why: str = "") -> None:
    """The body has it from now on: new, passed on, escalated, opened again or back after deferral."""
    _write("desk.arrived", suggestion, [one.person_id for one in signers], event=event, why=why)


def replied(suggestion: Suggestion, signers: "Iterable[Signer]", *, event: int) -> None:
    _write("desk.replied", suggestion, [one.person_id for one in signers], event=event)


# The words, rendered when the mail is sent. None: no longer true, so no mail.


def _say_to_sign(notice: Notice, suggestion: Suggestion) -> Words | None:
    decision = suggestion.decisions.handed_over().filter(pk=notice.data["decision"]).first()
    if decision is None or decision.cosign_by is None:
        return None
    day = date_format(decision.cosign_by)
    return _("Please sign"), [
        _("There is a draft of an answer. It takes effect with your signature."),
        _("Please sign or object by %(day)s. After that we ask somebody else.") % {"day": day},
    ]


def _say_objected(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("Your draft met with an objection"), [_("You can read the reason on the desk and write a new draft.")]


def _say_lapsed(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("Your draft has lapsed"), [
        str(reason_text(notice.data["reason"])),
        _("Your text is kept. You find it on the desk."),
    ]


def _say_alone(notice: Notice, suggestion: Suggestion) -> Words | None:
    day = date_format(date.fromisoformat(notice.data["until"]))
    return _("Your partner has acted"), [
        _("One signature was enough for this step. You can call it back until %(day)s.") % {"day": day}
    ]


def _say_called_back(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("Your step was called back"), [
        _("Your partner has called your step back. The suggestion is where it was.")
    ]


def _say_recused(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("You act in this case"), [
        _("The person whose turn it was is biased and takes no part. Please act in their place.")
    ]


def _say_arrived(notice: Notice, suggestion: Suggestion) -> Words | None:
    if not suggestion.is_open:
        return None
    sentences = [_("Your team has this suggestion now.")]
    if why := str(reason_text(notice.data["why"])):
        sentences.append(why)
    if suggestion.due_on:
        sentences.append(_("An answer is due by %(day)s.") % {"day": date_format(suggestion.due_on)})
    return _("A suggestion for your team"), sentences


def _say_replied(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("The author has answered"), [_("Your question was answered. The clock goes on.")]


def _context(say: Callable[[Notice, Suggestion], Words | None]) -> Callable[[Notice], dict[str, Any] | None]:
    def context(notice: Notice) -> dict[str, Any] | None:
        suggestion = notice.about
        if not isinstance(suggestion, Suggestion) or (words := say(notice, suggestion)) is None:
            return None
        headline, sentences = words
        url = settings.SITE_URL + reverse("desk_case", args=[suggestion.number])
        return {"suggestion": suggestion, "headline": headline, "sentences": sentences, "url": url}

    return context


def register_notices() -> None:
    for name, say in {
        "desk.to_sign": _say_to_sign,
        "desk.objected": _say_objected,
        "desk.lapsed": _say_lapsed,
        "desk.alone": _say_alone,
        "desk.called_back": _say_called_back,
        "desk.recused": _say_recused,
        "desk.arrived": _say_arrived,
        "desk.replied": _say_replied,
    }.items():
        register(name, template=TEMPLATE, context=_context(say))
