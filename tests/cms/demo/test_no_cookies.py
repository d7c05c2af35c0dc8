"""Whoever only reads leaves with nothing in their browser."""

import re
from collections import Counter
from html import unescape

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

LINK = re.compile(r'<a[^>]* href="(/[^"#?]*)')
OF_EACH = 3  # pages of one kind


pytestmark = pytest.mark.django_db


def test_opening_any_public_page_sets_no_cookie(demo: None) -> None:
    """Every kind of page that links lead to, in both languages."""
    client = Client()
    found, waiting, kinds = {"/", "/en/"}, ["/", "/en/"], Counter[str]()
    set_by: dict[str, list[str]] = {}
    while waiting:
        path = waiting.pop()
        response = client.get(path)
        if response.cookies:
            set_by[path] = sorted(response.cookies)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            for link in map(unescape, LINK.findall(response.content.decode())):
                if link not in found and kinds[kind := _kind(link)] < OF_EACH:
                    found.add(link)
                    kinds[kind] += 1
                    waiting.append(link)
    assert set_by == {}
    assert client.cookies == {}
    assert len(kinds) > 40


def _kind(path: str) -> str:
    """Pages of editors differ by where they stand, all others by their view."""
    try:
        match = resolve(path)
    except Resolver404:
        return path
    parts = path.split("/")[:4]
    return "/".join(parts) if match.url_name == "wagtail_serve" else f"{parts[1] == 'en'}:{match.url_name}"
