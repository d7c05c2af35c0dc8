"""What this slice holds about somebody: an address for the answer, as long as there is none yet."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from forums.people.person_fields import classify
from forums.people.personal_data import Entry, Subject, facts, register

from .models import AccessibilityReport, AccessibilityReportQuerySet


def _theirs(subject: Subject) -> AccessibilityReportQuerySet:
    return AccessibilityReport.objects.filter(email__in=subject.addresses)


def _export(subject: Subject) -> Iterable[Entry]:
    for row in _theirs(subject):
        yield facts(row, "problem", "page", "email", "received_at", "due_on")


def _erase(subject: Subject) -> None:
    """The barrier is still there and will be removed; the answer stands on the report's own page."""
    _theirs(subject).update(email="")


def _classify() -> None:
    classify(AccessibilityReport, erased="email", text="problem page answer")


def register_holdings() -> None:
    _classify()
    register("barriers", _("Barriers you reported"), export=_export, erase=_erase)
