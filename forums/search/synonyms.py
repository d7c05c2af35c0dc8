"""Words that people use for the same thing, where a short form or an office's word hides it from stems and vectors."""

from collections.abc import Iterable
from functools import cache

from .word_keys import key, words_asked

SAME = (
    ("Kita", "Kindergarten", "Kindertagesstätte", "Tagesstätte"),
    ("Bus", "Nahverkehr", "ÖPNV"),
    ("WLAN", "Internet", "WiFi"),
    ("Fahrrad", "Rad", "Velo"),
    ("Arzt", "Ärztin", "Praxis"),
    ("Dolmetscher", "Übersetzer", "Sprachmittler"),
    ("Flüchtling", "Geflüchtete", "Asyl"),
    ("Heim", "Unterkunft"),
    ("Job", "Arbeit", "Arbeitsplatz"),
    ("Amt", "Behörde", "Verwaltung"),
    ("Senioren", "Ältere"),
    ("Handy", "Smartphone", "Telefon"),
)


@cache
def _others() -> dict[str, tuple[str, ...]]:
    return {key(word): tuple(other for other in group if other != word) for group in SAME for word in group}


def said_otherwise(text: str) -> Iterable[str]:
    """The same search with one of its words said otherwise, for each way of saying it."""
    words = words_asked(text)
    for at, word in enumerate(words):
        for other in _others().get(key(word), ()):
            yield " ".join([*words[:at], other, *words[at + 1 :]])
