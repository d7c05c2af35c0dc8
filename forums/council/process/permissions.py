"""Who keeps the plan of the process. Everybody may read it."""

from forums.people.roles import Role, Visitor, has_role


def may_keep_process(user: Visitor) -> bool:
    """Enter milestones and say what became of them: coordinators."""
    return has_role(user, Role.COORDINATOR)
