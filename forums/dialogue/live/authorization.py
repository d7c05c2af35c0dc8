"""Which live page a socket or a poll belongs to, and whether it may have the news."""

from enum import StrEnum
from typing import Any

from django.http import HttpRequest

from forums.people.roles import Visitor
from forums.protection.rate_limits import socket_hash
from forums.protection.whole_numbers import whole_number

from ..changes import Audience, Sees
from ..forum import Forum
from ..permissions import may_host, may_see, may_write
from ..tables import Table
from ..tokens import opened_by, participant

type Scope = dict[str, Any]  # of a connection, as ASGI has it


class LivePage(StrEnum):
    PHONE = "live"
    HOST = "leitung"
    WALL = "wand"


def audience_of(scope: Scope, page: LivePage) -> tuple[Audience, str] | None:
    """The audience of a socket, and what stands for its device; None if access is denied."""
    route = scope["url_route"]["kwargs"]
    forum = Forum.objects.filter(slug=route["slug"]).first()
    if forum is None:
        return None
    match page:
        case LivePage.PHONE:
            return _phone(forum, scope["cookies"])
        case LivePage.HOST:
            return _host(forum, route["key"], scope["user"])
        case LivePage.WALL:
            return _wall(forum, scope)


def phone_audience(request: HttpRequest, forum: Forum) -> Audience | None:
    """The same for a poll by a telephone."""
    found = _phone(forum, request.COOKIES)
    return found and found[0]


def table_at(forum: Forum, key: str, user: Visitor) -> Table | None:
    """The table whose host or scribe this is: by the link's token, or with an account by the table's number."""
    if table := opened_by(key, "host", forum) or opened_by(key, "write", forum):
        return table
    number = whole_number(key, digits=4)
    if number is None:
        return None
    numbered: Table | None = Table.objects.for_live().filter(forum=forum, number=number).first()
    return numbered if numbered and may_write(user, numbered) else None


def is_host(forum: Forum, key: str, user: Visitor, table: Table) -> bool:
    """Whether whoever came by this key may release and hide, or only write."""
    return opened_by(key, "host", forum) == table or may_host(user, table)


def _phone(forum: Forum, cookies: dict[str, str]) -> tuple[Audience, str] | None:
    joined = participant(cookies, forum)
    if joined is None or not Table.objects.filter(pk=joined.table, forum=forum).exists():
        return None
    return Audience(Sees.TABLE, forum.pk, joined.table), f"telephone:{joined.uuid}"


def _host(forum: Forum, key: str, user: Visitor) -> tuple[Audience, str] | None:
    table = table_at(forum, key, user)
    if table is None:
        return None
    return Audience(Sees.HOST, forum.pk, table.pk), f"host:{table.pk}:{user.pk}"


def _wall(forum: Forum, scope: Scope) -> tuple[Audience, str] | None:
    if not may_see(scope["user"], forum):
        return None
    return Audience(Sees.WALL, forum.pk), f"wall:{socket_hash(scope)}"
