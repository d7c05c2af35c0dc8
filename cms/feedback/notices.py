"""The two mails of this inbox: to the office when a report arrives, to its author when it is answered."""

from django.conf import settings
from django.urls import reverse

from forums.notices.kinds import register
from forums.notices.models import Notice

from .models import ANSWERED, RECEIVED, AccessibilityReport


def _about(notice: Notice) -> dict[str, object] | None:
    report = notice.about
    if not isinstance(report, AccessibilityReport):
        return None
    return {"report": report, "url": settings.SITE_URL + report.get_absolute_url()}


def _to_office(notice: Notice) -> dict[str, object] | None:
    report = notice.about
    if not isinstance(report, AccessibilityReport) or not report.is_open:
        return None
    return {"report": report, "url": settings.SITE_URL + reverse("barriers:edit", args=[report.pk])}


def register_notices() -> None:
    register(RECEIVED, template="cms/feedback/mail/received", context=_to_office)
    register(ANSWERED, template="cms/feedback/mail/answer", context=_about)
