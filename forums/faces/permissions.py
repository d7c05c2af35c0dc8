"""Who sees the photo of a person, and who may set it."""

from forums.people.models import User
from forums.people.roles import Role, Visitor, has_role
from forums.pictures.models import Picture

from .models import PersonPhoto


def may_see_face(user: Visitor, picture: Picture) -> bool:
    """Everyone, as long as its person agrees and is shown by name; the person and the coordination in any case."""
    photo = PersonPhoto.objects.filter(picture=picture).select_related("person").first()
    if photo is None:
        return False
    is_own = isinstance(user, User) and user.person_id == photo.person_id
    return is_own or may_keep_photos(user) or photo.is_public


def may_keep_photos(user: Visitor) -> bool:
    """Coordinators set and remove the photos of people who have signed on paper."""
    return has_role(user, Role.COORDINATOR)
