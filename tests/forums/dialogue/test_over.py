"""After the forum's end every page of it says so."""

import pytest
from django.test import Client
from django.urls import reverse

from forums.dialogue.models import Forum
from forums.dialogue.receipts import code
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from forums.people.models import User
from tests.factories import card

from .telephones import address, joined

OVER = "Das Forum ist zu Ende."


@pytest.mark.django_db
def test_every_page_says_that_it_is_over(client: Client, forum: Forum, table: Table, coordinator: User) -> None:
    written, phone = card(table), joined(table)
    receipt = code(forum, written.number)
    host = [forum.slug, token(table, "host")]
    forum.refresh_from_db()
    forum.end()
    client.force_login(coordinator)
    pages = {
        address(table): phone,
        reverse("forum_live", args=[forum.slug]): phone,
        f"{reverse('forum_live', args=[forum.slug])}?wechseln": phone,
        reverse("forum_receipt", args=[forum.slug, receipt]): phone,
        reverse("forum_receipt_find", args=[forum.slug]): phone,
        reverse("forum_wall", args=[forum.slug]): phone,
        reverse("forum_host", args=host): phone,
        reverse("forum_write", args=host): phone,
        reverse("forum_host_photos", args=host): phone,
        reverse("forum_host_card", args=[*host, written.uuid]): phone,
        reverse("forum_host_tables", args=[forum.slug]): client,
    }
    silent = [page for page, who in pages.items() if OVER not in who.get(page, follow=True).content.decode()]
    assert silent == []
