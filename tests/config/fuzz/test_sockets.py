"""Sockets take any frame, any cookie and any address: refused with a reason, never broken off by a mistake of ours."""

import pytest

from forums.dialogue.models import Forum
from tests.conftest import City
from tests.factories import running
from tests.forums.dialogue.pages import Page, cookie, host_page, live, told_asynchronously, wall

from .inputs import FRAMES

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def forum(city: City) -> Forum:
    return running(city.language)


@pytest.fixture
def doors(forum: Forum) -> list[tuple[str, str]]:
    table = forum.tables.get()
    return [(live(forum), cookie(table)), (wall(forum), ""), (host_page(table), "")]


@told_asynchronously
async def test_no_frame_breaks_a_socket(doors: list[tuple[str, str]]) -> None:
    for number, frame in enumerate(FRAMES):
        path, kept = doors[number % len(doors)]
        async with Page(path, kept) as page:
            await page.say(frame)
            assert (await page.receive_output(timeout=5))["type"] == "websocket.send"
            assert not page.future.done()


@told_asynchronously
async def test_no_cookie_and_no_address_breaks_a_handshake(doors: list[tuple[str, str]]) -> None:
    for path, _kept in doors:
        for kept in (r'sessionid="\000\000"', r'forum-1="\000"', "sessionid=²; =;;", "forum-1=a:b:c", "x" * 5000):
            async with Page(path, kept) as page:
                assert (await page.receive_output(timeout=5))["type"] in {"websocket.send", "websocket.close"}
    for path in ("/ws/\0/", "/ws/foren/²/live/", "/ws/foren/x/leitung/\0/", "/ws/foren/x/leitung/" + "9" * 5000 + "/"):
        async with Page(path) as page:
            assert not page.came_in or (await page.receive_output(timeout=5))["type"] == "websocket.close"
