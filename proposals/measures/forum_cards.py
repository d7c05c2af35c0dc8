"""What people said at forums about goals and measures: it fits, something is missing, it should be changed."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from forums.dialogue.cards import CardQuerySet
from forums.dialogue.models import Card, Stance

from .models import Goal, Measure

GOAL, MEASURE = "goal", "measure"


@dataclass(frozen=True)
class CardTally:
    """How many released cards say what, and the goal or measure they talk about."""

    record: Goal | Measure
    counts: tuple[tuple[Stance, int], ...]

    @classmethod
    def of(cls, record: Goal | Measure) -> Self:
        """From a row that was read with `tallied`: no query."""
        return cls(record, tuple((stance, getattr(record, f"said_{stance}")) for stance in Stance))

    @property
    def total(self) -> int:
        return sum(count for _stance, count in self.counts)


def tallied[R: (Goal, Measure)](records: QuerySet[R]) -> QuerySet[R]:
    """Goals or measures with the numbers that `CardTally.of` reads, in their own query."""
    return records.annotate(**{f"said_{stance}": _count(stance) for stance in Stance})


def cards_about(uuid: UUID | OuterRef) -> CardQuerySet:
    """What everybody may read: released cards of forums on the website that say what they think of the record."""
    shown: CardQuerySet = Card.objects.released().filter(prompt__about=uuid, forum__published=True, forum__deleted=None)
    return shown.exclude(stance="").select_related("forum").order_by("-points", "pk")


def _count(stance: Stance) -> Coalesce:
    of_record = cards_about(OuterRef("uuid")).filter(stance=stance).order_by().values("prompt__about")
    return Coalesce(Subquery(of_record.annotate(count=Count("pk")).values("count")), 0)
