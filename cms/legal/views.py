"""Whom to write to about a hole in the site's security (RFC 9116)."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from forums.municipality.models import Municipality

VALID = 180  # days from the day it is read: RFC 9116, 2.5.5 recommends less than a year


@require_safe
@cache_control(max_age=60 * 60 * 24, public=True)
def security_txt(request: HttpRequest) -> HttpResponse:
    """The office's address of the city's settings; 404 while there is none, since a contact is what it is for."""
    contact = Municipality.current().contact_email
    if not contact:
        raise Http404
    expires = datetime.combine(timezone.now().date() + timedelta(days=VALID), time(), UTC)
    lines = [
        f"Contact: mailto:{contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
