"""Reminders of the desk's dates: which are due now, and to whom. `reminder_letters.py` has their words.

- Each seat of the body that must act (its holder; the deputy where the holder cannot; the lead tandem for a vacant
  seat), in the rhythm of `proposals.suggestions.reminders`: once before the date of the answer, once when it has
  passed, then in every further span. After the date the deputies hear too.
- Whoever is waited for with the second signature: once before its date. After it somebody else is asked.
- Who may call back what the other seat did alone: once, on the last working day before that ends.
- The lead tandem: each working day one list of everything overdue. The project's coordination: one in each week, on
  its first working day with anything to tell.

Nobody is told twice: who gets the lead tandem's list gets neither the coordination's nor the seats' mails about what
is on it, and who has just been given a case with its date, or has just been asked to sign, is not reminded at once.
Texts that are hidden, and clocks that a question has stopped, remind nobody.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from django.db import models
from django.utils.timezone import localdate

from forums.bodies.models import Body, Duty
from forums.municipality.calendar import WorkingCalendar, today
from forums.notices.models import Notice, NoticeQuerySet, Recipient
from proposals.suggestions.jobs import each
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.reminders import LEAD_LIST, SEAT_OVERDUE, Rhythm

from .decisions import Decision, acting_seats
from .recipients import accounts_of, to_accounts, to_coordination, to_lead, to_seats
from .solo_moves import SoloMove

SEAT_DUE = "desk.due_soon"
SIGN_DUE = "desk.sign_soon"
BACK_DUE = "desk.call_back_soon"
COORDINATION_LIST = "desk.overdue_week"


def remind_signers() -> int:
    """Before the date of the second signature; returns how many mails are new."""
    rhythm = Rhythm.current()
    rows = Decision.objects.handed_over().filter(cosign_by__range=(today(), rhythm.horizon))
    public = rows.filter(suggestion__in=Suggestion.objects.public().open())
    rows = public.select_related("suggestion__holder", "body", "first")
    return _each_counted(rows, lambda decision: _remind_signers(decision, rhythm))


def _remind_signers(decision: Decision, rhythm: Rhythm) -> int:
    suggestion, day = decision.suggestion, decision.cosign_by
    if day is None:
        return 0
    signers = decision.those_asked(decision.may_answer())
    told = to_accounts(accounts_of(signer.person_id for signer in signers))
    told = _not_just_told(told, suggestion, "desk.to_sign", day, rhythm)
    event = f"{SIGN_DUE}:{decision.pk}:{day}"
    return _write(SIGN_DUE, event, told, about=suggestion, decision=decision.pk, due=day.isoformat())


def remind_seats() -> int:
    """Before the date of the answer and after it; returns how many mails are new."""
    rhythm, lead = Rhythm.current(), {recipient.key for recipient in to_lead()}
    rows = Suggestion.objects.public().open().unasked().filter(due_on__lte=rhythm.horizon)
    return _each_counted(rows.select_related("holder"), lambda row: _remind_seats(row, rhythm, lead))


def _remind_seats(suggestion: Suggestion, rhythm: Rhythm, lead: Collection[str]) -> int:
    day = suggestion.due_on
    passed = rhythm.round_after(day) if day else 0
    if day is None or not (passed or rhythm.before(day)):
        return 0
    told = to_seats(acting_seats(suggestion), with_deputies=bool(passed))
    if passed:
        kind, event = SEAT_OVERDUE, f"{SEAT_OVERDUE}:{suggestion.pk}:{day}:{passed}"
        told = [recipient for recipient in told if recipient.key not in lead]
    else:
        kind, event = SEAT_DUE, f"{SEAT_DUE}:{suggestion.pk}:{day}"
        asked = set(_about(suggestion, SIGN_DUE).values_list("recipient", flat=True))
        told = [recipient for recipient in told if recipient.key not in asked]
    told = _not_just_told(told, suggestion, "desk.arrived", day, rhythm)
    return _write(kind, event, told, about=suggestion, due=day.isoformat())


def remind_partners() -> int:
    """On the last working day before a partner's time to call a step back ends, and on that day, once; returns how many
    mails are new. The time is short: a whole span before its end they have only just heard of the step."""
    tomorrow = WorkingCalendar.current().add(today(), 1)
    rows = SoloMove.objects.running().filter(back_until__lte=tomorrow).select_related("suggestion", "step", "body")
    return _each_counted(rows, _remind_partners)


def _remind_partners(move: SoloMove) -> int:
    last = SoloMove.objects.to_call_back(move.suggestion)
    if last is None or last.pk != move.pk or localdate(move.step.at) == today():
        return 0
    told = to_accounts(accounts_of(signer.person_id for signer in move.partners()))
    return _write(BACK_DUE, f"{BACK_DUE}:{move.pk}", told, about=move.suggestion, move=move.pk)


def _each_counted[M: models.Model](rows: Iterable[M], remind: Callable[[M], int]) -> int:
    counted: list[int] = []
    each(rows, lambda row: counted.append(remind(row)))
    return sum(counted)


def _write(
    kind: str, event: str, recipients: list[Recipient], *, about: models.Model, **data: int | str | list[int]
) -> int:
    """How many of them had no notice of this event before."""
    known = set(Notice.objects.filter(event=event).values_list("recipient", flat=True))
    new = [recipient for recipient in recipients if recipient.key not in known]
    Notice.objects.write(kind, event, new, about=about, by=None, **data)
    return len(new)


def _about(suggestion: Suggestion, kind: str) -> NoticeQuerySet:
    return Notice.objects.about(Suggestion, suggestion.pk).filter(kind=kind)


def _not_just_told(
    recipients: list[Recipient], suggestion: Suggestion, kind: str, day: date, rhythm: Rhythm
) -> list[Recipient]:
    """Without those whom a mail of this kind has named this very date lately."""
    mails = _about(suggestion, kind).filter(data__due=day.isoformat()).values_list("recipient", "written_at")
    told = {recipient for recipient, written_at in mails if rhythm.lately(localdate(written_at))}
    return [recipient for recipient in recipients if recipient.key not in told]


def overdue() -> SuggestionQuerySet:
    """Everything the lists name, the longest overdue first."""
    rows: SuggestionQuerySet = Suggestion.objects.public().overdue().unasked()
    return rows.select_related("holder", "field").order_by("due_on", "pk")


def list_for_lead() -> int:
    """The daily list; returns how many mails are new."""
    lead = Body.objects.current().filter(duty=Duty.LEAD).first()
    return _list(LEAD_LIST, lead, to_lead(), str(today())) if lead else 0


def list_for_coordination() -> int:
    """The weekly list; returns how many mails are new."""
    year, week, _weekday = today().isocalendar()
    lead = Body.objects.current().filter(duty=Duty.LEAD).first()
    listed = {recipient.key for recipient in to_lead()}
    told = [recipient for recipient in to_coordination() if recipient.key not in listed]
    return _list(COORDINATION_LIST, lead, told, f"{year}-{week:02}") if lead else 0


def _list(kind: str, about: Body, recipients: list[Recipient], period: str) -> int:
    """Once in each period, on a working day, where there is anything to tell."""
    named = list(overdue().values_list("pk", flat=True))
    if not named or not WorkingCalendar.current().is_working_day(today()):
        return 0
    event = f"{kind}:{period}"
    if Notice.objects.filter(event=event).exists():
        return 0
    return _write(kind, event, recipients, about=about, period=period, suggestions=named)
