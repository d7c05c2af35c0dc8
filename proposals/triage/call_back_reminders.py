"""Who may call back what the other seat did alone is reminded once, on the last working day before that ends: of each
step in a mail of its own, of several in one list. What no longer holds when a mail is sent is dropped."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forums.bodies.models import Body
from forums.municipality.calendar import WorkingCalendar, today
from forums.notices.models import Notice, Recipient
from forums.people.models import User
from proposals.suggestions.jobs import each
from proposals.suggestions.models import Suggestion

from .notices import Words, what_happened
from .recipients import accounts_of, to_accounts
from .solo_moves import SoloMove

BACK_DUE = "desk.call_back_soon"
BACK_LIST = "desk.call_back_list"
LISTED_FROM = 3  # steps of one person on one day


def remind_partners() -> int:
    """On the last working day before a partner's time to call a step back ends, and on that day, once; returns how many
    mails are new. The time is short: a whole span before its end they have only just heard of the step."""
    tomorrow = WorkingCalendar.current().add(today(), 1)
    rows = SoloMove.objects.running().filter(back_until__lte=tomorrow).select_related("suggestion", "step", "body")
    due: dict[Recipient, list[SoloMove]] = defaultdict(list)

    def collect(move: SoloMove) -> None:
        for recipient in _waited_for(move):
            due[recipient].append(move)

    each(rows, collect)
    return sum(_write(recipient, moves) for recipient, moves in due.items())


def _waited_for(move: SoloMove) -> list[Recipient]:
    last = SoloMove.objects.to_call_back(move.suggestion)
    if last is None or last.pk != move.pk or localdate(move.step.at) == today():
        return []
    known = set(Notice.objects.filter(event=f"{BACK_DUE}:{move.pk}").values_list("recipient", flat=True))
    listed = Notice.objects.filter(kind=BACK_LIST, written_at__date__gte=localdate(move.step.at))
    known |= {recipient for recipient, data in listed.values_list("recipient", "data") if move.pk in data["moves"]}
    told = to_accounts(accounts_of(signer.person_id for signer in move.partners()))
    return [recipient for recipient in told if recipient.key not in known]


def _write(recipient: Recipient, moves: list[SoloMove]) -> int:
    if len(moves) >= LISTED_FROM:
        named = [move.pk for move in moves]
        event = f"{BACK_LIST}:{today()}:{named[0]}"
        Notice.objects.write(BACK_LIST, event, [recipient], about=moves[0].body, by=None, moves=named)
        return 1
    for move in moves:
        event = f"{BACK_DUE}:{move.pk}"
        Notice.objects.write(BACK_DUE, event, [recipient], about=move.suggestion, by=None, move=move.pk)
    return len(moves)


def _may_call_back(notice: Notice, move: SoloMove) -> bool:
    """Not once it was called back, or cannot be any more, nor whoever has left the seat."""
    last = SoloMove.objects.to_call_back(move.suggestion)
    if last is None or last.pk != move.pk:
        return False
    key = notice.recipient.partition(":")[2]
    persons = [signer.person_id for signer in move.partners()]
    return User.objects.filter(pk=key, person__in=persons, is_active=True).exists()


def back_soon(notice: Notice, suggestion: Suggestion) -> Words | None:
    """The words of a mail about one step."""
    move = SoloMove.objects.to_call_back(suggestion)
    if move is None or move.pk != notice.data["move"] or not _may_call_back(notice, move):
        return None
    sentences = [
        what_happened(move.step),
        _("One signature was enough for this step. You can call it back until %(day)s.")
        % {"day": date_format(move.back_until)},
        _("If you agree, you need not do anything."),
    ]
    headline = _("Your time to call a step back ends")
    return Words(headline, sentences, move.step.text, move.step.text_language)


@dataclass(frozen=True)
class Line:
    """A step in a list: what happened, and until when it can be called back."""

    suggestion: Suggestion
    happened: str
    until: date
    url: str


def back_list(notice: Notice) -> dict[str, object] | None:
    """What the mail about several steps says of those that can still be called back; None where none can."""
    if not isinstance(notice.about, Body):
        return None
    rows = SoloMove.objects.running().filter(pk__in=notice.data["moves"])
    lines = [
        Line(
            move.suggestion,
            what_happened(move.step),
            move.back_until,
            settings.SITE_URL + reverse("desk_case", args=[move.suggestion.number]),
        )
        for move in rows.select_related("suggestion", "step", "body").order_by("back_until", "pk")
        if _may_call_back(notice, move)
    ]
    return {"lines": lines, "count": len(lines), "url": settings.SITE_URL + reverse("desk")} if lines else None
