"""Sockets of live pages: who is told what, in which order."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer

from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from tests.factories import card

from ..pages import Page, cookie, host_page, live, told_asynchronously, wall

pytestmark = pytest.mark.django_db(transaction=True)

write = sync_to_async(card)


@sync_to_async
def release(*cards: Any) -> None:
    for each_card in cards:
        each_card.release(by=None)


@told_asynchronously
async def test_a_page_is_told_everything_on_opening_and_then_what_changes(forum: Forum, table: Table) -> None:
    await write(table, "Erste")
    async with Page(live(forum), cookie(table)) as phone:
        first = await phone.news()
        assert (first["after"], first["forum"], [row["text"] for row in first["cards"]]) == (0, "running", ["Erste"])
        await write(table, "Zweite")
        second = await phone.news()
        assert (second["after"], second["seq"]) == (first["seq"], first["seq"] + 1)
        assert [row["text"] for row in second["cards"]] == ["Zweite"]


@told_asynchronously
async def test_each_page_hears_only_what_concerns_it(forum: Forum, table: Table, other_table: Table) -> None:
    async with (
        Page(live(forum), cookie(table)) as phone,
        Page(live(forum), cookie(other_table)) as other_phone,
        Page(host_page(table)) as host,
        Page(wall(forum)) as projector,
    ):
        pages = [phone, other_phone, host, projector]
        assert [await page.numbers() for page in pages] == [[], [], [], []]
        first = await write(table)
        assert [await page.numbers() for page in (phone, host)] == [[1], [1]]
        assert [await page.hears_nothing() for page in (other_phone, projector)] == [True, True]
        await release(first)
        assert [await page.numbers() for page in (phone, host, projector)] == [[1], [1], [1]]
        assert await other_phone.hears_nothing()
        await write(other_table)
        assert await other_phone.numbers() == [2]
        assert [await page.hears_nothing() for page in (phone, host, projector)] == [True, True, True]


@told_asynchronously
async def test_changes_come_in_the_order_in_which_they_were_made(forum: Forum, table: Table) -> None:
    async with Page(live(forum), cookie(table)) as phone:
        await phone.news()
        cards = [await write(table) for _number in range(5)]
        await release(cards[3], cards[1])
        heard: list[int | str] = []
        while not ({2, 4} <= set(heard) and heard[-1] == 2):
            heard += await phone.numbers()
        assert list(dict.fromkeys(reversed(heard))) == [2, 4, 5, 3, 1]


@told_asynchronously
async def test_who_comes_back_is_told_only_what_was_missed(forum: Forum, table: Table) -> None:
    await write(table)
    seen = await sync_to_async(lambda: Forum.objects.get(pk=forum.pk).seq)()
    await write(table)
    await write(table)
    async with Page(live(forum), cookie(table), after=seen) as phone:
        news = await phone.news()
        assert (news["after"], news["seq"], [row["number"] for row in news["cards"]]) == (seen, seen + 2, [2, 3])
    async with Page(live(forum), cookie(table), after=seen + 2) as phone:
        assert await phone.numbers() == []


@told_asynchronously
async def test_a_page_that_lost_something_asks_again(forum: Forum, table: Table, other_table: Table) -> None:
    await write(table)
    async with Page(live(forum), cookie(table)) as phone, Page(live(forum), cookie(table)) as neighbour:
        first, _same = await phone.news(), await neighbour.news()
        await write(table)
        await write(other_table)
        assert await phone.numbers() == await neighbour.numbers() == [2]
        await phone.say({"type": "again", "after": first["seq"]})
        assert await phone.numbers() == [2]
        await phone.say({"type": "again", "after": 0})
        assert await phone.numbers() == [1, 2]
        assert await neighbour.hears_nothing()


@told_asynchronously
async def test_each_news_says_which_it_follows_so_that_a_gap_shows(
    forum: Forum, table: Table, other_table: Table
) -> None:
    async with Page(live(forum), cookie(table)) as phone:
        seen = (await phone.news())["seq"]
        for _round in range(2):
            await write(other_table)  # no frame for this page, and so no gap
            await write(table)
            news = await phone.news()
            assert news["after"] == seen
            seen = news["seq"]


@told_asynchronously
async def test_a_page_that_knows_more_than_a_restored_database_begins_anew(forum: Forum, table: Table) -> None:
    await write(table)
    async with Page(live(forum), cookie(table), after=9000) as phone:
        news = await phone.news()
        assert (news["after"], [row["number"] for row in news["cards"]]) == (0, [1])


@told_asynchronously
async def test_a_silent_channel_layer_delays_news_and_loses_none(forum: Forum, table: Table) -> None:
    async with Page(live(forum), cookie(table)) as phone:
        await phone.news()
        await get_channel_layer().flush()
        await write(table)
        assert await phone.numbers() == [1]
