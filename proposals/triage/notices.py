"""The words of the desk's mails to the seats, rendered when they are sent. All look alike (one template)."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.municipality.calendar import today
from forums.notices.kinds import register
from forums.notices.models import Notice
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import reason_text

from .decisions import Decision
from .errata import Erratum

type Words = tuple[str, list[str]]  # headline, sentences
# None: no longer true, so no mail.
type Wording = Callable[[Notice, Suggestion], Words | None]

TEMPLATE = "proposals/triage/notices"


def _to_sign(notice: Notice, suggestion: Suggestion) -> Words | None:
    decision = Decision.objects.of(suggestion).handed_over().filter(pk=notice.data["decision"]).first()
    if decision is None or (due := decision.sign_due) is None:
        return None
    if due.is_late:
        until = _("You can still sign or object: overdue since %(day)s.")
    elif decision.answer_is_overdue:
        until = _(
            "The answer is overdue: please sign or object as soon as you can. After %(day)s we ask somebody else."
        )
    else:
        until = _("Please sign or object by %(day)s. After that we ask somebody else.")
    return _("Please sign"), [
        _("There is a draft of an answer. It takes effect with your signature."),
        until % {"day": due.day},
    ]


def _correction_to_sign(notice: Notice, suggestion: Suggestion) -> Words | None:
    erratum = Erratum.objects.of(suggestion).handed_over().filter(pk=notice.data["erratum"]).first()
    if erratum is None or (due := erratum.sign_due) is None:
        return None
    if due.is_late:
        until = _("You can still sign or object: overdue since %(day)s.")
    else:
        until = _("Please sign or object by %(day)s. After that we ask somebody else.")
    return _("Please sign a correction"), [
        _("An answer that is public already is to be corrected. It takes effect with your signature."),
        until % {"day": due.day},
    ]


def _correction_objected(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("There is an objection to your correction"), [
        _("The answer stays as it is. You can read the reason on the desk.")
    ]


def _correction_lapsed(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("Your correction has lapsed"), [
        str(reason_text(notice.data["reason"])),
        _("The answer stays as it is. Your text is kept on the desk."),
    ]


def _objected(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("There is an objection to your draft"), [_("You can read the reason on the desk and write a new draft.")]


def _lapsed(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("Your draft has lapsed"), [
        str(reason_text(notice.data["reason"])),
        _("Your text is kept. You can find it on the desk."),
    ]


def _alone(notice: Notice, suggestion: Suggestion) -> Words | None:
    until = date.fromisoformat(notice.data["until"])
    if until < today():
        words = _("One signature was enough for this step. You could call it back until %(day)s.")
    else:
        words = _("One signature was enough for this step. You can call it back until %(day)s.")
    return _("Your partner has acted"), [words % {"day": date_format(until, "DATE_FORMAT")}]


def _called_back(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("Your step was called back"), [
        _("Your partner has called your step back. The suggestion is where it was.")
    ]


def _recused(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("You act in this case"), [
        _("The person whose turn it was is biased and takes no part. Please act in their place.")
    ]


def _arrived(notice: Notice, suggestion: Suggestion) -> Words | None:
    if not suggestion.is_open:
        return None
    sentences = [_("Your team has this suggestion now.")]
    if why := str(reason_text(notice.data["why"], days=notice.data.get("days"))):
        sentences.append(why)
    if suggestion.due:
        sentences.append(f"{suggestion.due}.")
    return _("A suggestion for your team"), sentences


def _replied(notice: Notice, suggestion: Suggestion) -> Words | None:
    if not suggestion.is_open:
        return None
    return _("The author has answered"), [_("Your question was answered."), f"{suggestion.due}."]


def _unanswered(notice: Notice, suggestion: Suggestion) -> Words | None:
    if not suggestion.is_open:
        return None
    return _("The author has not answered"), [
        _("No answer to your question came in time. The clock is running again."),
        f"{suggestion.due}.",
    ]


WORDINGS: dict[str, Wording] = {
    "desk.to_sign": _to_sign,
    "desk.objected": _objected,
    "desk.correction_to_sign": _correction_to_sign,
    "desk.correction_objected": _correction_objected,
    "desk.correction_lapsed": _correction_lapsed,
    "desk.lapsed": _lapsed,
    "desk.alone": _alone,
    "desk.called_back": _called_back,
    "desk.recused": _recused,
    "desk.arrived": _arrived,
    "desk.replied": _replied,
    "desk.unanswered": _unanswered,
}


def _context(wording: Wording, notice: Notice) -> dict[str, object] | None:
    suggestion = notice.about
    if not isinstance(suggestion, Suggestion) or (words := wording(notice, suggestion)) is None:
        return None
    headline, sentences = words
    url = settings.SITE_URL + reverse("desk_case", args=[suggestion.number])
    return {"suggestion": suggestion, "headline": headline, "sentences": sentences, "url": url}


def register_notices() -> None:
    for name, wording in WORDINGS.items():
        register(name, template=TEMPLATE, context=partial(_context, wording))
