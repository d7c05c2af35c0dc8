"""What a user finds on the desk: what is theirs to do, what waits for their signature, what their fields have."""

from typing import Any

from django.db import models
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Duty, Kind
from forums.bodies.permissions import memberships_of, speaks
from forums.bodies.tandem import Seat
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage, Visibility

from .casework import Recusal, SoloMove
from .decisions import AskedOf, Decision
from .drafts import State


class Task(models.IntegerChoices):
    """Why it is mine to do, the most pressing first."""

    SIGN = 1, _("To sign")
    OVERDUE = 2, _("Overdue")
    REPLIED = 3, _("The author has answered")
    SECOND_DRAFT = 4, _("Objected to: write a new draft")
    FINISH = 5, _("Finish your draft")
    CALL_BACK = 6, _("Your partner has acted: agree or call back")
    TRIAGE = 7, _("New: who is it for, what becomes of it?")
    ANSWER = 8, _("Write an answer")


def _never() -> Q:
    return Q(pk__in=[])


def to_sign(user: User) -> "QuerySet[Decision]":
    """Drafts of others that wait for this user's signature, the most urgent first."""
    mine = _never()
    lead = False
    for member in memberships_of(user):
        if member.seat is not None:
            mine |= Q(body=member.body_id, seat=member.seat.other)
            lead = lead or member.body.duty == Duty.LEAD
        elif speaks(member):
            mine |= Q(body=member.body_id, seat=Seat.FIELD)
    if lead:
        mine |= Q(asked=AskedOf.LEAD)
    biased = Recusal.objects.filter(person=user.person_id).values("suggestion")
    rows: QuerySet[Decision] = Decision.objects.handed_over().filter(mine)
    rows = rows.exclude(first_person=user.person_id).exclude(suggestion__in=biased)
    return rows.order_by("cosign_by", "pk")


def mine_to_do(user: User) -> "QuerySet[Suggestion]":
    """Suggestions with a `task` for this user, the most pressing first. One query, whatever their number."""
    held, drafts, solo = _never(), _never(), _never()
    for member in memberships_of(user):
        if not speaks(member) or member.body.duty == Duty.COMPLAINTS:
            continue
        seat = member.seat or Seat.OFFICE
        if member.body.kind in (Kind.NETWORK, Kind.LEAD_TANDEM) or member.body.duty in (
            Duty.CONCEPT_OFFICE,
            Duty.OWNER,
        ):
            held |= Q(holder=member.body_id)
        drafts |= Q(body=member.body_id, seat=seat)
        solo |= Q(body=member.body_id, seat=seat.other)
    here = Decision.objects.filter(suggestion=OuterRef("pk"))
    open_here = Exists(here.open())
    mine = held & Q(stage=Stage.OPEN, visibility=Visibility.PUBLIC)
    objected = here.filter(state=State.OBJECTED, answered_version__gt=OuterRef("held_from"))
    # A lone move can be called back only while the case stands as it left it.
    stands = ~Q(stage=Stage.OPEN) | Q(step__number=OuterRef("held_from"))
    alone = SoloMove.objects.running().filter(solo, stands, suggestion=OuterRef("pk"), stage=OuterRef("stage"))
    alone = alone.exclude(person=user.person_id)
    task = Case(
        When(Exists(to_sign(user).filter(suggestion=OuterRef("pk"))), then=Value(Task.SIGN)),
        When(mine & Q(due_on__lt=today(), asked_at=None), then=Value(Task.OVERDUE)),
        When(mine & Q(replied_at__isnull=False) & ~open_here, then=Value(Task.REPLIED)),
        When(mine & Exists(objected) & ~open_here, then=Value(Task.SECOND_DRAFT)),
        When(mine & Exists(here.filter(drafts, state=State.DRAFT)), then=Value(Task.FINISH)),
        When(Exists(alone), then=Value(Task.CALL_BACK)),
        When(mine & Q(begun_at=None) & ~open_here, then=Value(Task.TRIAGE)),
        When(mine & Q(asked_at=None) & ~open_here, then=Value(Task.ANSWER)),
        output_field=IntegerField(null=True),
    )
    biased = Recusal.objects.filter(person=user.person_id).values("suggestion")
    rows: Any = Suggestion.objects.exclude(pk__in=biased).annotate(task=task)
    mine_now: QuerySet[Suggestion] = rows.filter(task__isnull=False).order_by("task", "due_on", "pk")
    return mine_now


def on_my_desks(user: User) -> "QuerySet[Suggestion]":
    """Everything public of the fields and bodies whose desks the user reads."""
    rows: QuerySet[Suggestion] = Suggestion.objects.on_desk_of(user)
    return rows.order_by("-received_at", "-pk")
