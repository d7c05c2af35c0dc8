"""What no page of ours sends by its socket does no harm to the others."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async

from forums.dialogue.live.consumer import (
    MOST_REFUSALS,
    NOT_ALLOWED,
    NOT_TEXT,
    TOO_BIG,
    sockets_open,
)
from forums.dialogue.models import Forum
from forums.dialogue.tables import Table
from tests.factories import card

from ..pages import Page, cookie, live, told_asynchronously

pytestmark = pytest.mark.django_db(transaction=True)

write = sync_to_async(card)


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        ("{", "not_json"),
        ("[" * 999, "not_json"),
        ("\x00\u202e<script>", "not_json"),
        (None, "unknown"),
        ([], "unknown"),
        ({"type": "news", "cards": []}, "unknown"),
        ({"type": "again"}, "unknown"),
        ({"type": "again", "after": -1}, "unknown"),
        ({"type": "again", "after": True}, "unknown"),
        ({"type": "again", "after": "1; DROP TABLE"}, "unknown"),
        ({"type": ["again"], "after": 1}, "unknown"),
    ],
    ids=str,
)
@told_asynchronously
async def test_a_frame_that_says_nothing_is_refused_with_a_reason(
    forum: Forum, table: Table, frame: Any, why: str
) -> None:
    async with Page(live(forum), cookie(table)) as hostile, Page(live(forum), cookie(table)) as neighbour:
        assert [await page.numbers() for page in (hostile, neighbour)] == [[], []]
        await hostile.say(frame)
        assert await hostile.refused() == why
        await write(table)
        assert [await page.numbers() for page in (hostile, neighbour)] == [[1], [1]]


@pytest.mark.parametrize(
    ("frame", "why", "code"), [("x" * 1001, "too_long", TOO_BIG), (b"\x00\xff", "not_text", NOT_TEXT)]
)
@told_asynchronously
async def test_frames_no_page_of_ours_sends_close_the_socket(
    forum: Forum, table: Table, frame: Any, why: str, code: int
) -> None:
    async with Page(live(forum), cookie(table)) as hostile, Page(live(forum), cookie(table)) as neighbour:
        assert [await page.numbers() for page in (hostile, neighbour)] == [[], []]
        await hostile.say(frame)
        assert (await hostile.refused(), await hostile.closed()) == (why, code)
        await write(table)
        assert await neighbour.numbers() == [1]
        assert sockets_open() == {"sockets": 1, "devices": 1}


@told_asynchronously
async def test_who_goes_on_sending_nonsense_is_shown_out(forum: Forum, table: Table) -> None:
    async with Page(live(forum), cookie(table)) as hostile:
        await hostile.news()
        for _time in range(MOST_REFUSALS + 3):
            await hostile.say("nonsense")
        assert [await hostile.refused() for _time in range(MOST_REFUSALS)] == ["not_json"] * MOST_REFUSALS
        assert await hostile.closed() == NOT_ALLOWED
        assert await hostile.hears_nothing()


@told_asynchronously
async def test_a_number_too_large_for_any_database_does_no_harm(forum: Forum, table: Table) -> None:
    await write(table)
    async with Page(live(forum), cookie(table), after=10**400) as phone:
        assert await phone.numbers() == [1]
        await phone.say({"type": "again", "after": 10**400})
        assert await phone.numbers() == [1]
