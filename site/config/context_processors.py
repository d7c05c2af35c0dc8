"""What every page's frame knows about the installation."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from forums.municipality.models import Municipality
from forums.people.middleware import held_back
from forums.people.roles import Visitor
from proposals.triage.permissions import may_open_desk


def installation(request: HttpRequest) -> dict[str, object]:
    """`DEMO`, and `city`: the Municipality, loaded (one query) only where a template asks for it;
    `may_open_desk`: whether the menu leads to the desk; `held_back`: whether the reader's role waits for its second
    factor."""
    return {
        "DEMO": settings.DEMO,
        "city": SimpleLazyObject(lambda: Municipality.load(request)),
        "may_open_desk": SimpleLazyObject(lambda: not held_back(request) and may_open_desk(_reader(request))),
        "held_back": SimpleLazyObject(lambda: held_back(request) is not None),
    }


def _reader(request: HttpRequest) -> Visitor:
    return getattr(request, "user", None) or AnonymousUser()
