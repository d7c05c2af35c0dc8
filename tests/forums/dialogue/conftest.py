import pytest

from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from tests.conftest import City
from tests.factories import running


@pytest.fixture
def forum(city: City) -> Forum:
    """Running, with a table for each of the two topics."""
    return running(city.language, city.faith)


@pytest.fixture
def table(forum: Forum) -> Table:
    return forum.tables.get(number=1)


@pytest.fixture
def other_table(forum: Forum) -> Table:
    return forum.tables.get(number=2)
