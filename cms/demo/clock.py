"""A clock that can be set back, so that the demo's past is made by the real verbs at their real times."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.apps import apps
from django.db.models import Field
from django.utils import timezone

_real_now = timezone.now


class Clock:
    """Stands still at `moment` until somebody sets it."""

    def __init__(self) -> None:
        self.moment = timezone.now()

    def __call__(self) -> datetime:
        return self.moment


@contextmanager
def set_back() -> Iterator[Clock]:
    """Django's now is this clock's until the end: for calls of `timezone.now()` and for model fields that
    have it as default. Inside another one, that one's time goes on afterwards. For a command that runs alone;
    never inside a web process."""
    clock, outer = Clock(), timezone.now
    fields = list(_fields_that_default_to_now()) if outer is _real_now else []
    timezone.now = clock
    for field in fields:
        field.__dict__["_get_default"] = _now
    try:
        yield clock
    finally:
        timezone.now = outer
        for field in fields:
            del field.__dict__["_get_default"]


def _now() -> datetime:
    return timezone.now()


def _fields_that_default_to_now() -> "Iterator[Field[object, object]]":
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if field.default is _real_now:
                yield field
