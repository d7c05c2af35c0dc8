"""The tables at which an account is host or scribe."""

from django.http import HttpRequest

from forums.people.roles import Visitor

from ..models import Forum, Table
from ..permissions import may_write


def tables_of(user: Visitor, forum: Forum) -> list[Table]:
    rows = forum.tables.select_related("forum", "field", "host", "scribe")
    return [table for table in rows if may_write(user, table)]


def my_tables_link(forum: Forum, request: HttpRequest) -> dict[str, object] | None:
    """For the forum's pages: a link to these tables, if there are any."""
    return {} if request.user.is_authenticated and tables_of(request.user, forum) else None
