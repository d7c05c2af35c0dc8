"""The office, and the addresses of a forum's desk."""

import pytest
from django.test import Client

from forums.dialogue.models import Forum
from forums.people.models import User

LIST = "/verwaltung/foren/"


@pytest.fixture
def office(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def desk_of(forum: Forum) -> str:
    return f"{LIST}{forum.pk}/"
