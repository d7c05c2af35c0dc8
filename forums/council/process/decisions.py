"""Papers about milestones: which concern which, and how a decision adopts them."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.records.exceptions import NotPossible

from ..papers import signals, subjects
from ..papers.consultations import Consultation
from ..papers.models import Paper
from ..papers.treatment import ResultEntry
from .models import Milestone
from .states import MilestoneState


def _on_decided(entry: ResultEntry, carried: bool | None, consultation: Consultation, **_signal: Any) -> None:
    for milestone in consultation.paper.milestones.order_by("pk"):
        if not carried:
            if milestone.decision_id == consultation.pk:
                milestone.take_back_adoption(reason=entry.reason, by=entry.by)
        elif consultation.paper.is_shown:
            _adopt(milestone, consultation, by=entry.by)


def _adopt(milestone: Milestone, decision: Consultation, *, by: User | None) -> None:
    """What this body cannot adopt, or what was dropped or adopted before, stays as it is: the vote took place all the
    same, and is entered."""
    dropped = milestone.state == MilestoneState.DROPPED
    if not (dropped or milestone.is_adopted or milestone.refusal_of(decision.body)):
        milestone.adopt_by(decision, by=by)


@transaction.atomic
def concern(paper: Paper, milestones: Collection[models.Model], by: User | None) -> None:
    """Say which milestones the paper concerns. What it has decided already adopts one that comes later now.

    Raises NotPossible where one is left out that it has adopted: that stays on record.
    """
    paper.lock()
    gone = paper.milestones.exclude(pk__in=[milestone.pk for milestone in milestones])
    if gone.filter(decision__paper=paper).exists():
        raise NotPossible(gettext("A milestone was adopted with this paper. That stays on record."))
    known = set(paper.milestones.values_list("pk", flat=True))
    chosen = [milestone for milestone in milestones if isinstance(milestone, Milestone)]
    paper.milestones.set(chosen)
    decision = paper.decision
    if decision and decision.carried and paper.is_shown:
        for milestone in chosen:
            if milestone.pk not in known:
                _adopt(milestone, decision, by=by)


def _choices(paper: Paper) -> "models.QuerySet[Milestone]":
    adopted = Q(adopted_on__isnull=False) | Q(decision__isnull=False)
    chosen = paper.milestones.values("pk")
    rows: models.QuerySet[Milestone] = Milestone.objects.filter(~adopted | Q(pk__in=chosen)).in_order()
    return rows


def _shown(paper: Paper) -> Sequence[subjects.Concerned]:
    rows = paper.milestones.in_order().select_related(
        "decision__paper", "decision__body", "decision__agenda_item__meeting", "adopted_by"
    )
    return [
        subjects.Concerned(
            milestone.title, milestone.get_absolute_url(), str(_("adopted")) if milestone.adoption else ""
        )
        for milestone in rows
    ]


def register_subject() -> None:
    signals.decided.connect(_on_decided, dispatch_uid="milestones decided")
    choice = subjects.Choice(among=_choices, chosen=lambda paper: paper.milestones.in_order(), choose=concern)
    subjects.register(subjects.Subject("milestones", _("Milestones"), shown=_shown, choice=choice))
