"""A second look at what a host has hidden: moderators see every hidden card, and its writer may ask them once."""

from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.records.exceptions import NotPossible

from . import attention

LONGEST_ASKED = 1000  # characters


class Verdict(models.TextChoices):
    STAYS = "stays", _("It stays hidden")
    BACK = "back", _("Give it back to the host")


class CardReviewQuerySet(models.QuerySet["CardReview"]):
    def waiting(self) -> Self:
        """Those that writers ask for first, then the oldest."""
        return self.filter(decided_at=None).order_by(F("asked_at").asc(nulls_last=True), "hidden_at", "pk")

    def for_desk(self) -> Self:
        return self.select_related("card__forum", "card__table__field")


class CardReview(models.Model):
    """One for each hidden card, from the moment it was hidden."""

    card = models.OneToOneField("forums.Card", on_delete=models.CASCADE, related_name="review")
    hidden_at = models.DateTimeField(default=timezone.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked = models.TextField(_("why the writer asks"), max_length=LONGEST_ASKED, blank=True)
    verdict = models.CharField(_("decision"), max_length=8, choices=Verdict.choices, blank=True)
    note = models.CharField(_("for the person who wrote it"), max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = CardReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("second look at a hidden card")
        verbose_name_plural = _("second looks at hidden cards")
        ordering = ("hidden_at", "pk")
        indexes = [models.Index(fields=["hidden_at"], condition=Q(decided_at=None), name="card_review_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None, verdict="") | Q(decided_at__isnull=False) & ~Q(verdict=""),
                name="card_review_decided_has_verdict",
            )
        ]

    def __str__(self) -> str:
        return f"{self.card_id}: {self.verdict}"

    @property
    def anchor(self) -> str:
        """Its place on the moderators' page."""
        return f"karte-{self.pk}"

    @property
    def may_be_asked(self) -> bool:
        return self.asked_at is None

    def was_asked(self, text: str) -> bool:
        """With these very words: whoever sends them again has been heard."""
        return self.asked_at is not None and self.asked == text.strip()

    @classmethod
    def begin(cls, card: int) -> None:
        """The card was hidden, under the forum's lock. What its writer has asked before stays asked."""
        fresh = {"hidden_at": timezone.now(), "verdict": "", "note": "", "decided_at": None, "decided_by": None}
        cls.objects.update_or_create(card_id=card, defaults=fresh)

    @classmethod
    def end(cls, cards: list[int], *, by: User | None) -> None:
        """They are shown again: nothing is left to decide."""
        waiting = cls.objects.filter(card__in=cards, decided_at=None)
        waiting.update(verdict=Verdict.BACK, decided_at=timezone.now(), decided_by=by)

    @transaction.atomic
    def ask(self, text: str) -> None:
        """The writer asks moderators to look again, once."""
        self._lock()
        if self.asked_at:
            raise NotPossible(gettext("You have asked already. Please look here again later."))
        if not self.card.is_hidden:
            raise NotPossible(gettext("Your card is not hidden any more."))
        self.asked, self.asked_at = text.strip(), timezone.now()
        self.verdict, self.note, self.decided_at, self.decided_by = "", "", None, None
        self.save()
        attention.needed(self)

    @transaction.atomic
    def decide(self, verdict: str, *, by: User, note: str = "") -> None:
        """A moderator has looked: the card stays hidden, or the host gets it back as a new one."""
        self._lock()
        if self.decided_at:
            raise NotPossible(gettext("A colleague has decided this already."))
        self.verdict, self.note = Verdict(verdict), note.strip()
        self.decided_at, self.decided_by = timezone.now(), by
        self.save()
        if self.verdict == Verdict.BACK:
            self.card.give_back(by=by)

    def _lock(self) -> None:
        self.card.lock_for_change()
        card = self.card
        self.refresh_from_db()
        self.card = card
