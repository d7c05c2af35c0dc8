"""What every page's frame knows about the installation."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from forums.municipality.models import Municipality
from proposals.triage.permissions import may_open_desk


def installation(request: HttpRequest) -> dict[str, object]:
    """`DEMO`, and `city`: the Municipality, loaded (one query) only where a template asks for it;
    `may_open_desk`: whether the menu leads to the desk."""
    return {
        "DEMO": settings.DEMO,
        "city": SimpleLazyObject(lambda: Municipality.load(request)),
        "may_open_desk": SimpleLazyObject(lambda: may_open_desk(getattr(request, "user", AnonymousUser()))),
    }
