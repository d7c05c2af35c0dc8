"""The words of the desk's mails to the seats, rendered when they are sent. All look alike (one template)."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.notices.kinds import register
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import reason_text
from proposals.suggestions.permissions import is_private

from .decisions import Decision
from .permissions import may_open_case

type Words = tuple[str, list[str]]  # headline, sentences
# None: no longer true, so no mail.
type Wording = Callable[[Notice, Suggestion], Words | None]

TEMPLATE = "proposals/triage/notices"


def _to_sign(notice: Notice, suggestion: Suggestion) -> Words | None:
    decision = Decision.objects.of(suggestion).handed_over().filter(pk=notice.data["decision"]).first()
    if decision is None or decision.cosign_by is None:
        return None
    day = date_format(decision.cosign_by)
    return _("Please sign"), [
        _("There is a draft of an answer. It takes effect with your signature."),
        _("Please sign or object by %(day)s. After that we ask somebody else.") % {"day": day},
    ]


def _objected(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("There is an objection to your draft"), [_("You can read the reason on the desk and write a new draft.")]


def _lapsed(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("Your draft has lapsed"), [
        str(reason_text(notice.data["reason"])),
        _("Your text is kept. You can find it on the desk."),
    ]


def _alone(notice: Notice, suggestion: Suggestion) -> Words | None:
    day = date_format(date.fromisoformat(notice.data["until"]))
    return _("Your partner has acted"), [
        _("One signature was enough for this step. You can call it back until %(day)s.") % {"day": day}
    ]


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
    if why := str(reason_text(notice.data["why"])):
        sentences.append(why)
    if suggestion.due_on:
        sentences.append(_("An answer is due by %(day)s.") % {"day": date_format(suggestion.due_on)})
    return _("A suggestion for your team"), sentences


def _replied(notice: Notice, suggestion: Suggestion) -> Words | None:
    return _("The author has answered"), [_("Your question was answered. The clock is running again.")]


WORDINGS: dict[str, Wording] = {
    "desk.to_sign": _to_sign,
    "desk.objected": _objected,
    "desk.lapsed": _lapsed,
    "desk.alone": _alone,
    "desk.called_back": _called_back,
    "desk.recused": _recused,
    "desk.arrived": _arrived,
    "desk.replied": _replied,
}


def _may_be_told(notice: Notice, suggestion: Suggestion) -> bool:
    """What has become private since the mail was written goes to nobody but those who have it."""
    if not is_private(suggestion):
        return True
    _user, _colon, key = notice.recipient.partition(":")
    reader = User.objects.filter(pk=key).first()
    return reader is not None and may_open_case(reader, suggestion)


def _context(wording: Wording, notice: Notice) -> dict[str, object] | None:
    suggestion = notice.about
    if not isinstance(suggestion, Suggestion) or not _may_be_told(notice, suggestion):
        return None
    if (words := wording(notice, suggestion)) is None:
        return None
    headline, sentences = words
    url = settings.SITE_URL + reverse("desk_case", args=[suggestion.number])
    return {"suggestion": suggestion, "headline": headline, "sentences": sentences, "url": url}


def register_notices() -> None:
    for name, wording in WORDINGS.items():
        register(name, template=TEMPLATE, context=partial(_context, wording))
