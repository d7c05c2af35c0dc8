"""Who gets a socket of a live page, and when it ends."""

import time
from contextlib import AsyncExitStack
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core import signing
from django.test import Client

from forums.dialogue.live.authorization import LivePage
from forums.dialogue.live.consumer import (
    MOST_SOCKETS,
    NO_ENTRY,
    TOO_MANY,
    sockets_open,
)
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from forums.dialogue.tokens import LASTS, SALT, cookie_name, token
from tests.factories import PersonFactory, UserFactory, card, running

from ..pages import Page, cookie, host_page, live, told_asynchronously, wall

pytestmark = pytest.mark.django_db(transaction=True)

write = sync_to_async(card)


@sync_to_async
def release(*cards: Any) -> None:
    for each_card in cards:
        each_card.release(by=None)


class Yesterday(signing.TimestampSigner):
    def timestamp(self) -> str:
        return signing.b62_encode(int(time.time()) - LASTS - 60)


def signed(table: Table, signer: signing.TimestampSigner, **kept: Any) -> str:
    """A cookie like a telephone's, with other contents or from another day."""
    contents = {"p": str(uuid4()), "t": table.pk, "v": table.link_version, "l": "de"} | kept
    return f"{cookie_name(table.forum)}={signer.sign_object(contents)}"


@told_asynchronously
async def test_only_who_joined_comes_in(forum: Forum, table: Table) -> None:
    good, ours = cookie(table), signing.TimestampSigner(salt=SALT)
    elsewhere = await sync_to_async(lambda: running(slug="anderswo").tables.get())()
    doors = {
        "good": (live(forum), good),
        "good, behind a foreign one": (live(forum), f'other="{{1}}"; {good}'),
        "nobody": (live(forum), ""),
        "changed": (live(forum), good[:-1] + ("A" if good[-1] != "A" else "B")),
        "expired": (live(forum), signed(table, Yesterday(salt=SALT))),
        "another forum's": (live(forum), cookie(elsewhere)),
        "another forum's table": (live(forum), signed(table, ours, t=elsewhere.pk)),
        "no table": (live(forum), signed(table, ours, t="x")),
        "a renewed table's": (live(forum), signed(table, ours, v=table.link_version + 1)),
        "nothing in it": (live(forum), f"{cookie_name(forum)}="),
        "no forum": ("/ws/foren/nirgends/live/", good),
        "a telephone at the host's door": (f"/ws/foren/{forum.slug}/leitung/{token(table, 'join')}/", good),
        "the host's number without an account": (f"/ws/foren/{forum.slug}/leitung/1/", good),
    }
    codes = {}
    for name, (path, kept) in doors.items():
        async with Page(path, kept) as page:
            assert page.came_in
            message = await page.receive_output()
            codes[name] = message.get("code")
    assert {name for name, code in codes.items() if code is None} == {"good", "good, behind a foreign one"}
    assert set(codes.values()) == {None, NO_ENTRY}


@told_asynchronously
async def test_a_link_that_was_renewed_opens_no_socket(forum: Forum, table: Table) -> None:
    before = host_page(table)
    await sync_to_async(table.renew_links)()
    async with Page(before) as stranger, Page(host_page(table)) as host:
        assert await stranger.closed() == NO_ENTRY
        assert await host.numbers() == []


@told_asynchronously
async def test_renewing_ends_what_the_old_links_opened_and_nothing_else(
    forum: Forum, table: Table, other_table: Table
) -> None:
    old = cookie(table)
    scribe_page = f"/ws/foren/{forum.slug}/leitung/{token(table, 'write')}/"
    async with (
        Page(live(forum), old) as phone,
        Page(host_page(table)) as host,
        Page(scribe_page) as scribe,
        Page(live(forum), cookie(other_table)) as other_phone,
        Page(wall(forum)) as projector,
    ):
        for page in (phone, host, scribe, other_phone, projector):
            await page.news()
        await sync_to_async(table.renew_links)()
        assert [await page.closed() for page in (phone, host, scribe)] == [NO_ENTRY] * 3
        assert await projector.numbers() == []  # that the table has changed
        await release(await write(other_table))
        assert [await page.numbers() for page in (other_phone, projector)] == [[1], [1]]
        assert sockets_open() == {"sockets": 2, "devices": 2}
        async with Page(live(forum), old) as stranger, Page(live(forum), cookie(table)) as joined_again:
            assert await stranger.closed() == NO_ENTRY
            assert await joined_again.numbers() == []


@told_asynchronously
async def test_a_host_with_an_account_stays_when_the_links_are_renewed(forum: Forum, table: Table) -> None:
    door, session = await sync_to_async(by_account)(table)
    async with Page(door, session) as host:
        await host.news()
        await sync_to_async(table.renew_links)()
        assert (await host.news())["tables"][0]["id"] == table.pk
        assert await host.hears_nothing()


def by_account(table: Table) -> tuple[str, str]:
    """The door of a host who has signed in, and the cookie that says so."""
    user = UserFactory(email="leitung@example.org", person=PersonFactory())
    Table.objects.filter(pk=table.pk).update(host=user.person)
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return f"/ws/foren/{table.forum.slug}/leitung/{table.number}/", f"{name}={client.cookies[name].value}"


@pytest.mark.parametrize("origin", ["https://evil.example", "http://testserver.evil.example", "null", ""])
@told_asynchronously
async def test_pages_of_other_sites_are_refused(forum: Forum, table: Table, origin: str) -> None:
    async with Page(live(forum), cookie(table), origin=origin) as page:
        assert not page.came_in


@told_asynchronously
async def test_an_address_that_is_none_is_refused(forum: Forum) -> None:
    async with Page("/ws/nirgends/") as page:
        assert not page.came_in


@told_asynchronously
async def test_of_fifty_sockets_of_one_device_a_few_stay(forum: Forum, table: Table) -> None:
    greedy = cookie(table)
    async with AsyncExitStack() as stack, Page(live(forum), cookie(table)) as neighbour:
        await neighbour.news()
        pages = [await stack.enter_async_context(Page(live(forum), greedy)) for _number in range(50)]
        most = MOST_SOCKETS[LivePage.PHONE]
        assert [await page.numbers() for page in pages[:most]] == [[]] * most
        assert [await page.closed() for page in pages[most:]] == [TOO_MANY] * (50 - most)
        assert sockets_open() == {"sockets": most + 1, "devices": 2}
        await write(table)
        assert await neighbour.numbers() == [1]
    async with Page(live(forum), greedy) as again:
        assert await again.numbers() == [1]
    assert sockets_open() == {"sockets": 0, "devices": 0}
