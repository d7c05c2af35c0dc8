"""Who may plan forums, host a table, and write for others."""

from forums.people.models import User
from forums.people.roles import Role, Visitor, has_role

from .forum import Forum
from .tables import Table


def may_plan(user: Visitor) -> bool:
    """Forums, tables, registrations, print, handover: coordinators."""
    return has_role(user, Role.COORDINATOR)


def may_see(user: Visitor, forum: Forum) -> bool:
    """A forum that is not on the website yet is seen by those who plan it and by its hosts and scribes."""
    return forum.published or may_plan(user) or any(may_write(user, table) for table in forum.tables.all())


def may_host(user: Visitor, table: Table) -> bool:
    """Release, hide, correct, group, open and close: the table's host, or a coordinator."""
    return may_plan(user) or _is(user, table.host_id)


def may_write(user: Visitor, table: Table) -> bool:
    """Write for others and add German lines: the table's scribe, or its host."""
    return may_host(user, table) or _is(user, table.scribe_id)


def _is(user: Visitor, person: int | None) -> bool:
    return isinstance(user, User) and user.is_active and person is not None and user.person_id == person
