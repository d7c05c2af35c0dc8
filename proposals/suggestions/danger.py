"""Texts that may speak of violence, a child in danger or suicide."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Danger(models.TextChoices):
    VIOLENCE = "violence", _("Violence")
    CHILD = "child", _("A child in danger")
    SUICIDE = "suicide", _("Suicide")
    PERSON = "person", _("A complaint about a person")


class DangerFlagQuerySet(models.QuerySet["DangerFlag"]):
    def unopened(self) -> "DangerFlagQuerySet":
        return self.filter(opened_at=None)

    def open(self) -> "DangerFlagQuerySet":
        return self.filter(closed_at=None)


class DangerFlag(models.Model):
    """Raised at receipt, or by a moderator. Who opened it, who called whom: kept and never public."""

    suggestion = models.ForeignKey("proposals.Suggestion", on_delete=models.CASCADE, related_name="danger_flags")
    danger = models.CharField(_("danger"), max_length=12, choices=Danger.choices)
    words = models.CharField(_("words that raised it"), max_length=200, blank=True)
    raised_at = models.DateTimeField(default=timezone.now)
    alerted_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    called = models.TextField(_("who called whom, when, with what result"), blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = DangerFlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("danger flag")
        verbose_name_plural = _("danger flags")
        ordering = ("-raised_at",)
        constraints = [models.UniqueConstraint(fields=["suggestion", "danger"], name="danger_flag_once")]
        indexes = [models.Index(fields=["raised_at"], condition=Q(opened_at=None), name="danger_flag_unopened")]

    def __str__(self) -> str:
        return f"{self.get_danger_display()}"
