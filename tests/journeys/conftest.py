"""A real browser: the system's Chromium, driven by Playwright."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from cms.home.models import HomePage
from cms.home.skeleton import lay_out
from forums.people.models import User
from tests.asgi import AsgiServer
from tests.conftest import City
from tests.wagtail_roots import ensure_roots

type Enter = Callable[..., Page]

NOT_LOADED = re.compile("Failed to load resource|WebSocket connection to|net::ERR_|htmx:|Response Status Error Code")

# Playwright's synchronous interface runs inside an event loop, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
expect.set_options(timeout=20_000)  # milliseconds: two browsers and a server may share a slow machine


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    return {**browser_type_launch_args, "executable_path": chromium}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "de-DE"}


def barriers(page: Page, *, apart_from: str = "") -> list[str]:
    """What axe-core finds wrong with a page, one line each; an empty list is what we want. `apart_from` is the selector
    of a piece that is not ours: whoever names it says why."""
    found = Axe().run(page, {"exclude": [[apart_from]]} if apart_from else None).response
    assert found["passes"], "axe did not run"
    return [
        f"{rule['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def sideways(page: Page) -> int:
    """By how many pixels the page must be scrolled sideways (0 is what we want)."""
    width: int = page.evaluate(
        "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"
    )
    return width


def sign_in(page: Page, server: LiveServer | AsgiServer, user: User) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])


@pytest.fixture
def enter(browser: Browser, live_server: LiveServer) -> Iterator[Enter]:
    """Somebody comes to the site on a telephone of their own: `enter(officer)`, `enter(scripts=False)`.

    With scripts, an error in the browser's console fails the test at its end; with `refused=True` not what the
    browser says of requests that are refused or find no network.
    """
    yield from _telephones(browser, live_server)


@pytest.fixture
def enter_live(browser: Browser, asgi_server: AsgiServer) -> Iterator[Enter]:
    """The same at a server that has sockets."""
    yield from _telephones(browser, asgi_server)


def _telephones(browser: Browser, server: LiveServer | AsgiServer) -> Iterator[Enter]:
    cache.clear()
    pages: list[Page] = []
    failures: list[str] = []

    def come(user: User | None = None, *, scripts: bool = True, width: int = 360, refused: bool = False) -> Page:
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": width, "height": 740},
            locale="de-DE",
            java_script_enabled=scripts,
        )
        context.set_default_timeout(10_000)
        page = context.new_page()

        def told(message: ConsoleMessage) -> None:
            if message.type == "error" and not (refused and NOT_LOADED.search(message.text)):
                failures.append(message.text)

        page.on("console", told)
        page.on("pageerror", lambda error: failures.append(str(error)))
        if user:
            sign_in(page, server, user)
        pages.append(page)
        return page

    yield come
    for page in pages:
        page.context.close()
    assert failures == []


@pytest.fixture
def home(city: City) -> HomePage:
    """The published pages every installation has. The test before has emptied Wagtail's own tables."""
    ensure_roots()
    return lay_out()
