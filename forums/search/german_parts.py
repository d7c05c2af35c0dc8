"""The parts of German compounds: "schwimmkurs" is "schwimm" and "kurs".

A word is taken apart where both sides are known: a noun at the end, before it a noun or the stem of a verb, with or
without a linking s. The words known are those of `simplemma`'s German dictionary (from Wiktionary). Of them only
checksums are kept, 3 MB instead of a hundred; made once on a machine, in some seconds, and then kept in WORDS_DIR.
"""

import os
import threading
import zlib
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import chain
from typing import Self
from zipfile import BadZipFile

import numpy as np
from django.conf import settings
from numpy.typing import NDArray
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from .spelling import fold

type Checksums = NDArray[np.uint32]

SHORTEST = 3
LONGEST = 40
LONGEST_PART = 20
# Raise it when what is kept changes.
EDITION = "1"

_loading = threading.Lock()


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What is known as the last part of a compound, a noun, and what besides as a part before it, a verb's stem."""

    nouns: Checksums
    verbs: Checksums

    @classmethod
    def of_dictionary(cls) -> Self:
        # A factory of our own, which goes with this call, and the dictionary with it.
        table = DefaultDictionaryFactory(cache_max_size=1).get_dictionary("de")
        nouns: set[int] = set()
        verbs: set[int] = set()
        for form in chain(table, set(table.values())):
            word = form.decode() if isinstance(form, bytes) else form
            if not SHORTEST <= len(word) <= LONGEST_PART:
                continue
            if word[0].isupper():
                nouns.add(_checksum(fold(word)))
            elif word.endswith("en") and len(word) > SHORTEST + 2:
                verbs.add(_checksum(fold(word)[:-2]))
        return cls(_sorted(nouns), _sorted(verbs - nouns))

    @classmethod
    def kept(cls) -> Self:
        """As made before on this machine, or made and kept now."""
        path = settings.WORDS_DIR / f"german-{version('simplemma')}-{EDITION}.npz"
        try:
            with np.load(path) as file:
                return cls(file["nouns"], file["verbs"])
        except (OSError, ValueError, KeyError, BadZipFile):
            made = cls.of_dictionary()
        with suppress(OSError):  # nowhere to keep it: made again by the next process
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(f".{os.getpid()}.npz")
            np.savez(half, nouns=made.nouns, verbs=made.verbs)
            half.replace(path)
        return made

    def is_noun(self, word: str) -> bool:
        return _among(self.nouns, word)

    def may_come_first(self, word: str) -> bool:
        forms = [word, word[:-1]] if word.endswith("s") and len(word) > SHORTEST + 1 else [word]
        return any(_among(self.nouns, form) or _among(self.verbs, form) for form in forms)


@cache
def _load() -> Vocabulary:
    return Vocabulary.kept()


def _vocabulary() -> Vocabulary:
    """Loaded when the first text is indexed, once for the process; searching needs none."""
    with _loading:
        return _load()


@lru_cache(maxsize=20_000)
def parts(folded: str) -> tuple[str, ...]:
    """All known parts of a folded word, those of its parts included; none where it is no compound."""
    if not 2 * SHORTEST <= len(folded) <= LONGEST or not folded.isalpha():
        return ()
    known = _vocabulary()
    found: dict[str, None] = {}
    for at in range(SHORTEST, len(folded) - SHORTEST + 1):
        first, last = folded[:at], folded[at:]
        if known.is_noun(last) and known.may_come_first(first):
            found |= dict.fromkeys((first, last, *parts(first), *parts(last)))
    return tuple(found)


def _checksum(word: str) -> int:
    return zlib.crc32(word.encode())


def _sorted(checksums: set[int]) -> Checksums:
    return np.array(sorted(checksums), dtype=np.uint32)


def _among(checksums: Checksums, word: str) -> bool:
    wanted = np.uint32(_checksum(word))
    at = int(np.searchsorted(checksums, wanted))
    return at < len(checksums) and bool(checksums[at] == wanted)
