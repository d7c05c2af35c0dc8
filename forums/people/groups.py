"""Keeps the groups there; which models they may edit is said beside each model's admin."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from wagtail import hooks

from .roles import Role

ALL_ACTIONS = ("view", "add", "change", "delete")

_allowed: dict[Role, set[tuple[str, str]]] = {role: {("wagtailadmin", "access_admin")} for role in Role}


def allow(role: Role, *models: type[Model], to: Iterable[str] = ALL_ACTIONS) -> None:
    """Let a role work on these models in the admin. Called beside each admin, when its module is imported.

    `to` names actions: view, add, change, delete, publish. They reach the group after the next migrate.
    """
    for model in models:
        _allowed[role] |= {(model._meta.app_label, get_permission_codename(action, model._meta)) for action in to}


def ensure_groups(**signal: object) -> dict[Role, Group]:
    """Make what is missing; take nothing away that somebody granted by hand.

    Called after every migrate, so that a new installation has its roles and what they may do.
    """
    hooks.search_for_hooks()  # imports every admin module, which is where `allow` is called
    for app in {app for rights in _allowed.values() for app, _codename in rights}:
        create_permissions(apps.get_app_config(app), verbosity=0)  # Django does so for each app after its own turn
    return {role: _group(role) for role in Role}


def _group(role: Role) -> Group:
    group, _created = Group.objects.get_or_create(name=role.value)
    rights = Permission.objects.filter(codename__in={codename for _app, codename in _allowed[role]})
    group.permissions.add(
        *(right for right in rights.select_related("content_type") if _key(right) in _allowed[role]),
    )
    return group


def _key(permission: Permission) -> tuple[str, str]:
    return permission.content_type.app_label, permission.codename
