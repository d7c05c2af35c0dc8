from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from tests.conftest import City
from tests.factories import running

from ..conftest import Enter
from .telephones import Join


@pytest.fixture
def forum(city: City) -> Forum:
    return running(city.language, city.faith)


@pytest.fixture
def table(forum: Forum) -> Table:
    return forum.tables.get(number=1)


@pytest.fixture
def join(enter_live: Enter, table: Table) -> Join:
    """A telephone comes by the table's code and chooses its language by its own name."""

    def come(language: str = "Deutsch", **how: Any) -> Page:
        page = enter_live(**how)
        page.goto(reverse("forum_join", args=[table.forum.slug, token(table, "join")]))
        page.get_by_role("button", name=language, exact=True).click()
        page.wait_for_url("**/live/")
        return page

    return come
