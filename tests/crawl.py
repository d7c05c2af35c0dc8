"""Follow the links of a site as somebody with this client would."""

from collections import Counter, deque
from collections.abc import Callable, Iterable
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

TAGS = "{http://www.w3.org/1999/xhtml}a"


def kind(path: str) -> str:
    """Name of the view behind an address, with its language: what differs in the row shown is one kind of page."""
    address = urlsplit(path)
    language = address.path.split("/")[1] if address.path.split("/")[1] in {"en"} else "de"
    try:
        match = resolve(address.path)
    except Resolver404:
        return f"{language} {address.path}"
    return f"{language} {match.view_name}{'?' if address.query else ''}"


def links(path: str, html: str) -> Iterable[str]:
    for link in html5lib.parse(html).iter(TAGS):
        target = urlsplit(urldefrag(urljoin(path, link.get("href") or ""))[0])
        if not target.scheme and not target.netloc and target.path:
            yield target.path + (f"?{target.query}" if target.query else "")


def crawl(
    client: Client, starts: Iterable[str], *, per_kind: int = 3, leave: Callable[[str], bool] = lambda _path: False
) -> dict[str, HttpResponse]:
    """Every page of HTML that can be reached, at most so many of a kind, by address. Redirects are followed;
    of Wagtail's pages, which share one view, thirty times as many. `leave` says where not to go."""
    found: dict[str, HttpResponse] = {}
    seen: set[str] = set()
    kinds: Counter[str] = Counter()
    waiting = deque(starts)
    while waiting:
        path = waiting.popleft()
        name = kind(path)
        most = per_kind * (30 if "wagtail_serve" in name else 1)
        if path in seen or leave(path) or kinds[name] >= most:
            continue
        seen.add(path)
        kinds[name] += 1
        answer = client.get(path, follow=True)
        if answer.redirect_chain:
            path = answer.redirect_chain[-1][0]
            if path in found:
                continue
        if answer.get("Content-Type", "").startswith("text/html"):
            found[path] = answer
            waiting.extend(links(path, answer.text))
    return found
