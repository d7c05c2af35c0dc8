"""The words of the reminders. Days are counted and lists made when a mail is sent; what no longer holds is dropped."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.bodies.models import Body
from forums.municipality.calendar import WorkingCalendar, today
from forums.notices.kinds import register
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.reminders import LEAD_LIST, MOST_LISTED, SEAT_OVERDUE

from .decisions import Decision, acting_seats
from .notices import Words, register_wordings, what_happened
from .overdue import goes_to_lead_on
from .reminders import BACK_DUE, COORDINATION_LIST, SEAT_DUE, SIGN_DUE, overdue
from .solo_moves import SoloMove

LIST_TEMPLATE = "proposals/triage/overdue_list"


def _still_acts(notice: Notice, suggestion: Suggestion) -> bool:
    """Whether the recipient may act here today: a seat, or the body's own address."""
    kind, _colon, key = notice.recipient.partition(":")
    if kind == "body":
        return str(suggestion.holder_id) == key
    user = User.objects.filter(pk=key, is_active=True).first()
    return user is not None and bool(acting_seats(suggestion).for_user(user))


def _date_of(notice: Notice, suggestion: Suggestion) -> date | None:
    """The date it reminds of, where that is still the suggestion's and its clock runs."""
    runs = suggestion.is_open and suggestion.is_public and not suggestion.is_question_open
    day = suggestion.due_on
    if not runs or day is None or day.isoformat() != notice.data["due"] or not _still_acts(notice, suggestion):
        return None
    return day


def _due_soon(notice: Notice, suggestion: Suggestion) -> Words | None:
    day = _date_of(notice, suggestion)
    if day is None or day < today():
        return None
    return Words(_("An answer is due soon"), [_due_in(day), _state(suggestion)])


def _due_in(day: date) -> str:
    left = WorkingCalendar.current().between(today(), day)
    if not left:
        return _("The answer is due by %(day)s: that is today.") % {"day": date_format(day)}
    return ngettext(
        "The answer is due by %(day)s: in %(left)s working day.",
        "The answer is due by %(day)s: in %(left)s working days.",
        left,
    ) % {"day": date_format(day), "left": left}


def _state(suggestion: Suggestion) -> str:
    decision = Decision.objects.open_for(suggestion)
    if decision is None:
        return _("Nobody has begun a draft yet.")
    if decision.cosign_by is None:
        return _("There is a draft that has not been handed over yet.")
    return _("A draft of the answer waits for its second signature.")


def _overdue(notice: Notice, suggestion: Suggestion) -> Words | None:
    day = _date_of(notice, suggestion)
    late = WorkingCalendar.current().between(day, today()) if day else 0
    if day is None or late < 1:
        return None
    sentence = ngettext(
        "The answer was due by %(day)s. It is %(late)s working day late.",
        "The answer was due by %(day)s. It is %(late)s working days late.",
        late,
    ) % {"day": date_format(day), "late": late}
    sentences = [sentence, _state(suggestion)]
    if (to_lead := goes_to_lead_on(suggestion)) and to_lead > today():
        then = _("If it stays unanswered, the lead tandem takes over on %(day)s.")
        sentences.append(then % {"day": date_format(to_lead)})
    return Words(_("An answer is overdue"), sentences)


def _sign_soon(notice: Notice, suggestion: Suggestion) -> Words | None:
    waiting = Decision.objects.of(suggestion).handed_over().filter(pk=notice.data["decision"])
    decision = waiting.select_related("first_person", "first", "body").first()
    if decision is None or decision.cosign_by is None or decision.cosign_by < today():
        return None
    decision.suggestion = suggestion
    key = notice.recipient.partition(":")[2]
    persons = [signer.person_id for signer in decision.may_answer()]
    if (
        decision.cosign_by.isoformat() != notice.data["due"]
        or not User.objects.filter(pk=key, person__in=persons).exists()
    ):
        return None
    sentences = [
        _("A draft by %(who)s waits for your signature.") % {"who": decision.first_person},
        _("Please sign or object by %(day)s. After that we ask somebody else.")
        % {"day": date_format(decision.cosign_by)},
    ]
    return Words(_("Please sign"), sentences, decision.answer)


def _back_soon(notice: Notice, suggestion: Suggestion) -> Words | None:
    """Not once it was called back, or cannot be any more, nor to whoever has left the seat."""
    move = SoloMove.objects.to_call_back(suggestion)
    key = notice.recipient.partition(":")[2]
    if move is None or move.pk != notice.data["move"]:
        return None
    persons = [signer.person_id for signer in move.partners()]
    if not User.objects.filter(pk=key, person__in=persons, is_active=True).exists():
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
    """One overdue suggestion in a list. `late`: working days; none on the weekend after its date."""

    suggestion: Suggestion
    late: int
    url: str


def _list(notice: Notice, *, desk: bool) -> dict[str, object] | None:
    """As it is when it is sent; of a day or week that has passed nothing is sent, the next has its own."""
    if not isinstance(notice.about, Body) or notice.data["period"] != _period_now(notice.kind):
        return None
    calendar = WorkingCalendar.current()
    named = overdue().filter(pk__in=notice.data["suggestions"])
    lines = [
        Line(row, calendar.between(row.due_on, today()), _url(row, desk=desk))
        for row in named[:MOST_LISTED]
        if row.due_on
    ]
    if not lines:
        return None
    desk_url = (
        settings.SITE_URL + reverse("desk") + "?ansicht=alle"
        if desk
        else settings.SITE_URL + reverse("suggestion_list")
    )
    count = named.count()
    return {"lines": lines, "count": count, "more": count - len(lines), "today": today(), "url": desk_url, "desk": desk}


def _period_now(kind: str) -> str:
    year, week, _weekday = today().isocalendar()
    return str(today()) if kind == LEAD_LIST else f"{year}-{week:02}"


def _url(suggestion: Suggestion, *, desk: bool) -> str:
    path = reverse("desk_case", args=[suggestion.number]) if desk else suggestion.get_absolute_url()
    return settings.SITE_URL + path


def register_letters() -> None:
    register_wordings({SEAT_DUE: _due_soon, SEAT_OVERDUE: _overdue, SIGN_DUE: _sign_soon, BACK_DUE: _back_soon})
    register(LEAD_LIST, template=LIST_TEMPLATE, context=partial(_list, desk=True))
    register(COORDINATION_LIST, template=LIST_TEMPLATE, context=partial(_list, desk=False))
