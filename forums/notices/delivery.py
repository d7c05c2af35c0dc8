"""Sending the outbox: claim the row, send outside any transaction, mark it sent."""

import logging
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone, translation

from forums.municipality.models import Municipality

from .kinds import kind
from .models import Notice

logger = logging.getLogger(__name__)


@task
def deliver(notice_id: int) -> None:
    """Send one notice unless somebody else has or is doing so. Failures are retried by the daily job."""
    claimed = Notice.objects.unsent().filter(pk=notice_id)
    if not claimed.update(claimed_at=timezone.now(), attempts=F("attempts") + 1):
        return
    notice = Notice.objects.get(pk=notice_id)
    try:
        mail = compose(notice)
        if mail is not None:
            mail.send()
    except Exception as error:
        logger.warning("Notice %s was not sent: %s", notice_id, type(error).__name__)
        Notice.objects.filter(pk=notice_id).update(claimed_at=None, trouble=type(error).__name__)
        return
    Notice.objects.filter(pk=notice_id).update(sent_at=timezone.now(), email="", trouble="")


def compose(notice: Notice) -> EmailMultiAlternatives | None:
    """The mail in the recipient's language, as plain text and HTML; None where it is no longer true."""
    if notice.about is None or not notice.email:
        return None
    described = kind(notice.kind)
    with translation.override(notice.language):
        context = described.context(notice)
        if context is None:
            return None
        context |= {
            "SITE_URL": settings.SITE_URL,
            "city": Municipality.current(),
            "language": notice.language,
        }
        subject = render_to_string(f"{described.template}/subject.txt", context)
        text = render_to_string(f"{described.template}/body.txt", context)
        html = render_to_string(f"{described.template}/body.html", context)
    headers = {"Auto-Submitted": "auto-generated", "Content-Language": notice.language}
    if stop := context.get("unsubscribe_url"):
        # RFC 8058: the mail program's own button sends this POST, without opening a page.
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text.strip() + "\n",
        from_email=f"{name} <{address}>" if name else address,
        to=[notice.email],
        headers=headers,
    )
    mail.attach_alternative(html, "text/html")
    if calendar := context.get("calendar"):
        mail.attach("termin.ics", calendar, "text/calendar")
    return mail


def resend() -> int:
    """Deliver what is unsent (the daily job). Returns how many were tried."""
    ids = list(Notice.objects.unsent().order_by("written_at").values_list("pk", flat=True))
    for pk in ids:
        deliver.enqueue(pk)
    return len(ids)
