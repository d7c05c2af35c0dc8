"""Keeps the five groups there; which models they may edit is said beside each model's admin."""

from typing import Any

from django.contrib.auth.models import Group

from .roles import Role


def ensure_groups(**signal: Any) -> dict[Role, Group]:
    """Make what is missing. Called after every migrate, so a new installation has its roles."""
    return {role: Group.objects.get_or_create(name=role.value)[0] for role in Role}
