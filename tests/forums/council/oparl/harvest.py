"""A harvester: reads everything that can be reached from the system, and keeps what it found wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client

from .rules import BACK, PROPERTIES, SCHEMA, embedded, list_problems, problems

ROOT: Final = "/oparl/v1.1/"
LISTS: Final = {"organization", "person", "meeting", "paper", "agendaItem", "consultation", "file", "membership"}


def fetch(client: Client, address: str) -> dict[str, Any]:
    """Raises AssertionError where the answer is not an object of JSON in UTF-8, open to every origin."""
    answer = client.get(address.removeprefix(settings.SITE_URL))
    assert answer.status_code == 200, (address, answer.status_code)
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.content.startswith(b"\xef\xbb\xbf")
    assert not answer.cookies
    found: dict[str, Any] = answer.json()
    return found


def pages(client: Client, address: str) -> Iterator[dict[str, Any]]:
    while address:
        page = fetch(client, address)
        yield page
        address = page["links"].get("next", "")


def items(client: Client, address: str) -> list[dict[str, Any]]:
    return [found for page in pages(client, address) for found in page["data"]]


@dataclass
class Harvest:
    """All objects by address, and every finding."""

    client: Client
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, client: Client) -> "Harvest":
        harvest = cls(client)
        system = fetch(client, ROOT)
        harvest._take(system, "System")
        [body] = items(client, system["body"])
        harvest._take(body, "Body")
        lists = {*LISTS, "locationList", "legislativeTermList"}
        for name in sorted(lists & body.keys()):
            harvest._list(body[name])
        for organization in [each for each in harvest.objects.values() if each["type"].endswith("/Organization")]:
            harvest._list(organization["meeting"])
            harvest._list(organization["consultation"])
        harvest._check_references()
        return harvest

    @property
    def kinds(self) -> set[str]:
        return {found["type"].removeprefix(SCHEMA) for found in self.objects.values()}

    def _list(self, address: str) -> None:
        seen: list[str] = []
        for page in pages(self.client, address):
            self.findings += list_problems(page)
            for found in page["data"]:
                seen.append(found["id"])
                self._take(found, found["type"].removeprefix(SCHEMA))
        if len(set(seen)) != len(seen):
            self.findings.append(f"{address} has an object twice")

    def _take(self, found: dict[str, Any], kind: str) -> None:
        """The object, the same from its own address, and what it embeds."""
        if kind not in PROPERTIES:
            self.findings.append(f"unknown type {kind}")
            return
        self.findings += problems(found, kind)
        if fetch(self.client, found["id"]) != found:
            self.findings.append(f"{found['id']} says something else than the list")
        if found["id"] in self.objects and self.objects[found["id"]] != found:
            self.findings.append(f"{found['id']} differs between lists")
        self.objects[found["id"]] = found

    def _check_references(self) -> None:
        for found in list(self.objects.values()):
            for name, value in found.items():
                for each in value if isinstance(value, list) else [value]:
                    if isinstance(each, dict) and "id" in each:
                        self._check_embedded(found, each)
                    elif isinstance(each, str) and name not in {"id", "type"} and self._is_object(each):
                        self._check_reference(found, name, each)

    def _is_object(self, address: str) -> bool:
        path = urlsplit(address).path
        return address.startswith(settings.SITE_URL) and path.startswith(ROOT) and path.count("/") == 5

    def _check_reference(self, found: dict[str, Any], name: str, address: str) -> None:
        if address not in self.objects:
            self.findings.append(f"{found['id']}.{name} leads to {address}, which is in no list")

    def _check_embedded(self, outer: dict[str, Any], inner: dict[str, Any]) -> None:
        """The same object but for the way back, never deleted, and not newer than what embeds it."""
        kind = inner["type"].removeprefix(SCHEMA)
        own = {name: value for name, value in self.objects[inner["id"]].items() if name != BACK[kind]}
        if own != inner or not embedded(kind)(inner):
            self.findings.append(f"{outer['id']} embeds something else than {inner['id']}")
        if inner["modified"] > outer["modified"]:
            self.findings.append(f"{outer['id']} is older than {inner['id']}, which it embeds")
