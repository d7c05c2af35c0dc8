"""What a user finds on the desk: what is theirs to do, what waits for their signature, what their fields have."""

from django.db import models
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Duty, Kind
from forums.bodies.permissions import memberships_of, speaks
from forums.bodies.tandem import Seat
from forums.people.models import User
from proposals.suggestions.labels import past_due
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.stages import Stage, Visibility

from .decisions import Decision, DecisionQuerySet
from .errata import Erratum, ErratumQuerySet
from .recusals import Recusal
from .signatures import AskedOf
from .solo_moves import SoloMove, SoloMoveQuerySet
from .states import State

# Offices without a tandem that answer suggestions themselves.
ANSWERING = frozenset({Duty.CONCEPT_OFFICE, Duty.OWNER})


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


def to_sign(user: User) -> DecisionQuerySet:
    """Drafts of others that wait for this user's signature, the most urgent first."""
    recused = Recusal.objects.by(user).values("suggestion")
    rows = Decision.objects.handed_over().filter(_asked_of(user)).exclude(first_person=user.person_id)
    return rows.exclude(suggestion__in=recused).order_by("cosign_by", "pk")


def errata_to_sign(user: User) -> ErratumQuerySet:
    """Corrections of public answers that wait for this user's signature, the most urgent first."""
    recused = Recusal.objects.by(user).values("suggestion")
    rows = Erratum.objects.handed_over().filter(_asked_of(user)).exclude(first_person=user.person_id)
    return rows.exclude(suggestion__in=recused).order_by("cosign_by", "pk")


def _asked_of(user: User) -> Q:
    """What the other seat of one of the user's bodies has handed over, or what the lead tandem is asked for."""
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
    return mine


def mine_to_do(user: User) -> SuggestionQuerySet:
    """Suggestions with a `task` for this user, the most pressing first. One query, whatever their number."""
    held, drafted, partner_acted = _my_bodies(user)
    decisions = Decision.objects.filter(suggestion=OuterRef("pk"))
    undrafted = ~Exists(decisions.open())
    held &= Q(stage=Stage.OPEN, visibility=Visibility.PUBLIC)
    objected = decisions.objected().filter(answered_version__gt=OuterRef("held_from"))
    task = Case(
        When(Exists(to_sign(user).filter(suggestion=OuterRef("pk"))), then=Value(Task.SIGN)),
        When(Exists(errata_to_sign(user).filter(suggestion=OuterRef("pk"))), then=Value(Task.SIGN)),
        When(held & past_due() & Q(asked_at=None), then=Value(Task.OVERDUE)),
        When(held & Q(replied_at__isnull=False) & undrafted, then=Value(Task.REPLIED)),
        When(held & Exists(objected) & undrafted, then=Value(Task.SECOND_DRAFT)),
        When(held & Exists(decisions.filter(drafted, state=State.DRAFT)), then=Value(Task.FINISH)),
        When(Exists(_to_call_back(user, partner_acted)), then=Value(Task.CALL_BACK)),
        When(held & Q(begun_at=None) & undrafted, then=Value(Task.TRIAGE)),
        When(held & Q(asked_at=None) & undrafted, then=Value(Task.ANSWER)),
        output_field=IntegerField(null=True),
    )
    rows: SuggestionQuerySet = Suggestion.objects.exclude(pk__in=Recusal.objects.by(user).values("suggestion"))
    return rows.annotate(task=task).filter(task__isnull=False).order_by("task", "due_on", "pk")


def dated(user: User) -> SuggestionQuerySet:
    """What is mine to do by the day on which I have to act: `act_by`, and `asked_of` where a signature is asked for.
    While the author is asked, there is no day."""
    _held, _drafted, partner_acted = _my_bodies(user)
    draft = to_sign(user).filter(suggestion=OuterRef("pk"))
    rows = mine_to_do(user).annotate(
        asked_of=Case(When(task=Task.SIGN, then=Subquery(draft.values("asked")[:1]))),
        act_by=Case(
            When(task=Task.SIGN, then=Subquery(draft.values("cosign_by")[:1])),
            When(task=Task.CALL_BACK, then=Subquery(_to_call_back(user, partner_acted).values("back_until")[:1])),
            When(asked_at=None, then=F("due_on")),
        ),
    )
    return rows.order_by(F("act_by").asc(nulls_last=True), F("task"), "pk")


def _my_bodies(user: User) -> tuple[Q, Q, Q]:
    """What the user's bodies hold (a suggestion), what their own seat drafted (a decision), what the seat beside
    theirs did alone (a lone move)."""
    held, drafted, partner_acted = _never(), _never(), _never()
    for member in memberships_of(user):
        if not speaks(member) or member.body.duty == Duty.COMPLAINTS:
            continue
        seat = member.seat or Seat.OFFICE
        if member.body.kind in (Kind.NETWORK, Kind.LEAD_TANDEM) or member.body.duty in ANSWERING:
            held |= Q(holder=member.body_id)
        drafted |= Q(body=member.body_id, seat=seat)
        partner_acted |= Q(body=member.body_id, seat=seat.other)
    return held, drafted, partner_acted


def _to_call_back(user: User, partner_acted: Q) -> SoloMoveQuerySet:
    """A lone move can be called back only while the case stands as it left it."""
    moves = SoloMove.objects.running().filter(partner_acted, suggestion=OuterRef("pk"), stage=OuterRef("stage"))
    unmoved = ~Q(stage=Stage.OPEN) | Q(step__number=OuterRef("held_from"))
    return moves.filter(unmoved).exclude(person=user.person_id)


def on_my_desks(user: User) -> SuggestionQuerySet:
    """Everything public of the fields and bodies whose desks the user reads."""
    rows: SuggestionQuerySet = Suggestion.objects.on_desk_of(user)
    return rows.order_by("-received_at", "-pk")
