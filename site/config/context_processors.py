"""What every page's frame knows about the installation."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from forums.inbox.listing import has_tasks
from forums.municipality.models import Municipality
from forums.people.middleware import held_back
from forums.people.roles import Visitor
from proposals.triage.permissions import may_open_desk


def installation(request: HttpRequest) -> dict[str, object]:
    """`DEMO`, and `city`: the Municipality, loaded (one query) only where a template asks for it;
    `has_tasks` and `may_open_desk`: whether the menu leads to what waits for the reader, or to the desk they read;
    `held_back`: whether the reader's role waits for its second factor."""
    reader = _reader(request)
    return {
        "DEMO": settings.DEMO,
        "city": SimpleLazyObject(lambda: Municipality.load(request)),
        "may_open_desk": SimpleLazyObject(lambda: not held_back(request) and may_open_desk(reader)),
        "has_tasks": SimpleLazyObject(lambda: not held_back(request) and has_tasks(reader)),
        "held_back": SimpleLazyObject(lambda: held_back(request) is not None),
    }


def _reader(request: HttpRequest) -> Visitor:
    return getattr(request, "user", None) or AnonymousUser()
