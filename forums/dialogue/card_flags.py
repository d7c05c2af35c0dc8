"""Cards that may speak of violence, a child in danger or suicide: seen by host and moderators, and by nobody else
until somebody has said what was done."""

from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.protection.danger import DONE, Danger, DangerOutcome, as_kept
from forums.protection.danger_words import dangers_in
from forums.records.exceptions import NotPossible

from . import attention
from .sequence import Sequenced


class CardFlagQuerySet(models.QuerySet["CardFlag"]):
    def open(self) -> Self:
        return self.filter(closed_at=None)

    def unopened(self) -> Self:
        """Neither ended nor taken on by a moderator."""
        return self.open().filter(opened_at=None)

    def serious(self) -> Self:
        """Open, or ended because something was done: its writer goes on seeing who helps. A complaint about somebody
        needs no emergency number."""
        return self.exclude(outcome=DangerOutcome.FALSE_ALARM).exclude(dangers=Danger.PERSON)

    def real(self) -> Self:
        """Ended, and it was no false alarm."""
        return self.exclude(closed_at=None).exclude(outcome=DangerOutcome.FALSE_ALARM)

    def for_desk(self) -> Self:
        return self.select_related("card__forum", "card__table__field", "opened_by__person", "closed_by__person")


class CardFlag(models.Model):
    """One for each card. Opened when a moderator takes it on; `closed_by` is empty where the host ended it without an
    account."""

    card = models.OneToOneField("forums.Card", on_delete=models.CASCADE, related_name="flag")
    dangers = models.CharField(_("danger"), max_length=80)
    words = models.CharField(_("words that raised it"), max_length=200, blank=True)
    raised_at = models.DateTimeField(default=timezone.now)
    alerted_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(_("what was done"), max_length=12, choices=DangerOutcome.choices, blank=True)
    result = models.TextField(_("what came of it"), blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = CardFlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("danger flag of a card")
        verbose_name_plural = _("danger flags of cards")
        ordering = ("-raised_at", "-pk")
        indexes = [models.Index(fields=["raised_at"], condition=Q(closed_at=None), name="card_flag_open")]
        constraints = [
            models.CheckConstraint(condition=Q(closed_at=None) | ~Q(outcome=""), name="card_flag_closed_has_outcome")
        ]

    def __str__(self) -> str:
        return ", ".join(str(Danger(kind).label) for kind in self.kinds)

    @property
    def kinds(self) -> list[str]:
        return self.dangers.split(",")

    @transaction.atomic
    def take_on(self, *, by: User) -> None:
        """A moderator looks after it: the others are not alerted any more. Twice changes nothing."""
        open_flag = type(self).objects.select_for_update().open().filter(pk=self.pk).first()
        if open_flag is None:
            raise NotPossible(gettext("A colleague has closed this flag already."))
        if open_flag.opened_at is None:
            type(self).objects.filter(pk=self.pk).update(opened_at=timezone.now(), opened_by=by)

    def claim_alert(self) -> bool:
        """Whether this caller is the one that alerts the moderators; inside its transaction."""
        waiting = type(self).objects.unopened().filter(pk=self.pk, alerted_at=None)
        return bool(waiting.update(alerted_at=timezone.now()))


class Watched(Sequenced):
    """The part of a card that is about danger. `flagged`: its flag is open, so nobody else sees the card. `kept_back`:
    it was no false alarm, so only somebody who releases this very card shows it."""

    flagged = models.BooleanField(_("a danger flag is open"), default=False, editable=False)
    kept_back = models.BooleanField(_("to be released singly"), default=False, editable=False)

    class Meta(Sequenced.Meta):
        abstract = True

    def new_dangers(self, *texts: str) -> dict[str, list[str]]:
        """What these words may speak of that nobody has looked at yet."""
        known = CardFlag.objects.filter(card_id=self.pk).first() if self.pk else None
        looked_at = set(known.kinds) if known else set()
        return {kind: words for kind, words in dangers_in("\n".join(texts)).items() if kind not in looked_at}

    def raise_flag(self, dangers: dict[str, list[str]]) -> None:
        """Inside the verb that has saved `flagged`. A flag that was ended opens anew."""
        if not dangers:
            return
        flag = CardFlag.objects.filter(card_id=self.pk).first() or CardFlag(card_id=self.pk)
        kinds = [*flag.kinds, *dangers] if flag.dangers else [*dangers]
        flag.dangers = ",".join(dict.fromkeys(kinds))
        flag.words = as_kept([word for words in dangers.values() for word in words])
        flag.raised_at, flag.alerted_at, flag.opened_at, flag.opened_by = timezone.now(), None, None, None
        flag.outcome, flag.closed_at, flag.closed_by = "", None, None
        flag.save()
        attention.needed(flag)

    def must_not_be_flagged(self) -> None:
        if self.flagged:
            raise NotPossible(
                gettext("Somebody may be in danger. First say what was done, then the card can be shown.")
            )

    def end_flag(self, *, by: User | None, outcome: str, result: str) -> None:
        """Under the forum's lock: say what was done. After a false alarm the card waits as any other; otherwise it is
        kept back until somebody releases it singly."""
        if not self.flagged:
            raise NotPossible(gettext("A colleague has closed this flag already."))
        if outcome not in DONE or not result.strip():
            raise NotPossible(gettext("Please say what was done. Until then nobody else sees the card."))
        CardFlag.objects.filter(card_id=self.pk).update(
            outcome=outcome, result=result.strip(), closed_at=timezone.now(), closed_by=by
        )
        self.save_change(flagged=False, kept_back=self.kept_back or self.was_in_danger())

    def was_in_danger(self) -> bool:
        """Its flag has ended, and it was no false alarm."""
        return CardFlag.objects.real().filter(card_id=self.pk).exists()
