"""Which live page a socket or a poll belongs to, and whether it may have the news."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest

from forums.people.middleware import known_now
from forums.people.models import User
from forums.people.roles import Visitor
from forums.protection.rate_limits import socket_hash
from forums.protection.whole_numbers import whole_number

from ..changes import Audience, Sees
from ..forum import Forum
from ..permissions import may_host, may_see, may_write
from ..tables import Table
from ..tokens import opened_by, participant, still_at

type Scope = dict[str, Any]  # of a connection, as ASGI has it


class LivePage(StrEnum):
    PHONE = "live"
    HOST = "leitung"
    WALL = "wand"


@dataclass(frozen=True)
class Admission:
    """What a socket may hear. `device` stands for its device. `link_version`: by which of the table's links it came,
    so that renewing them ends it; None for whoever needs no link."""

    audience: Audience
    device: str
    link_version: int | None = None


def admission(scope: Scope, page: LivePage) -> Admission | None:
    """None if access is denied."""
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


def hangs_on_an_account(scope: Scope, page: LivePage) -> bool:
    """Whether a socket was let in for who has signed in: that may end before it does."""
    return page != LivePage.PHONE and isinstance(scope["user"], User)


def is_still_admitted(scope: Scope, page: LivePage, audience: Audience) -> bool:
    found = admission({**scope, "user": known_now(scope)}, page)
    return found is not None and found.audience == audience


def phone_audience(request: HttpRequest, forum: Forum) -> Audience | None:
    """The same for a poll by a telephone."""
    found = _phone(forum, request.COOKIES)
    return found.audience if found else None


def table_at(forum: Forum, key: str, user: Visitor) -> Table | None:
    """The table whose host or scribe this is: by the link's token, or with an account by the table's number."""
    return _by_link(forum, key) or _by_number(forum, key, user)


def _by_link(forum: Forum, key: str) -> Table | None:
    return opened_by(key, "host", forum) or opened_by(key, "write", forum)


def _by_number(forum: Forum, key: str, user: Visitor) -> Table | None:
    number = whole_number(key, digits=4)
    if number is None:
        return None
    numbered: Table | None = Table.objects.for_live().filter(forum=forum, number=number).first()
    return numbered if numbered and may_write(user, numbered) else None


def is_host(forum: Forum, key: str, user: Visitor, table: Table) -> bool:
    """Whether whoever came by this key may release and hide, or only write."""
    return opened_by(key, "host", forum) == table or may_host(user, table)


def _phone(forum: Forum, cookies: dict[str, str]) -> Admission | None:
    joined = participant(cookies, forum)
    if joined is None or not still_at(joined, forum).exists():
        return None
    audience = Audience(Sees.TABLE, forum.pk, joined.table)
    return Admission(audience, f"telephone:{joined.uuid}", joined.link_version)


def _host(forum: Forum, key: str, user: Visitor) -> Admission | None:
    by_link = _by_link(forum, key)
    table = by_link or _by_number(forum, key, user)
    if table is None:
        return None
    audience = Audience(Sees.HOST, forum.pk, table.pk)
    return Admission(audience, f"host:{table.pk}:{user.pk}", by_link.link_version if by_link else None)


def _wall(forum: Forum, scope: Scope) -> Admission | None:
    if not may_see(scope["user"], forum):
        return None
    return Admission(Audience(Sees.WALL, forum.pk), f"wall:{socket_hash(scope)}")
