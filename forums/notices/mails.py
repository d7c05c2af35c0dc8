"""A mail in the recipient's language, as plain text and HTML."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from forums.municipality.models import Municipality

from .registry import Context


def compose(template: str, context: Context, *, to: str, language: str) -> EmailMultiAlternatives:
    """From the folder `template`. Call it with `language` active."""
    context = context | {"SITE_URL": settings.SITE_URL, "city": Municipality.current(), "language": language}
    subject = render_to_string(f"{template}/subject.txt", context)
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string(f"{template}/body.txt", context).strip() + "\n",
        from_email=_sender(),
        to=[to],
        headers={"Auto-Submitted": "auto-generated", "Content-Language": language, **_stop_headers(context)},
    )
    mail.attach_alternative(render_to_string(f"{template}/body.html", context), "text/html")
    calendar = context.get("calendar")
    if isinstance(calendar, bytes | str):
        mail.attach("termin.ics", calendar, "text/calendar")
    return mail


def _sender() -> str:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return f"{name} <{address}>" if name else address


def _stop_headers(context: Context) -> dict[str, str]:
    """RFC 8058: the mail program's own button sends this POST, without opening a page."""
    if stop := context.get("unsubscribe_url"):
        return {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return {}
