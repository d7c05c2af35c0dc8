"""One run: a system's bodies, then their lists of organizations, papers and meetings, as far as they have changed."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.db import DatabaseError, OperationalError

from forums.records.exceptions import NotPossible
from forums.records.folding import fold

from . import reading
from .client import MOST_FILE, Client, Gone, Unreachable, Unreadable
from .meetings import take_meeting
from .models import OparlList, OparlOrganization, OparlSkipped, OparlSource
from .papers import take_paper

OVERLAP = timedelta(minutes=5)  # for clocks that differ and changes that were just being written
MOST_PAGES = 20_000  # of one list
MOST_TRIED_AGAIN = 500

KINDS = {"organization": "Organization", "paper": "Paper", "meeting": "Meeting"}


@dataclass
class Run:
    """`say` gets each line of the report, `step` the name of each object that was read. With `words`, only papers and
    items come that have one of them; `bodies` are ids or names of municipalities."""

    source: OparlSource
    client: Client
    say: Callable[[str], object]
    step: Callable[[str], object] = lambda kind: None
    words: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    files: bool = True
    counts: Counter[str] = field(default_factory=Counter)
    # Of the meetings read in this run: what the minutes say under each item, and what is treated under it.
    minutes: "dict[str, tuple[str, str]]" = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    wanted: set[str] = field(default_factory=set)  # items and consultations of papers that are taken
    unknown: set[str] = field(default_factory=set)  # organizations that were reported
    silent: set[str] = field(default_factory=set)  # hosts of files that do not answer

    def __call__(self) -> None:
        """Raises Unreachable where the server ended it, Unreadable where there is no such system."""
        chosen: dict[str, Any] = {"words": sorted(self.words), "bodies": sorted(self.bodies)}
        if self.source.chosen != chosen:
            self.source.read_again()
            self.source.chosen = chosen
            self.source.save()
        system = reading.checked(self.client.get(self.source.url).json(), "System")
        self._try_again()
        for body in self._municipalities(reading.address(system, "body")):
            for name, kind in KINDS.items():
                try:
                    if url := reading.address(body, name):
                        self._read(url, kind)
                except Unreadable as trouble:
                    self.trouble(str(body.get("id")), trouble)

    def trouble(self, where: str, why: object) -> None:
        self.counts["trouble"] += 1
        self.say(f"{where[:300]}: {why}")

    def matches(self, *texts: str) -> bool:
        """Whether one of the search words stands in them; without words everything does."""
        here = fold(" ".join(texts))
        return not self.words or any(fold(word) in here for word in self.words)

    def fetch(self, url: str, kind: str) -> reading.Object:
        """One object by its address. Raises Unreadable also where it calls itself otherwise."""
        found = reading.checked(self.client.get(url).json(), kind)
        if reading.identity(found) != url:
            raise Unreadable(f"calls itself {found['id']}")
        return found

    def download(self, url: str) -> bytes:
        """Raises Unreadable also where another host than the system's does not answer: its files come another time."""
        if (host := urlsplit(url).netloc.lower()) in self.silent:
            raise Unreadable(f"{host[:200]} does not answer")
        try:
            return self.client.get(url, most=MOST_FILE).content or b""
        except Unreachable as why:
            if why.host == urlsplit(self.source.url).netloc.lower():
                raise
            self.silent.add(why.host)
            raise Unreadable(str(why)) from why

    def organization(self, outside_id: str, name: str = "") -> OparlOrganization:
        known, _new = OparlOrganization.objects.get_or_create(
            outside_id=outside_id, defaults={"source": self.source, "name": name}
        )
        if name and known.name != name:
            known.name = name
            known.save()
        if known.body_id is None and outside_id not in self.unknown:
            self.unknown.add(outside_id)
            self.trouble(
                outside_id, f"“{known.name}” is no body here yet: please say in the administration which it is"
            )
        return known

    def take(self, found: object, kind: str, *, asked: bool = False) -> bool:
        """Take one object over; where that fails, say so, and remember it. `asked`: whatever the search words say."""
        outside_id = ""
        try:
            outside_id = reading.identity(found)
            if not self.client.reaches(outside_id):
                raise Unreadable("has an id on another host")
            told = reading.checked(found, kind)
            self._taker(kind)(told, outside_id, asked)
        except OperationalError as why:  # no fault of this object; and the lock of the run may be lost
            raise Unreachable("The database is out of reach, or somebody else has been writing for too long") from why
        except (Unreadable, NotPossible, DatabaseError) as why:
            reason = "the database refuses it" if isinstance(why, DatabaseError) else str(why)
            self.trouble(outside_id or kind, reason)
            if outside_id and self.client.reaches(outside_id):
                self.remember(outside_id, kind, reason)
            return False
        OparlSkipped.objects.filter(source=self.source, outside_id=outside_id).delete()
        return True

    def remember(self, outside_id: str, kind: str, reason: str) -> None:
        """Something of it is missing: the next run tries it again."""
        OparlSkipped.objects.update_or_create(
            source=self.source, outside_id=outside_id, defaults={"kind": kind, "reason": reason[:300]}
        )

    def _taker(self, kind: str) -> Callable[[reading.Object, str, bool], None]:
        match kind:
            case "Paper":
                return lambda told, outside_id, asked: take_paper(self, told, outside_id, asked=asked)
            case "Meeting":
                return lambda told, outside_id, asked: take_meeting(self, told, outside_id, asked=asked)
        return lambda told, outside_id, asked: self._take_organization(told, outside_id)

    def _take_organization(self, told: reading.Object, outside_id: str) -> None:
        if not reading.flag(told, "deleted", otherwise=False):
            self.organization(outside_id, reading.text(told, "name", 250) or reading.text(told, "shortName", 250))

    def _municipalities(self, url: str) -> Iterator[reading.Object]:
        """Those that were asked for, in the system's order."""
        names = {fold(name) for name in self.bodies}
        met = False
        for found in self._pages(OparlList(source=self.source, url=url), keep=False):
            try:
                body = reading.checked(found, "Body")
                called = {str(body.get("id")), *(fold(reading.text(body, name, 250)) for name in ("name", "shortName"))}
            except Unreadable as trouble:
                self.trouble(url, trouble)
                continue
            if not names or called & (names | set(self.bodies)):
                met = True
                yield body
        if not met:
            raise Unreadable("no such body in this system" if names else "this system names no body")

    def _try_again(self) -> None:
        """What could not be taken over in earlier runs."""
        for skipped in OparlSkipped.objects.filter(source=self.source).order_by("pk")[:MOST_TRIED_AGAIN]:
            try:
                self.take(self.fetch(skipped.outside_id, skipped.kind), skipped.kind, asked=True)
            except Gone:
                skipped.delete()
            except Unreadable as trouble:
                self.trouble(skipped.outside_id, trouble)

    def _read(self, url: str, kind: str) -> None:
        """One list, from where it was left."""
        known, _new = OparlList.objects.get_or_create(source=self.source, url=url)
        before = self.counts["taken"]
        try:
            for found in self._pages(known, keep=True):
                self.take(found, kind)
                self.step(kind)
        except Unreadable as trouble:  # the next run reads this list again from its last good beginning
            self.trouble(url, trouble)
            known.next_url, known.began, known.etag, known.last_modified = "", None, "", ""
            known.remember()
            return
        if known.began is None:  # nothing has changed
            return
        if self.counts["taken"] != before or known.since is None:
            known.since, known.etag, known.last_modified = known.began - OVERLAP, "", ""
        known.began = None
        known.remember()

    def _pages(self, known: OparlList, *, keep: bool) -> Iterator[object]:
        """All objects of a list. `keep`: after each page it is remembered where the next one is."""
        url = known.next_url or _since(known)
        first, pages, ids = not known.next_url, set[str](), set[str]()
        while url:
            if url in pages or len(pages) >= MOST_PAGES:
                raise Unreadable("its pages lead in a circle" if url in pages else "it has no end")
            pages.add(url)
            etag, last_modified = (known.etag, known.last_modified) if first else ("", "")
            answer = self.client.get(url, etag=etag, last_modified=last_modified)
            if answer.content is None:
                return
            if first:
                known.began, known.etag, known.last_modified = answer.at, answer.etag, answer.last_modified
            first = False
            page = answer.json()
            objects = page.get("data")
            if not isinstance(objects, list):
                raise Unreadable("its page has no list of objects")
            here = {str(each.get("id")) for each in objects if isinstance(each, dict)}
            if here and here <= ids:
                raise Unreadable("its pages repeat themselves")
            ids |= here
            yield from objects
            url = _next(page)
            if len(pages) > 1 or url:  # that the first page is the same says nothing of the others
                known.etag = known.last_modified = ""
            if keep:
                known.next_url = url
                known.remember()


def _since(known: OparlList) -> str:
    if known.since is None:
        return known.url
    asked = urlencode({"modified_since": known.since.replace(microsecond=0).isoformat()})
    return f"{known.url}{'&' if '?' in known.url else '?'}{asked}"


def _next(page: dict[str, object]) -> str:
    links = page.get("links")
    told = links.get("next") if isinstance(links, dict) else None
    if told is None:
        return ""
    if not isinstance(told, str) or len(told) > 2000:
        raise Unreadable("its page leads to no address")
    return told


__all__ = ["Run", "Unreachable", "Unreadable"]
