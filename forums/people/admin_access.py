"""Who may open the city's admin without being in a group: slices name the duties whose work is done there.

Wagtail asks for one permission before every page of its admin, ours included. Groups hold it as a row; a duty follows
from dated memberships, so it is asked here each time and ends with the mandate.
"""

from collections.abc import Callable

from django.contrib.auth.backends import BaseBackend
from django.db.models import Model

from .models import User
from .roles import Visitor

type Question = Callable[[User], bool]

PERMISSION = "wagtailadmin.access_admin"

_questions: list[Question] = []


def opened_to(question: Question) -> None:
    """In the `ready` of the app: the slice's answer to whether an account's duty is done in the admin."""
    _questions.append(question)


def works_in_admin(user: User) -> bool:
    """Whether one of the account's duties is done in the admin."""
    return user.is_active and any(question(user) for question in _questions)


class DutyBackend(BaseBackend):
    """Answers the permission to enter, and nothing else: what each page allows is asked there."""

    def has_perm(self, user_obj: Visitor, perm: str, obj: Model | None = None) -> bool:
        return perm == PERMISSION and isinstance(user_obj, User) and works_in_admin(user_obj)
