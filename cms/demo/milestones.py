"""The plan of the process as data: planned with the council's mandate, then reached or moved by the real verbs."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from forums.bodies.models import Body
from forums.council.process.models import Milestone
from forums.council.process.spans import Span
from forums.council.process.states import Precision
from forums.dialogue.models import Forum

from . import process
from .clock import Clock, set_back
from .keys import once
from .texts import both

ANNOUNCED = timedelta(days=20)  # before now, of a move


def load() -> None:
    plan = list(process.milestones())
    mandate = min(each.begins or each.day for each in plan)
    with set_back() as clock:
        now = clock.moment
        for each in plan:
            clock.moment = _evening(mandate)
            _play(each, clock, now)


def _play(told: process.Milestone, clock: Clock, now: datetime) -> None:
    data, span = told.data, _span(told)
    body = Body.everything.get(slug=data["body"])
    planned = _earlier(span, data.get("moved_by_weeks", 0))
    milestone, made = once(
        Milestone,
        told.key,
        title=both(told.title),
        text=both(told.text),
        phase=data["phase"],
        starts=planned.starts,
        ends=planned.ends,
        precision=planned.precision,
        body=body,
        adopts_concept=data.get("adopts_concept", False),
    )
    if not made:
        return
    if "forum" in data:
        milestone.forums.set(Forum.objects.filter(slug=data["forum"]))
    if planned != span:
        clock.moment = now - ANNOUNCED
        milestone.move(span, reason=data["moved_because"], by=None)
    if span.ends < timezone.localdate(now):
        clock.moment = _evening(span.ends)
        milestone.reach(by=None)


def _span(told: process.Milestone) -> Span:
    if told.begins:
        return Span.of(told.begins, told.day, Precision.MONTH)
    return Span.day(told.day)


def _earlier(span: Span, weeks: int) -> Span:
    by = timedelta(weeks=weeks)
    return Span(span.starts - by, span.ends - by, span.precision)


def _evening(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(20)))
