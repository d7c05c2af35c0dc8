"""Which tables somebody with an account has work at."""

from typing import Any

from django.http import HttpRequest

from forums.people.roles import Visitor

from ..models import Forum, Table
from ..permissions import may_write


def tables_of(user: Visitor, forum: Forum) -> list[Table]:
    rows = forum.tables.select_related("forum", "field", "host", "scribe")
    return [table for table in rows if may_write(user, table)]


def mine(forum: Forum, request: HttpRequest) -> dict[str, Any] | None:
    """For the forum's pages: a way to these tables, where there are some."""
    return {} if request.user.is_authenticated and tables_of(request.user, forum) else None
