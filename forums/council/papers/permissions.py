"""Who may enter papers, meetings and results."""

from forums.people.roles import Role, Visitor, has_role


def may_enter_results(user: Visitor) -> bool:
    """The council's office, and coordinators."""
    return has_role(user, Role.COUNCIL_CLERK, Role.COORDINATOR)
