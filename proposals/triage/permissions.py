"""Who opens the desk, and which cases on it."""

from forums.bodies.permissions import memberships_of, reads_a_desk
from forums.people.models import User
from forums.people.roles import Role, Visitor, has_role
from forums.pictures.models import Picture
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.permissions import is_private, may_read_desk

from .solo_moves import SoloMove


def may_open_desk(user: Visitor) -> bool:
    """Anybody with a desk to read: seats, network members, offices, those who read every desk."""
    return reads_a_desk(user)


def may_open_case(user: Visitor, suggestion: Suggestion) -> bool:
    """Whoever reads the desk that has it; and a team whose one seat gave it away, until it can no longer
    be called back, unless it has become private since."""
    if may_read_desk(user, suggestion):
        return True
    if is_private(suggestion):
        return False
    if not isinstance(user, User):
        return False
    bodies = _seated_in(user)
    return bool(bodies) and SoloMove.objects.running().filter(suggestion=suggestion, body__in=bodies).exists()


def had_case(user: Visitor, suggestion: Suggestion) -> bool:
    """Whether a team of this user acted on it before it went elsewhere. What has become private is gone for them."""
    if is_private(suggestion):
        return False
    bodies = _seated_in(user)
    return bool(bodies) and Step.objects.public().filter(suggestion=suggestion, body__in=bodies).exists()


def _seated_in(user: Visitor) -> list[int]:
    """Ids of the bodies in which the user has a seat or deputises for one."""
    return [member.body_id for member in memberships_of(user) if member.seat]


def shows_picture(user: Visitor, picture: Picture) -> bool:
    """A photo is seen on the desk by those who open its case, whether or not it may be public."""
    suggestion = Suggestion.objects.filter(photo=picture).select_related("holder").first()
    return suggestion is not None and may_open_case(user, suggestion)


def may_ask_why(user: Visitor) -> bool:
    """Who may have a right explained, which tells about other people's memberships."""
    return has_role(user, Role.COORDINATOR, Role.DATA_PROTECTION)
