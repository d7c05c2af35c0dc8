"""The walk: a request to an address, and what is left of it: nothing, as each is undone."""

import re
import traceback
from dataclasses import dataclass, field
from random import Random
from urllib.parse import unquote, urlsplit

from django.core.signals import got_request_exception
from django.db import transaction
from django.http import HttpResponse

from .addresses import Address
from .inputs import Sent, sent
from .world import World

FORM = re.compile(r'<form\b[^>]*?action="([^"]*)"(.*?)</form>|<form\b(.*?)</form>', re.DOTALL)
NAME = re.compile(r'\bname="([^"]+)"')
BROKEN = 500
METHODS = ("GET", "GET", "HEAD", "POST", "POST")


@dataclass
class Walk:
    """As one person, with one seed. `wrong` says what answered with a mistake of ours."""

    world: World
    role: str
    seed: int
    wrong: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = Random(f"{self.seed}:{self.role}")  # noqa: S311
        self.client = self.world.client(self.role)
        self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}

    def visit(self, address: Address) -> None:
        """One request of three kinds; what GET shows is what a later POST fills in, and what HEAD is compared with."""
        path = address.filled(self.chance, self.world.real)
        method = self.chance.choice(METHODS)
        asked = sent(self.chance, "POST" if method == "POST" else "GET", self.fields.get(path, []))
        page = self._ask(path, asked)
        if method == "GET":
            self._note_forms(path, page)
        if method == "HEAD":
            head = self._ask(path, Sent("HEAD", asked.query, headers=asked.headers, cookie=asked.cookie))
            if page is not None and head is not None and head.status_code != page.status_code:
                self.wrong.append(f"{path[:120]} GET {page.status_code}, HEAD {head.status_code}: {asked}")

    def _note_forms(self, path: str, page: HttpResponse | None) -> None:
        if page is None or page.streaming or not page.get("Content-Type", "").startswith("text/html"):
            return
        for action, first, second in FORM.findall(page.content.decode()):
            names = [name for name in dict.fromkeys(NAME.findall(first or second)) if name != "csrfmiddlewaretoken"]
            self.fields.setdefault(urlsplit(action).path or path, []).extend(names[:60])

    def _ask(self, path: str, sent: Sent) -> HttpResponse | None:
        headers = dict(sent.headers)
        self.client.cookies.clear()
        self.client.cookies.load(self.cookies)
        if sent.cookie:
            kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            headers["Cookie"] = f"{kept}; {sent.cookie}"
        with transaction.atomic(), _Noticing() as mistakes:
            response = self.client.generic(
                sent.method, path, sent.body, sent.content_type, QUERY_STRING=sent.query, headers=headers
            )
            if response.streaming:
                b"".join(response)
            transaction.set_rollback(True)
        if mistakes or response.status_code >= BROKEN:
            self.wrong.append(f"{response.status_code} {self.role} {unquote(path)[:100]!r} {sent}\n{''.join(mistakes)}")
            return None
        return response


class _Noticing:
    """The tracebacks of requests that broke."""

    def __enter__(self) -> list[str]:
        self.found: list[str] = []
        got_request_exception.connect(self._keep)
        return self.found

    def __exit__(self, *_error: object) -> None:
        got_request_exception.disconnect(self._keep)

    def _keep(self, **_facts: object) -> None:
        self.found.append(traceback.format_exc(limit=-6))
