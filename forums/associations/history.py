"""An association's history: one numbered entry for everything that happens to it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.people.models import User


class EntryKind(models.TextChoices):
    BEGUN = "begun", _("Registration started")
    SUBMITTED = "submitted", _("Sent to the office")
    CHECKED = "checked", _("Checklist filled in")
    QUESTIONED = "questioned", _("Question from the office")
    ANSWERED = "answered", _("Answer from the association")
    VERIFIED = "verified", _("Verified")
    REFUSED = "refused", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn by the association")
    SUSPENDED = "suspended", _("Suspended")
    RESUMED = "resumed", _("Suspension lifted")
    DISSOLVED = "dissolved", _("Dissolved")
    CHANGED = "changed", _("Data changed")
    CONSENT = "consent", _("Consent changed")
    INVITED = "invited", _("Speaker invited")
    SPEAKER = "speaker", _("Speaker appointed")
    MANDATE = "mandate", _("Mandate changed")
    JOINING = "joining", _("Joining a field")
    REMINDED = "reminded", _("Asked to confirm the data")
    CONFIRMED = "confirmed", _("Data confirmed")
    UNCONFIRMED = "unconfirmed", _("Not confirmed in time: no longer public")
    IMPORTED = "imported", _("Imported from the city's list")
    PROOF = "proof", _("Proof handed in")
    PROOF_BACK = "proof_back", _("Proof taken back")


# The association reads its own history except for what is only the office's work.
INTERNAL = frozenset({EntryKind.CHECKED})


class HistoryEntry(models.Model):
    """One thing that happened to an association. Kept for as long as the association is."""

    association = models.ForeignKey("forums.Association", on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=EntryKind.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by_office = models.BooleanField(_("by the office"), default=False)
    text = models.TextField(_("text"), blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("entry in an association's history")
        verbose_name_plural = _("entries in associations' histories")
        ordering = ("association", "number")
        constraints = [models.UniqueConstraint(fields=["association", "number"], name="entry_numbered_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_kind_display()}"
