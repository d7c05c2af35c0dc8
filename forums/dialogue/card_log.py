"""The log of a card: what host and scribe did with it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.people.models import User


class EntryKind(models.TextChoices):
    RELEASED = "released", _("Released to the wall")
    HIDDEN = "hidden", _("Hidden")
    CORRECTED = "corrected", _("Typing corrected")
    TRANSLATED = "translated", _("German line written")
    TAKEN_BACK = "taken_back", _("Taken back from the wall")
    LOOKED_AFTER = "looked_after", _("Danger looked after")
    GROUPED = "grouped", _("Put under a heading")


class CardEntry(models.Model):
    """What host and scribe did with a card, and when. `by` is empty for people without an account."""

    card = models.ForeignKey("forums.Card", on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(_("kind"), max_length=12, choices=EntryKind.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("entry of a card")
        verbose_name_plural = _("entries of cards")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.card_id}: {self.kind}"
