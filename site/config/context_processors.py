"""What every page's frame knows about the installation."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from forums.inbox.listing import has_tasks
from forums.municipality.models import Municipality
from proposals.triage.permissions import may_open_desk


def installation(request: HttpRequest) -> dict[str, object]:
    """`DEMO`, and `city`: the Municipality, loaded (one query) only where a template asks for it;
    `has_tasks` and `may_open_desk`: whether the menu leads to what waits for the reader, or to the desk they read."""
    user = getattr(request, "user", AnonymousUser())
    return {
        "DEMO": settings.DEMO,
        "city": SimpleLazyObject(lambda: Municipality.load(request)),
        "may_open_desk": SimpleLazyObject(lambda: may_open_desk(user)),
        "has_tasks": SimpleLazyObject(lambda: has_tasks(user)),
    }
