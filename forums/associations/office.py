"""The office that keeps the city's list of associations: who acts for it."""

from django.db.models import Q

from forums.bodies.models import Duty
from forums.bodies.permissions import on_duty
from forums.people.models import User
from forums.people.roles import Role, Visitor, has_role


def in_office(user: Visitor) -> bool:
    """Coordinators, and whoever acts for the body with this duty."""
    return has_role(user, Role.COORDINATOR) or keeps_the_list(user)


def keeps_the_list(user: Visitor) -> bool:
    """Whether the user acts for the body with this duty."""
    return on_duty(user, Duty.ASSOCIATION_LIST)


def office_accounts() -> list[User]:
    """The accounts to write to when an association waits for the office."""
    candidates = Q(groups__name=Role.COORDINATOR.value) | Q(person__memberships__body__duty=Duty.ASSOCIATION_LIST)
    return [user for user in User.objects.filter(candidates, is_active=True).distinct() if in_office(user)]
