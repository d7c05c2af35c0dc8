"""What happened to a milestone, entry by entry."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .spans import Span
from .states import EntryKind, Precision


class MilestoneEntry(models.Model):
    """One public entry of a milestone's history; of a move with the date it had before."""

    milestone = models.ForeignKey("forums.Milestone", on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=13, choices=EntryKind.choices)
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)
    old_starts = models.DateField(null=True, blank=True)
    old_ends = models.DateField(null=True, blank=True)
    old_precision = models.CharField(max_length=5, choices=Precision.choices, blank=True)

    class Meta:
        verbose_name = _("entry of a milestone")
        verbose_name_plural = _("entries of milestones")
        ordering = ("milestone", "number")
        constraints = [
            models.UniqueConstraint(fields=["milestone", "number"], name="milestone_entry_numbered_once"),
            models.CheckConstraint(
                condition=(
                    Q(kind=EntryKind.MOVED, old_starts__isnull=False, old_ends__isnull=False) & ~Q(old_precision="")
                )
                | (~Q(kind=EntryKind.MOVED) & Q(old_starts=None, old_ends=None, old_precision="")),
                name="milestone_entry_keeps_old_date",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[EntryKind.REACHED.value, EntryKind.ADOPTED.value]) | ~Q(reason=""),
                name="milestone_entry_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_kind_display()}"

    @property
    def before(self) -> Span | None:
        """The date it had until it was moved."""
        if self.old_starts is None or self.old_ends is None:
            return None
        return Span(self.old_starts, self.old_ends, Precision(self.old_precision))
