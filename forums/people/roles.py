"""Roles that are Django groups. Every other role follows from dated memberships (forums.bodies)."""

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.records.instance_cache import cached_on_instance

from .models import User, UserQuerySet

type Visitor = User | AnonymousUser


class Role(models.TextChoices):
    """Group names are these values; `post_migrate` keeps the groups there (forums.people.groups)."""

    EDITOR = "editor", _("Editor")
    MODERATOR = "moderator", _("Moderator")
    COORDINATOR = "coordinator", _("Coordinator")
    TRANSLATOR = "translator", _("Translator")
    COUNCIL_CLERK = "council-clerk", _("Council clerk")
    DATA_PROTECTION = "data-protection", _("Data protection officer")


def has_role(user: Visitor, *roles: Role) -> bool:
    """Whether the account is in one of the groups; superusers are in all. One query per user object."""
    if not isinstance(user, User) or not user.is_active:
        return False
    if user.is_superuser:
        return True
    return any(role.value in _group_names(user) for role in roles)


def moderators() -> UserQuerySet:
    """The accounts that moderation writes to: the group's, not every superuser."""
    return User.objects.get_queryset().filter(is_active=True, groups__name=Role.MODERATOR).order_by("pk")


def is_moderator(user: User) -> bool:
    """Whether moderation writes to this account."""
    return moderators().filter(pk=user.pk).exists()


def has_any_group(user: User) -> bool:
    """Whether the account is in a group, ours or one made by hand, or administers; no query after `has_role`."""
    return user.is_superuser or bool(_group_names(user))


@cached_on_instance
def _group_names(user: User) -> frozenset[str]:
    return frozenset(user.groups.values_list("name", flat=True))
