"""Answers about an account that are asked for many times while one page is made."""

from collections.abc import Callable
from functools import wraps

from .models import User


def cached_on_user[T](question: Callable[[User], T]) -> Callable[[User], T]:
    """Ask once for each loaded user object, as `cached_property` would on the model itself.

    The answer lives and dies with that object: every request loads its own.
    """
    attribute = f"_cached_{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def answer(user: User) -> T:
        if not hasattr(user, attribute):
            setattr(user, attribute, question(user))
        known: T = getattr(user, attribute)
        return known

    return answer
