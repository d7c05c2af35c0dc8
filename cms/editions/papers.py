"""Council papers about editions: which paper lays which edition before the council, and what its vote does to it."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Kind
from forums.council.papers import signals, subjects
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.treatment import ResultEntry
from forums.people.models import User
from forums.records.exceptions import NotPossible

from .models import Edition, EditionQuerySet
from .states import OPEN


def editions_in(paper: Paper) -> EditionQuerySet:
    found: EditionQuerySet = Edition.objects.filter(papers=paper)
    return found


@transaction.atomic
def concern(paper: Paper, editions: Collection[models.Model], by: User | None) -> None:
    """Say which edition the paper lays before the council. Where the council has adopted the paper already, it is
    adopted now.

    Raises NotPossible where one is left out that was adopted with the paper: that stays on record.
    """
    paper.lock()
    gone = editions_in(paper).exclude(pk__in=[edition.pk for edition in editions])
    if gone.filter(decision__paper=paper).exists():
        raise NotPossible(gettext("An edition was adopted with this paper. That stays on record."))
    chosen = [edition for edition in editions if isinstance(edition, Edition)]
    paper.editions.set(chosen)
    if (decision := paper.decision) is not None and decision.carried:
        for edition in chosen:
            _adopt(edition, decision, by=by)


def _adopt(edition: Edition, decision: Consultation, *, by: User | None, reason: str = "") -> None:
    """What this body cannot adopt, or what another vote has adopted, stays as it is: the vote took place all the same,
    and is entered. The same vote once more corrects its numbers."""
    if decision.body.kind != Kind.COUNCIL or not decision.paper.is_shown:
        return
    if edition.state in OPEN or edition.decision_id == decision.pk:
        edition.adopt(decision, by=by, reason=reason)


def _on_decided(entry: ResultEntry, carried: bool | None, consultation: Consultation, **_signal: Any) -> None:
    for edition in editions_in(consultation.paper).order_by("pk"):
        if carried:
            _adopt(edition, consultation, by=entry.by, reason=entry.reason)
        elif edition.decision_id == consultation.pk:
            _take_back(edition, entry)


def _take_back(edition: Edition, entry: ResultEntry) -> None:
    """Where another edition has been begun since, the correction of the vote is entered all the same; the page of the
    edition in the admin then offers to take the adoption back."""
    try:
        edition.take_back_adoption(reason=entry.reason, by=entry.by)
    except NotPossible:
        return


def _choices(paper: Paper) -> EditionQuerySet:
    rows: EditionQuerySet = Edition.objects.filter(Q(state__in=OPEN) | Q(papers=paper)).distinct()
    return rows


def _shown(paper: Paper) -> Sequence[subjects.Concerned]:
    rows = editions_in(paper).public()
    return [
        subjects.Concerned(edition.title, edition.get_absolute_url(), edition.get_state_display()) for edition in rows
    ]


def register_subject() -> None:
    signals.decided.connect(_on_decided, dispatch_uid="editions decided")
    choice = subjects.Choice(among=_choices, chosen=editions_in, choose=concern)
    subjects.register(subjects.Subject("editions", _("Editions of the concept"), shown=_shown, choice=choice))
