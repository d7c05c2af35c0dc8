"""PDFs that take a while: asked for, written in the background, kept for those who ask for the same."""

from datetime import timedelta
from typing import Self
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_DAYS = 30
STUCK = timedelta(minutes=15)  # the longest concept takes seconds: whoever began this is gone


class PrintoutState(models.TextChoices):
    WAITING = "waiting", _("Waiting for its turn")
    WRITING = "writing", _("Being written")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Failed")


class PrintoutQuerySet(models.QuerySet["Printout"]):
    def unused(self) -> Self:
        """What nobody has asked for in a while. It can be written again, with the same bytes."""
        return self.filter(asked_at__lt=timezone.now() - timedelta(days=KEPT_DAYS))


class Printout(models.Model):
    """One PDF. `digest` is of all that stands in it: the same content is written once, another content is another."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    edition = models.ForeignKey("cms.Edition", on_delete=models.CASCADE, null=True, related_name="printouts")
    language = models.CharField(max_length=16, editable=False)
    state = models.CharField(max_length=8, choices=PrintoutState.choices, default=PrintoutState.WAITING, editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    begun_at = models.DateTimeField(null=True, editable=False)
    content = models.BinaryField(null=True, editable=False)

    objects = PrintoutQuerySet.as_manager()

    class Meta:
        verbose_name = _("PDF of the concept")
        verbose_name_plural = _("PDFs of the concept")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=PrintoutState.DONE, content__isnull=False)
                | (~models.Q(state=PrintoutState.DONE) & models.Q(content=None)),
                name="printout_done_has_content",
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    def get_absolute_url(self) -> str:
        return reverse("printout", args=[self.uuid])

    @property
    def is_done(self) -> bool:
        return self.state == PrintoutState.DONE

    @property
    def has_failed(self) -> bool:
        return self.state == PrintoutState.FAILED or (not self.is_done and self.asked_at < timezone.now() - STUCK)
