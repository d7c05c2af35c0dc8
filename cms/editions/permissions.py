"""Who may work on editions."""

from forums.people.roles import Role, Visitor, has_role

from .models import Edition


def may_edit_editions(user: Visitor) -> bool:
    """Those who write and those who publish the concept."""
    return has_role(user, Role.EDITOR, Role.COORDINATOR)


def may_read(user: Visitor, edition: Edition) -> bool:
    """Everybody but of a draft, which is being written still."""
    return edition.is_public or may_edit_editions(user)
