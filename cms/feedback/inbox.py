"""What waits in the inbox of barriers: reports to answer by their date."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.inbox.registry import Item, Rows, Source, register
from forums.people.models import User
from forums.people.roles import Role, has_role

from .models import RECEIVED, AccessibilityReport
from .reminders import DUE


def answers_reports(user: User) -> bool:
    return has_role(user, Role.EDITOR, Role.COORDINATOR)


def _reports(user: User, on: date) -> Rows[AccessibilityReport]:
    return Rows(AccessibilityReport.objects.open().order_by("due_on", "pk"), _report)


def _report(report: AccessibilityReport) -> Item:
    url = reverse("barriers:edit", args=[report.pk])
    return Item(_("Answer a report of a barrier"), str(report), url, report.due_on, language=report.language)


def register_sources() -> None:
    letters = frozenset({RECEIVED, DUE})
    register(Source("barriers", answers_reports, gettext_lazy("Reports of barriers."), _reports, letters))
