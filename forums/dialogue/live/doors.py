"""Which live page a socket or a poll belongs to, and whether it may come in."""

from enum import StrEnum
from typing import Any

from django.http import HttpRequest

from forums.people.roles import Visitor
from forums.protection.rate_limits import socket_hash

from ..feed import Audience, Sees
from ..models import Forum, Table
from ..permissions import may_lead, may_see, may_write
from ..tokens import opened_by, participant


class Door(StrEnum):
    LIVE = "live"
    LEAD = "leitung"
    WALL = "wand"


def audience_of(scope: dict[str, Any], door: Door) -> tuple[Audience, str] | None:
    """The audience of a socket, and what stands for its device; None for who may not come in."""
    route = scope["url_route"]["kwargs"]
    forum = Forum.objects.filter(slug=route["slug"]).first()
    if forum is None:
        return None
    match door:
        case Door.LIVE:
            return _telephone(forum, scope["cookies"])
        case Door.LEAD:
            return _lead(forum, route["key"], scope["user"])
        case Door.WALL:
            return _wall(forum, scope)


def telephone(request: HttpRequest, forum: Forum) -> Audience | None:
    """The same for a poll by a telephone."""
    found = _telephone(forum, request.COOKIES)
    return found and found[0]


def table_led(forum: Forum, key: str, user: Visitor) -> Table | None:
    """The table whose host or scribe this is: by the link's token, or with an account by the table's number."""
    if table := opened_by(key, "lead", forum) or opened_by(key, "write", forum):
        return table
    if not (key.isascii() and key.isdigit() and len(key) < 5):
        return None
    found: Table | None = Table.objects.for_live().filter(forum=forum, number=int(key)).first()
    return found if found and may_write(user, found) else None


def leads(forum: Forum, key: str, user: Visitor, table: Table) -> bool:
    """Whether who came by this key may release and hide, or only write."""
    return opened_by(key, "lead", forum) == table or may_lead(user, table)


def _telephone(forum: Forum, cookies: dict[str, str]) -> tuple[Audience, str] | None:
    joined = participant(cookies, forum)
    if joined is None or not Table.objects.filter(pk=joined.table, forum=forum).exists():
        return None
    return Audience(Sees.TABLE, forum.pk, joined.table), f"telephone:{joined.uuid}"


def _lead(forum: Forum, key: str, user: Visitor) -> tuple[Audience, str] | None:
    table = table_led(forum, key, user)
    if table is None:
        return None
    return Audience(Sees.LEAD, forum.pk, table.pk), f"lead:{table.pk}:{getattr(user, 'pk', None)}"


def _wall(forum: Forum, scope: dict[str, Any]) -> tuple[Audience, str] | None:
    if not may_see(scope["user"], forum):
        return None
    return Audience(Sees.WALL, forum.pk), f"wall:{socket_hash(scope)}"
