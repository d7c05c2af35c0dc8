"""The words of the desk's mails to the seats, rendered when they are sent. All look alike (one template).

Each says which step, whose, why, and shows its words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forums.municipality.calendar import today
from forums.municipality.text_language import checked
from forums.notices.kinds import register
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.outcomes import reason_text
from proposals.suggestions.permissions import is_private

from .comments import Comment
from .decisions import Decision
from .errata import Erratum
from .permissions import may_open_case
from .signatures import AskedOf


@dataclass(frozen=True)
class Words:
    """`quotation` is what somebody wrote, in its language."""

    headline: str
    sentences: list[str]
    quotation: str = ""
    language: str = "de"


# None: no longer true, so no mail.
type Wording = Callable[[Notice, Suggestion], Words | None]

TEMPLATE = "proposals/triage/notices"
DIGEST = "proposals/triage/digest"


def _step(notice: Notice, suggestion: Suggestion) -> Step | None:
    """The Step it tells of; none in notices of earlier versions."""
    steps = Step.objects.filter(suggestion=suggestion, number=notice.data.get("step"))
    return steps.select_related("actor__person", "body").first()


def what_happened(step: Step) -> str:
    """`Passed on: Erfundene Person, Netzwerk Sprachförderung (City), 3 December 2026`: which step, whose, when."""
    body = f"{step.body} ({step.get_seat_display()})" if step.body and step.seat else str(step.body or "")
    person = step.actor.get_full_name() if step.actor and step.seat else ""
    who = [part for part in (person, body, date_format(localdate(step.at))) if part]
    return f"{step.get_kind_display()}: {', '.join(who)}"


def _to_sign(notice: Notice, suggestion: Suggestion) -> Words | None:
    waiting = Decision.objects.of(suggestion).handed_over().filter(pk=notice.data["decision"])
    decision = waiting.select_related("first_person", "body").first()
    if decision is None or (due := decision.sign_due) is None:
        return None
    sentences = [_("%(who)s has written a draft of an answer.") % {"who": decision.first_person}]
    if decision.asked == AskedOf.LEAD:
        sentences.append(str(reason_text("partner_silent")))
    sentences.append(_("It takes effect with your signature."))
    if due.is_late:
        until = _("You can still sign or object: overdue since %(day)s.")
    elif decision.answer_is_overdue:
        until = _(
            "The answer is overdue: please sign or object as soon as you can. After %(day)s we ask somebody else."
        )
    else:
        until = _("Please sign or object by %(day)s. After that we ask somebody else.")
    return Words(_("Please sign"), [*sentences, until % {"day": due.day}], decision.answer)


def _correction_to_sign(notice: Notice, suggestion: Suggestion) -> Words | None:
    erratum = Erratum.objects.of(suggestion).handed_over().filter(pk=notice.data["erratum"]).first()
    if erratum is None or (due := erratum.sign_due) is None:
        return None
    if due.is_late:
        until = _("You can still sign or object: overdue since %(day)s.")
    else:
        until = _("Please sign or object by %(day)s. After that we ask somebody else.")
    sentences = [
        _("An answer that is public already is to be corrected. It takes effect with your signature."),
        _("Why: %(why)s") % {"why": erratum.reason},
        until % {"day": due.day},
    ]
    return Words(_("Please sign a correction"), sentences, erratum.answer)


def _correction_objected(notice: Notice, suggestion: Suggestion) -> Words | None:
    erratum = Erratum.objects.of(suggestion).filter(pk=notice.data.get("erratum")).first()
    said = erratum.objection if erratum else ""  # notices of earlier versions name none
    sentences = [_("The answer stays as it is. You can read the reason on the desk.")]
    return Words(_("There is an objection to your correction"), sentences, said, checked("de", said))


def _correction_lapsed(notice: Notice, suggestion: Suggestion) -> Words | None:
    sentences = [
        str(reason_text(notice.data["reason"])),
        _("The answer stays as it is. Your text is kept on the desk."),
    ]
    return Words(_("Your correction has lapsed"), sentences)


def _day(day: date) -> dict[str, str]:
    return {"day": date_format(day)}


def _objected(notice: Notice, suggestion: Suggestion) -> Words | None:
    decision = (
        Decision.objects.of(suggestion).filter(pk=notice.data["decision"]).select_related("second_person").first()
    )
    if decision is None:
        return None
    sentences = [_("%(who)s objects to your draft.") % {"who": decision.second_person}]
    if suggestion.is_open and decision.body_id == suggestion.holder_id:
        sentences.append(_("You can write a new draft on the desk."))
    language = checked("de", decision.objection)
    return Words(_("There is an objection to your draft"), sentences, decision.objection, language)


def _lapsed(notice: Notice, suggestion: Suggestion) -> Words | None:
    return Words(
        _("Your draft has lapsed"),
        [str(reason_text(notice.data["reason"])), _("Your text is kept. You can find it on the desk.")],
    )


def _alone(notice: Notice, suggestion: Suggestion) -> Words | None:
    until, step = date.fromisoformat(notice.data["until"]), _step(notice, suggestion)
    sentences = [what_happened(step)] if step else []
    if until >= today():
        words = _("One signature was enough for this step. You can call it back until %(day)s.")
    else:
        words = _("One signature was enough for this step. You could call it back until %(day)s.")
    sentences.append(words % _day(until))
    return _said(_("Your partner has acted"), sentences, step)


def _called_back(notice: Notice, suggestion: Suggestion) -> Words | None:
    step = _step(notice, suggestion)
    sentences = [what_happened(step)] if step else []
    sentences.append(_("Your partner has called your step back. The suggestion is where it was."))
    return _said(_("Your step was called back"), sentences, step)


def _recused(notice: Notice, suggestion: Suggestion) -> Words | None:
    return Words(
        _("You act in this case"),
        [_("The person whose turn it was is biased and takes no part. Please act in their place.")],
    )


def _arrived(notice: Notice, suggestion: Suggestion) -> Words | None:
    if not suggestion.is_open:
        return None
    step = _step(notice, suggestion)
    sentences = [_("Your team has this suggestion now."), *([what_happened(step)] if step else [])]
    if why := str(reason_text(notice.data["why"], days=notice.data.get("days"))):
        sentences.append(why)
    if suggestion.due:
        sentences.append(f"{suggestion.due}.")
    return _said(_("A suggestion for your team"), sentences, step)


def _replied(notice: Notice, suggestion: Suggestion) -> Words | None:
    if not suggestion.is_open:
        return None
    sentences = [_("Your question was answered."), *([f"{suggestion.due}."] if suggestion.due else [])]
    return _said(_("The author has answered"), sentences, _step(notice, suggestion))


def _unanswered(notice: Notice, suggestion: Suggestion) -> Words | None:
    if not suggestion.is_open:
        return None
    due = suggestion.due
    if due and due.is_late:
        what = _("No answer to your question came in time. It is your team's turn.")
    else:
        what = _("No answer to your question came in time. The clock is running again.")
    sentences = [what, *([f"{due}."] if due else [])]
    return Words(_("The author has not answered"), sentences)


def _said(headline: str, sentences: list[str], step: Step | None) -> Words:
    return Words(headline, sentences, step.text, step.text_language) if step else Words(headline, sentences)


def _comment(notice: Notice, suggestion: Suggestion) -> Words | None:
    """Not to whom has read it on the desk meanwhile."""
    comment = Comment.objects.filter(pk=notice.data["comment"]).select_related("author__person").first()
    if comment is None or not comment.unread_by.filter(pk=notice.recipient.partition(":")[2]).exists():
        return None
    who = [comment.author.get_full_name() if comment.author else "", comment.author_role]
    day = date_format(localdate(comment.at))
    sentences = [f"{_('Internal comment')}: {', '.join([part for part in who if part] + [day])}"]
    return Words(_("A comment by your team"), sentences, comment.text, checked("de", comment.text))


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
    "desk.comment": _comment,
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
    url = settings.SITE_URL + reverse("desk_case", args=[suggestion.number])
    return {"suggestion": suggestion, "words": words, "url": url, "to_office": notice.recipient.startswith("body:")}


def register_wordings(wordings: dict[str, Wording]) -> None:
    for name, wording in wordings.items():
        register(name, template=TEMPLATE, context=partial(_context, wording), digest=DIGEST)


def register_notices() -> None:
    register_wordings(WORDINGS)
