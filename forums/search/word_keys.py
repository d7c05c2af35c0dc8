"""Words as the search compares them, the same on every database: folded, stemmed, compounds with their parts.

A key stands for all spellings and forms of a word: "Bänke", "Baenke" and "BANK" are one. What is indexed holds the keys
of a text's words and, in German, of the parts of its compounds ("Schwimmkurs" has "schwimmen" and "Kurs"); what is
searched for, the keys of the words typed. Keys are ASCII letters and digits that no database takes apart, stems
itself, or knows as an operator.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import snowballstemmer

from . import german_parts
from .spelling import fold

MOST_WORDS = 8
LONGEST = 60  # characters of a word
# What a key begins with: a sign of its own, so that it is never an ordinary word of an index.
MARK = "q0"

# Vowels and accents that stand as signs of their own: Latin and Cyrillic, Arabic, Syriac, Devanagari, Tamil.
_SIGNS = (
    "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u0730-\u074a\u0900-\u0903\u093a-\u094f\u0bbe-\u0bcd"
)
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_SIGNS}])*")
SAYING_NOTHING = frozenset(
    {"aber", "als", "am", "an", "auch", "auf", "aus", "bei", "bis", "das", "dass", "dem", "den", "der", "des", "die"}
    | {"ein", "eine", "einem", "einen", "einer", "es", "für", "hat", "haben", "ich", "im", "in", "ist", "man", "mehr"}
    | {"mein", "meine", "mit", "nach", "nicht", "noch", "nur", "oder", "sein", "sich", "sie", "sind", "so", "um"}
    | {"und", "uns", "unser", "unsere", "vom", "von", "vor", "war", "was", "wenn", "wie", "wir", "wird", "zu", "zum"}
    | {"zur", "über"}
)


def words_in(text: str) -> list[str]:
    return [word[:LONGEST] for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def words_asked(text: str) -> list[str]:
    """The words of a search: at most eight, without those that say nothing, unless there are no others."""
    words = words_in(text)
    return ([word for word in words if word.casefold() not in SAYING_NOTHING] or words)[:MOST_WORDS]


def keys_asked(text: str) -> list[str]:
    """The keys of a search, one for each word. None where the text has no word."""
    return [key(word) for word in words_asked(text)]


def index_words(texts: Iterable[str]) -> str:
    """All keys by which these texts are found, as one text for an index."""
    words = dict.fromkeys(word for text in texts for word in words_in(text))
    return " ".join(dict.fromkeys(found for word in words for found in _keys(word)))


def in_all_languages(*texts: object) -> list[str]:
    """Each version of texts in several languages (`LazyI18nString`), or the text itself."""
    versions: list[str] = []
    for text in texts:
        data = getattr(text, "data", text)
        versions += [str(version) for version in (data.values() if isinstance(data, dict) else [data]) if version]
    return versions


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    return MARK + _ascii(_stem(fold(word)))


def _keys(word: str) -> Iterator[str]:
    yield key(word)
    folded = fold(word)
    if folded.isascii():
        yield from (key(part) for part in german_parts.parts(folded))


def _ascii(stem: str) -> str:
    return stem if stem.isascii() else stem.encode("utf-8", "replace").hex()


_german = snowballstemmer.stemmer("german")
_russian = snowballstemmer.stemmer("russian")


def _stem(word: str) -> str:
    """Stemmed until nothing changes: else "Kurs" and "Kurse" differ, and "Bus" and "Busse"."""
    stemmer = _german if word.isascii() else _russian if "а" <= word[:1] <= "я" else None
    if stemmer is None:
        return word
    for _time in range(4):
        stem = _without_ending(str(stemmer.stemWord(word)))
        if stem == word:
            break
        word = stem
    return word


def _without_ending(stem: str) -> str:
    if len(stem) > 3 and stem[-1] == stem[-2]:
        return stem[:-1]  # Busse, Lehrerinnen
    return re.sub("(?<=[a-z]{3}[aiouy])s$", "", stem)  # Kitas, Autos
