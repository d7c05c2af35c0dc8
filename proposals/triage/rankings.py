"""How suggestions were ranked (ranking.py), kept as evidence."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from proposals.suggestions.models import Suggestion


class Ranking(models.Model):
    """Which fields a text belongs to by meaning, and why. The newest one of a suggestion counts."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="rankings")
    model = models.CharField(_("model"), max_length=80)
    candidates = models.JSONField(_("fields with score and evidence"))
    confidence = models.FloatField(_("confidence"))
    clear = models.BooleanField(_("clear enough to route without a person"))
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("ranking")
        verbose_name_plural = _("rankings")
        ordering = ("-at",)
        indexes = [models.Index(fields=["suggestion", "-at"], name="ranking_newest")]

    def __str__(self) -> str:
        return f"{self.suggestion_id}: {self.confidence:.0%}"
