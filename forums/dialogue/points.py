"""Points: how the people at a forum say which cards matter to them."""

from typing import Self
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.records.exceptions import NotPossible

from .cards import Card
from .forum import Forum
from .states import CardState


class PointQuerySet(models.QuerySet["Point"]):
    def spent(self, forum: Forum, giver: UUID) -> Self:
        """Those that count against what this telephone may give: of cards that people at their table still see. A point
        on a card that was hidden later is free again, and the card has it back if that was a mistake."""
        return self.filter(giver=giver, card__in=Card.objects.filter(forum=forum).comparable().exclude(kept_back=True))


class Point(models.Model):
    """A point that one telephone gave to a card."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="given_points")
    giver = models.UUIDField(editable=False, db_index=True)

    objects = PointQuerySet.as_manager()

    class Meta:
        verbose_name = _("point")
        verbose_name_plural = _("points")
        constraints = [models.UniqueConstraint(fields=["card", "giver"], name="point_once")]

    def __str__(self) -> str:
        return f"{self.card_id}"

    @classmethod
    @transaction.atomic
    def give(cls, card: Card, giver: UUID) -> int:
        """One of this telephone's points; returns how many it has left. Giving twice counts once."""
        card.lock_for_change()
        given = cls.objects.spent(card.forum, giver)
        left = max(0, card.forum.points_each - given.count())
        if given.filter(card=card).exists():
            return left
        if card.writer == giver:
            raise NotPossible(gettext("Your points are for other people's cards."))
        if card.state == CardState.HIDDEN or card.flagged or card.kept_back or not card.forum.is_running:
            raise NotPossible(gettext("You cannot give this card a point at the moment."))
        if left < 1:
            raise NotPossible(gettext("You have given all your points. You can take one back."))
        cls.objects.create(card=card, giver=giver)
        card.save_quietly(points=card.points + 1)
        return left - 1

    @classmethod
    @transaction.atomic
    def take_back(cls, card: Card, giver: UUID) -> int:
        """Returns how many points this telephone has left."""
        card.lock_for_change()
        if cls.objects.filter(card=card, giver=giver).delete()[0]:
            card.save_quietly(points=card.points - 1)
        return max(0, card.forum.points_each - cls.objects.spent(card.forum, giver).count())
