"""Evaluations: of last year, approved in spring; and one for which the teams are writing now."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from forums.bodies.models import Body, Duty, Kind
from forums.bodies.tandem import Seat
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.public.evaluation.models import Evaluation

from .acting import seat
from .clock import Clock, set_back
from .silence import nobody_written_to
from .texts import Table, read
from .timeline import at

ASKED_AGO = timedelta(days=10)  # of the one that goes on
WROTE_AFTER = timedelta(days=3)  # each team after the one before
APPROVED_AFTER = timedelta(days=60)


def load() -> None:
    """Needs measures with what became of them, and the teams."""
    if Evaluation.everything.exists():
        return
    data = read("evaluations")
    with nobody_written_to():
        _of_last_year(data["last_year"])
        _going_on(data["going_on"])


def _of_last_year(texts: list[Table]) -> None:
    last, now = today().year - 1, timezone.now()
    begun = min(at(date(last + 1, 1, 8), time(9)), now)
    with set_back() as clock:
        clock.moment = begun
        evaluation = Evaluation.begin(starts=date(last, 1, 1), until=date(last, 12, 31))
        _assess(evaluation, texts, clock, now)
        clock.moment = min(begun + APPROVED_AFTER, now)
        group = Body.objects.on_duty(Duty.STEERING)
        by = User.objects.filter(person__memberships__body=group).order_by("pk")[0]
        evaluation.refresh_from_db()
        evaluation.approve(by=by, body=group, seen=evaluation.version)


def _going_on(texts: list[Table]) -> None:
    now = timezone.now()
    asked = now - ASKED_AGO
    with set_back() as clock:
        clock.moment = asked
        evaluation = Evaluation.begin(starts=None, until=timezone.localdate(asked).replace(day=1) - timedelta(days=1))
        _assess(evaluation, texts, clock, now)


def _assess(evaluation: Evaluation, texts: list[Table], clock: Clock, now: datetime) -> None:
    for told in texts:
        clock.moment = min(clock.moment + WROTE_AFTER, now)
        field = ActionField.objects.get(slug=told["field"])
        body = Body.objects.current().get(kind=Kind.NETWORK, field=field)
        evaluation.assess(field, told["text"].strip(), by=seat(body, Seat.OFFICE), body=body, seen=0)
