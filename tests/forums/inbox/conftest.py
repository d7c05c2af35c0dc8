"""Reading somebody's inbox as the page shows it."""

from collections.abc import Callable

import pytest

from forums.inbox.listing import Inbox
from forums.inbox.registry import Item
from forums.people.models import User

type Read = Callable[[User], list[tuple[str, str]]]


def items(user: User) -> list[Item]:
    """Read as the next request would: what an account's roles are is kept on the object."""
    return Inbox(User.objects.get(pk=user.pk))[:100]


@pytest.fixture
def read() -> Read:
    """Task and subject of each thing that waits."""
    return lambda user: [(str(item.task), str(item.about)) for item in items(user)]
