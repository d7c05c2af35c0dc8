"""What every page's frame knows about the installation."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from forums.municipality.models import Municipality


def installation(request: HttpRequest) -> dict[str, Any]:
    """`DEMO`, and `city`: the Municipality, loaded (one query) only where a template asks for it."""
    return {"DEMO": settings.DEMO, "city": SimpleLazyObject(lambda: Municipality.load(request))}
