"""Why may this person see this? Every rule that grants something, read from the functions the views ask."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.bodies.models import Kind, Membership
from forums.bodies.permissions import memberships_of, oversees, speaks
from forums.people.admin_access import PERMISSION, works_in_admin
from forums.people.models import User
from forums.people.roles import Role
from proposals.suggestions.models import Suggestion
from proposals.suggestions.permissions import Right, grounds, may_moderate, may_read_desk

from .moves import Move, moves_open_to
from .permissions import may_open_case, may_open_desk


@dataclass(frozen=True)
class GrantingRule:
    """One rule that grants something, the membership or group it rests on, and what it allows."""

    rule: StrOrPromise
    membership: Membership | None = None
    group: str = ""
    allows: tuple[StrOrPromise, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """`allowed` is what the views would say; `rules` is empty exactly where it is False."""

    allowed: bool
    rules: list[GrantingRule] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)


class Area(models.TextChoices):
    DESK = "desk", _("The desk (/tandem/)")
    MODERATION = "moderation", _("Moderation")
    CITY = "city", _("City and bodies")
    ADMIN = "admin", _("The administration (/verwaltung/)")


def about_suggestion(user: User, suggestion: Suggestion) -> Explanation:
    """Whether and why the user sees this suggestion, and which moves are open to them now."""
    rules = [
        GrantingRule(
            ground.rule, ground.membership, allows=tuple(right.label for right in Right if right in ground.rights)
        )
        for ground in grounds(user, suggestion)
    ]
    if may_open_case(user, suggestion) and not may_read_desk(user, suggestion):
        rules.append(
            GrantingRule(
                _("A member of their own team forwarded it and may still call it back."),
                allows=(Right.READ_DESK.label,),
            )
        )
    return Explanation(bool(rules), rules, moves_open_to(user, suggestion))


def _labels(rights: Collection[Right]) -> tuple[StrOrPromise, ...]:
    return tuple(right.label for right in Right if right in rights)


def about_area(user: User, area: Area) -> Explanation:
    """Whether and why the user may open this part of the site."""
    allowed, rules = _AREAS[area]
    return Explanation(allowed(user), list(rules(user)) if user.is_active else [])


def _desk(user: User) -> Iterator[GrantingRule]:
    for member in memberships_of(user):
        if oversees(member):
            yield GrantingRule(_("Belongs to a body that reads every desk."), member)
        elif member.body.kind == Kind.NETWORK:
            yield GrantingRule(_("Belongs to the network of the field."), member)
        elif speaks(member):
            yield GrantingRule(_("Acts for a body that can have suggestions."), member)


def _moderation(user: User) -> Iterator[GrantingRule]:
    yield from _superuser(user)
    if user.groups.filter(name=Role.MODERATOR).exists():
        yield GrantingRule(_("Belongs to a group with this right:"), group=str(Role.MODERATOR.label))


def _permitted(permission: str) -> Callable[[User], Iterator[GrantingRule]]:
    app, _dot, codename = permission.partition(".")

    def rules(user: User) -> Iterator[GrantingRule]:
        yield from _superuser(user)
        granting = Group.objects.filter(permissions__content_type__app_label=app, permissions__codename=codename)
        for group in granting.filter(user=user).distinct():
            known = group.name in Role.values
            name = str(Role(group.name).label) if known else group.name
            yield GrantingRule(_("Belongs to a group with this right:"), group=name)
        if user.user_permissions.filter(content_type__app_label=app, codename=codename).exists():
            yield GrantingRule(_("The right was given directly to this account."))

    return rules


def _admin(user: User) -> Iterator[GrantingRule]:
    yield from _permitted(PERMISSION)(user)
    if works_in_admin(user):
        yield GrantingRule(_("Acts for a body whose work is done there."))


def _superuser(user: User) -> Iterator[GrantingRule]:
    if user.is_superuser:
        yield GrantingRule(_("The account is an administrator's."))


def _has(permission: str) -> Callable[[User], bool]:
    return lambda user: user.has_perm(permission)


_AREAS: dict[Area, tuple[Callable[[User], bool], Callable[[User], Iterator[GrantingRule]]]] = {
    Area.DESK: (may_open_desk, _desk),
    Area.MODERATION: (may_moderate, _moderation),
    Area.CITY: (_has("forums.change_body"), _permitted("forums.change_body")),
    Area.ADMIN: (_has(PERMISSION), _admin),
}
