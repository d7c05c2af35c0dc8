"""Who writes council papers."""

from forums.people.roles import Role, Visitor, has_role


def may_write_papers(user: Visitor) -> bool:
    """The council's office, and coordinators: who enters papers writes them, too."""
    return has_role(user, Role.COUNCIL_CLERK, Role.COORDINATOR)
