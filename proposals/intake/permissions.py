"""Who may bring suggestions in for others."""

from forums.people.roles import Role, Visitor, has_role


def may_import(user: Visitor) -> bool:
    return has_role(user, Role.COORDINATOR)
