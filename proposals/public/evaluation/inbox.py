"""What waits because of evaluations: the teams' assessments, then the steering group's approval."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.fields.models import ActionField
from forums.inbox.registry import Item, Rows, Source, register
from forums.municipality.calendar import WorkingCalendar
from forums.people.models import User

from .letters import page_to_assess
from .models import DAYS_TO_APPROVE, Assessment, Evaluation
from .permissions import approves_as, assessed_by
from .telling import APPROVE_LATE, ASKED, ASSESS_LATE, ASSESS_SOON, TO_APPROVE


def _to_assess(user: User, on: date) -> Rows[Evaluation]:
    """Never approved, and without a word of one of the user's fields."""
    said = Assessment.objects.filter(evaluation=OuterRef("pk"))
    fields = assessed_by(user)
    missing = Q()
    for field in fields:
        missing |= Q(~Exists(said.filter(field=field)))
    rows = Evaluation.objects.filter(missing, approved_version=None)
    rows = rows.order_by(F("assess_by").asc(nulls_last=True), "until", "pk")
    return Rows(rows, lambda evaluation: _assess(evaluation, fields))


def _assess(evaluation: Evaluation, fields: list[ActionField]) -> Item:
    note = ", ".join(map(str, fields))
    url = page_to_assess(evaluation, fields)
    return Item(_("Say how your team sees it"), str(evaluation), url, evaluation.assess_by, note=note)


def _assesses(user: User) -> bool:
    return bool(assessed_by(user))


def _approves(user: User) -> bool:
    return approves_as(user) is not None


def _waiting(user: User, on: date) -> Rows[Evaluation]:
    calendar = WorkingCalendar.current()
    return Rows(Evaluation.objects.awaiting_approval(), lambda evaluation: _approve(evaluation, calendar))


def _approve(evaluation: Evaluation, calendar: WorkingCalendar) -> Item:
    due_on = calendar.add(localdate(evaluation.written), DAYS_TO_APPROVE)
    return Item(_("Read and approve an evaluation"), str(evaluation), evaluation.get_absolute_url(), due_on)


def register_sources() -> None:
    register(
        Source(
            "evaluations to assess",
            _assesses,
            gettext_lazy("Evaluations that wait for what your team says of its field."),
            _to_assess,
            letters=frozenset({ASKED, ASSESS_SOON, ASSESS_LATE}),
        ),
        Source(
            "evaluations to approve",
            _approves,
            gettext_lazy("Evaluations for which all teams have written: to approve."),
            _waiting,
            letters=frozenset({TO_APPROVE, APPROVE_LATE}),
        ),
    )
