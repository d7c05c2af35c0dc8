"""Reading what became of cards: as voices under a suggestion, as a list, for everybody and for those who decide."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models

from forums.dialogue.models import CardState, Forum

if TYPE_CHECKING:
    from .models import HandedOver


@dataclass(frozen=True)
class Voices:
    """What stands under a suggestion: the card that it is itself, whose words are its text, and all others."""

    own: "HandedOver | None"
    others: "list[HandedOver]"

    @property
    def forum(self) -> Forum | None:
        first = self.own or next(iter(self.others), None)
        return first.card.forum if first else None


class HandedOverQuerySet(models.QuerySet["HandedOver"]):
    def shown(self) -> Voices:
        """For everybody: released cards only. One query."""
        return self.filter(card__state=CardState.RELEASED)._voices()

    def said(self) -> Voices:
        """For those who moderate and decide: also what no host has released yet. One query."""
        return self.exclude(card__state=CardState.HIDDEN)._voices()

    def of(self, forum: Forum) -> "HandedOverQuerySet":
        return self.filter(card__forum=forum, card__deleted=None)

    def left_aside(self) -> "HandedOverQuerySet":
        """For everybody: with the words that were on the wall. Of others the number is told, not what they said."""
        left = self.exclude(left_because="").filter(card__state=CardState.RELEASED)
        return left.select_related("card__table__field").order_by("card__number")

    def for_desk(self) -> "HandedOverQuerySet":
        """The latest first, with what a list shows and what may be taken back, in one query."""
        return self.select_related("card__cluster", "suggestion").order_by("-at", "-pk")

    def _voices(self) -> Voices:
        """Those with the most points first."""
        rows = self.filter(card__deleted=None).select_related("card__forum", "suggestion")
        found = list(rows.order_by("-card__points", "card__number"))
        own = next((each for each in found if each.is_own_suggestion), None)
        return Voices(own, [each for each in found if each is not own])
