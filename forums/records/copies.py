"""Places that hold copies of a text, so that what leaves public view leaves them all.

Pages read what they show from the record itself and need no entry here. Whoever keeps the words elsewhere (edited
minutes, another record made from them, a measure that quotes them) registers how they go, in its app's `ready`:

    copies.register("minutes", lambda taken: …)

Called inside the verb's transaction; search and vectors follow from the record's own change.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from json import dumps

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.db.models.lookups import Contains
from i18nfield.strings import LazyI18nString

from .record import Record
from .word_diff import part_now, without_taken

GONE = "[…]"
SHORTEST_QUOTE = 12  # characters: shorter words stand in texts by chance
SHORTEST_SENTENCE = 40  # of a sentence by itself: “Das ist sehr wichtig.” is nobody's
SENTENCE_ENDS = re.compile(r"(?<=[.!?…؟。])\s+|\n+")


@dataclass(frozen=True)
class Taken:
    """A record, and words of it that nobody shall read any more.

    `instead`: what the record says in place of the one text now; None where all of it has gone. `is_heading`: it was
    its heading, which may say something else for many reasons: only headings that say the same follow.
    """

    record: models.Model
    texts: tuple[str, ...]
    instead: str | None = None
    is_heading: bool = False

    @property
    def is_replaced(self) -> bool:
        return self.instead is not None

    @property
    def since(self) -> datetime:
        """When the words came: what is older cannot have copied them."""
        assert isinstance(self.record, Record)  # noqa: S101 - as every public record
        return self.record.created

    def now(self, copy: str) -> str:
        """What may be read of a copy of these words."""
        if self.instead is None:
            return GONE
        [before] = self.texts
        if self.is_heading:
            return self.instead if copy == before else copy
        if copy in before:
            return part_now(copy, before, self.instead)
        return without_taken(copy, before, self.instead)

    def unquoted(self, text: str) -> str:
        """Somebody else's text without what it quotes: the whole of it, or a sentence."""
        for quoted in sorted(set(self._quotes()), key=len, reverse=True):
            instead = self.now(quoted)
            if instead != quoted:
                text = text.replace(quoted, instead)
                text = text.replace(escape(quoted, quote=False), escape(instead, quote=False))
        return text

    def unquoted_in_all(self, text: LazyI18nString | str) -> LazyI18nString | str:
        """The same in every language."""
        data = text.data if isinstance(text, LazyI18nString) else text
        if not isinstance(data, dict):
            return self.unquoted(data or "")
        return LazyI18nString({language: self.unquoted(words) for language, words in data.items()})

    def _quotes(self) -> Iterator[str]:
        shortest = SHORTEST_QUOTE if self.is_replaced else SHORTEST_SENTENCE
        for text in self.texts:
            yield from (sentence for sentence in SENTENCE_ENDS.split(text) if len(sentence) >= shortest)
            if len(text) >= SHORTEST_QUOTE:
                yield text


def has_lost_words(column: str) -> Q:
    """The condition for rows of which words were taken in this column of several languages, and nobody has found others
    yet. Stored as JSON, the sign is spelled otherwise."""
    said = Cast(column, models.TextField())
    return Q(Contains(said, GONE)) | Q(Contains(said, dumps(GONE).strip('"')))


type Drop = Callable[[Taken], None]

_places: dict[str, Drop] = {}


def register(place: str, drop: Drop) -> None:
    _places[place] = drop


def places() -> list[str]:
    return [*_places]


def drop_everywhere(record: models.Model, *texts: str) -> None:
    """Take these words of the record from every place that has copied them."""
    _tell(Taken(record, tuple(text for text in texts if text)))


def replace_everywhere(record: models.Model, before: str, after: str, *, is_heading: bool = False) -> None:
    """The record says something else now: what was taken out of it, such as a name, goes from its copies too."""
    if before and before != after:
        _tell(Taken(record, (before,), after, is_heading))


def _tell(taken: Taken) -> None:
    for drop in _places.values():
        drop(taken)
