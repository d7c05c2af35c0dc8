"""The cast around an association."""

import pytest

from forums.associations.delegates import DelegateRole
from forums.associations.models import Association
from forums.bodies.models import Duty
from forums.people.models import User
from tests.conftest import City
from tests.factories import BodyFactory, both, speaker, verified


@pytest.fixture
def list_office(city: City) -> object:
    return BodyFactory(slug="engagement", duty=Duty.ASSOCIATION_LIST, name=both("Fachstelle Bürgerengagement"))


@pytest.fixture
def association(city: City, list_office: object, coordinator: User) -> Association:
    """Verified, with everything shown, and nobody who speaks for it yet."""
    return verified(coordinator)


@pytest.fixture
def owner_of_it(association: Association) -> User:
    return speaker(association, "vorsitz@example.org", DelegateRole.OWNER)


@pytest.fixture
def delegate(association: Association, owner_of_it: User) -> User:
    return speaker(association, "sprecher@example.org")
