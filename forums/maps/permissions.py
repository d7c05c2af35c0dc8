"""Who looks after the map and the list of streets."""

from forums.people.roles import Role, Visitor, has_role


def may_draw_maps(user: Visitor) -> bool:
    return has_role(user, Role.COORDINATOR)
