"""An answer in other languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AnswerTranslation(models.Model):
    """The answer in another language. German stays binding; without one, people read "translation follows"."""

    decision = models.ForeignKey("proposals.Decision", on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=16)
    text = models.TextField(_("answer"))
    by_machine = models.BooleanField(_("translated by a machine"), default=False)

    class Meta:
        verbose_name = _("translated answer")
        verbose_name_plural = _("translated answers")
        constraints = [models.UniqueConstraint(fields=["decision", "language"], name="answer_once_per_language")]

    def __str__(self) -> str:
        return f"{self.decision_id} ({self.language})"
