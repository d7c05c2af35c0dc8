"""The office is reminded of a report's date: once before it, once when it has passed, then in every further span."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.municipality.text_language import checked
from forums.notices.letters import Letter, register_letter
from forums.notices.models import Notice, Recipient
from forums.notices.reminders import register_reminder
from proposals.suggestions.reminders import Rhythm

from .models import AccessibilityReport

DUE = "accessibility.due"


def remind() -> int:
    """Write what is due; returns how many mails are new."""
    city, rhythm, new = Municipality.current(), Rhythm.current(), 0
    if not city.contact_email:
        return 0
    office = [Recipient("city", city.contact_email, settings.LANGUAGE_CODE)]
    for report in AccessibilityReport.objects.open().filter(due_on__lte=rhythm.horizon).order_by("due_on", "pk"):
        if event := _event(report, report.due_on, rhythm):
            told = Notice.objects.unheard(office, events=[event])
            Notice.objects.write(DUE, event, told, about=report)
            new += len(told)
    return new


def _event(report: AccessibilityReport, day: date, rhythm: Rhythm) -> str:
    """Which reminder is due; empty for none. Before the date not to whom the report has just come."""
    if passed := rhythm.round_after(day):
        return f"{DUE}:{report.pk}:{day}:{passed}"
    return f"{DUE}:{report.pk}:{day}" if rhythm.before(day) and not rhythm.lately(localdate(report.received_at)) else ""


def _letter(notice: Notice) -> Letter | None:
    report = notice.about
    if not isinstance(report, AccessibilityReport) or not report.is_open:
        return None
    return Letter(
        title=_("A report of a barrier waits for its answer"),
        about=str(report.due),
        sentences=(_("Somebody has reported a barrier on the website."),),
        quotation=report.problem,
        quotation_language=checked(report.language, report.problem),
        url=settings.SITE_URL + reverse("barriers:edit", args=[report.pk]),
        action=_("Read and answer"),
        why=_("You are receiving this e-mail because this is the address of the city's office."),
    )


def register_reminders() -> None:
    register_letter(DUE, _letter)
    register_reminder("reminders of reports of barriers", remind)
