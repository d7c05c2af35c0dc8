"""What happened to an edition, entry by entry."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .states import EntryKind

WITH_REASON = [EntryKind.PROLONGED, EntryKind.VOTE_CORRECTED, EntryKind.TAKEN_BACK, EntryKind.WORDS_TAKEN]


class EditionEntry(models.Model):
    """One public entry of an edition's history; of new dates with those it had before."""

    edition = models.ForeignKey("cms.Edition", on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=14, choices=EntryKind.choices)
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)
    old_from = models.DateField(null=True, blank=True)
    old_until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("entry of an edition")
        verbose_name_plural = _("entries of editions")
        ordering = ("edition", "number")
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="edition_entry_numbered_once"),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.PROLONGED, old_from__isnull=False, old_until__isnull=False)
                | (~Q(kind=EntryKind.PROLONGED) & Q(old_from=None, old_until=None)),
                name="edition_entry_keeps_old_dates",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[str(kind.value) for kind in WITH_REASON]) | ~Q(reason=""),
                name="edition_entry_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_kind_display()}"
