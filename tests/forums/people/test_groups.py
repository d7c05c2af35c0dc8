"""The five groups are there after every migrate, with what each admin module allows them."""

import pytest
from django.contrib.auth.models import Group, Permission

from forums.bodies.models import Body
from forums.people import groups
from forums.people.groups import allow, ensure_groups
from forums.people.roles import Role


@pytest.fixture(autouse=True)
def kept_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test allows ends with it."""
    monkeypatch.setattr(groups, "_allowed", {role: set(rights) for role, rights in groups._allowed.items()})


def _rights(role: Role) -> set[str]:
    return {right.codename for right in Group.objects.get(name=role.value).permissions.all()}


@pytest.mark.django_db
def test_every_role_has_a_group_that_may_open_the_admin() -> None:
    ensure_groups()
    assert {group.name for group in Group.objects.filter(permissions__codename="access_admin")} >= set(Role.values)


@pytest.mark.django_db
def test_a_role_gets_what_an_admin_module_allows_and_no_other_role_does() -> None:
    before = {role: _rights(role) for role in ensure_groups()}
    allow(Role.TRANSLATOR, Body, to=("view", "change"))
    ensure_groups()
    assert _rights(Role.TRANSLATOR) - before[Role.TRANSLATOR] == {"view_body", "change_body"}
    assert _rights(Role.DATA_PROTECTION) == before[Role.DATA_PROTECTION]


@pytest.mark.django_db
def test_what_somebody_granted_by_hand_stays() -> None:
    editor = ensure_groups()[Role.EDITOR]
    editor.permissions.add(Permission.objects.get(codename="delete_body"))
    ensure_groups()
    assert editor.permissions.filter(codename="delete_body").exists()
