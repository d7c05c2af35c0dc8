"""Roles that are Django groups. Every other role follows from dated memberships (forums.bodies)."""

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import User

type Visitor = User | AnonymousUser


class Role(models.TextChoices):
    """Group names are these values; `post_migrate` keeps the groups there (forums.people.groups)."""

    EDITOR = "editor", _("Editor")
    MODERATOR = "moderator", _("Moderator")
    COORDINATOR = "coordinator", _("Coordinator")
    TRANSLATOR = "translator", _("Translator")
    DATA_PROTECTION = "data-protection", _("Data protection officer")


def has_role(user: Visitor, *roles: Role) -> bool:
    """Whether the account is in one of the groups; superusers are in all. One query per user object."""
    if not isinstance(user, User) or not user.is_active:
        return False
    if user.is_superuser:
        return True
    names: frozenset[str] | None = getattr(user, "_role_names", None)
    if names is None:
        names = frozenset(user.groups.values_list("name", flat=True))
        user._role_names = names  # type: ignore[attr-defined]
    return any(role.value in names for role in roles)
