"""How long reports of barriers are kept."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry

from forums.records.retention import Rule, after, register

from .models import AccessibilityReport, AccessibilityReportQuerySet

REPORTS_KEPT = 365  # days


def _past() -> AccessibilityReportQuerySet:
    return AccessibilityReport.objects.filter(answered_at__lt=timezone.now() - timedelta(days=REPORTS_KEPT))


def _delete() -> int:
    """With the lines of the admin's log, which carry the report's first words."""
    gone = [str(pk) for pk in _past().values_list("pk", flat=True)]
    kind = ContentType.objects.get_for_model(AccessibilityReport)
    ModelLogEntry.objects.filter(content_type=kind, object_id__in=gone).delete()
    AccessibilityReport.objects.filter(pk__in=gone).delete()
    return len(gone)


def register_rules() -> None:
    register(
        Rule(
            "barriers",
            _("Reports of barriers (the address is deleted when we answer)"),
            lambda: after(REPORTS_KEPT, _("our answer")),
            _("So that you can read the answer, and we can see what keeps coming back."),
            _past,
            _delete,
        )
    )
