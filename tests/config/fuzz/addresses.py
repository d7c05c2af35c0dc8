"""Every address of the resolver, its places filled with real keys or with junk."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

PLACE = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
JUNK = (
    "0",
    "1",
    "²",
    "-1",
    "9" * 30,
    "9" * 5000,
    "\0",
    "a\0b",
    "x",
    "x" * 300,
    '"',
    "\u202e",
    "1:x",
    "9999999:abc~d",
    "..",
)
JUNK_UUID = "00000000-0000-4000-8000-000000000000"
# What addresses are written with regular expressions instead of places.
WRITTEN_AS = {
    "(?P<pk>\\d+)": "<int:page_id>",
    "(?P<revision_id_a>live|earliest|\\d+)\\.\\.\\.(?P<revision_id_b>live|latest|\\d+)": "earliest...<int:revision>",
    "(\\d+)": "<int:document_id>",
    "(.*)": "<str:file>",
    ".*": "<str:file>",
    "(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)": "<str:uid>-<str:key>",
    "(?P<provider_id>[^/]+)": "<str:provider>",
    "(?P<text>(?:[Nn][RrOo]\\.?|\\#)?[\\s\\d./_–-]*\\d)": "<str:text>",
    "((?:[\\w\\-]+/)*)": "<str:page>/",
}

type Real = Mapping[str, Sequence[object]]


@dataclass(frozen=True)
class Address:
    route: str
    pattern: URLPattern

    @property
    def model(self) -> type[Model] | None:
        """Of Wagtail's generic views."""
        found: type[Model] | None = getattr(self.pattern.callback, "view_initkwargs", {}).get("model")
        return found

    @property
    def places(self) -> list[str]:
        return [found["name"] for found in PLACE.finditer(self.route)]

    def filled(self, chance: Random, real: Callable[["Address", str], Sequence[object]]) -> str:
        """A path to it: three times of four with what is there."""

        def place(found: re.Match[str]) -> str:
            keys = real(self, found["name"])
            if keys and chance.random() < 0.75:
                return quote(str(chance.choice(list(keys))))
            return JUNK_UUID if found["kind"] == "uuid" else quote(chance.choice(JUNK))

        return "/" + PLACE.sub(place, self.route)


def addresses() -> list[Address]:
    return sorted(set(_walk(get_resolver())), key=lambda address: address.route)


def _walk(resolver: URLResolver, before: str = "") -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, route)
        else:
            yield Address(_plain(route), entry)


def _plain(route: str) -> str:
    for written, place in WRITTEN_AS.items():
        route = route.replace(written, place)
    return route.replace("^", "").replace("$", "").replace("/?", "/").removeprefix("/")
