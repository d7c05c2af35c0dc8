"""The demo's public password opens nothing outside the demo."""

from pytest_django import Settings

from cms.demo import people
from forums.people.models import User


def test_accounts_have_the_demo_password_only_in_the_demo(db: None, settings: Settings) -> None:
    settings.DEMO = True
    people.load()
    assert User.objects.get(email="pastor@rheine.example").check_password(people.PASSWORD)
    assert [user.email for user in User.objects.filter(is_superuser=True)] == ["technik@rheine.example"]


def test_elsewhere_nobody_can_sign_in_with_it(db: None, settings: Settings) -> None:
    settings.DEMO = False
    people.load()
    assert [user.email for user in User.objects.all() if user.has_usable_password() or user.is_superuser] == []
