"""Until when one can register for a forum, and what is said to whoever comes too early or too late."""

from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext

from .forum import Forum
from .states import ForumKind, ForumState


class Window(StrEnum):
    """Whether one can register now."""

    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"
    INVITED = "invited"  # only with the link of the invitation


def window(forum: Forum, *, invited: bool = False) -> Window:
    now = timezone.now()
    if forum.state != ForumState.PLANNED or now >= (forum.registration_until or forum.starts_at):
        return Window.CLOSED
    if forum.kind == ForumKind.WORKSHOP and not invited:
        return Window.INVITED
    return Window.NOT_YET if forum.registration_from and now < forum.registration_from else Window.OPEN


def window_at_door(forum: Forum) -> Window:
    """The same for those who plan the forum: they enter people at any time, at the door too, until it is over."""
    over = forum.state in {ForumState.CANCELLED, ForumState.OVER} or forum.is_past
    return Window.CLOSED if over else Window.OPEN


def may_be_changed(forum: Forum) -> bool:
    """Whether a person's own registration can still be changed: until the forum begins."""
    return forum.state == ForumState.PLANNED and timezone.now() < forum.starts_at


def refusal(state: Window) -> str:
    match state:
        case Window.NOT_YET:
            return gettext("Registration has not begun yet.")
        case Window.INVITED:
            return gettext("This is a workshop by invitation. Please use the link in your invitation.")
    return gettext("Registration is closed.")
