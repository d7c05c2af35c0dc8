"""Where long words may break, and what never does."""

import re
from functools import cache

import pyphen

SOFT_HYPHEN = "\u00ad"
# Shorter words fit the narrowest screen (320 px) at the size of our headings.
LONG_WORD = re.compile(r"[^\W\d_]{13,}")
NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"
# E-Mail, U-Bahn; § 24, Art. 13, Nr. 5; z. B.; 10 km, 30 %, 18 Uhr.
ONE_LETTER = re.compile(r"\b([^\W\d_])-(?=[^\W\d_]{2})")
# The words of daily use among them. What people type, an address or a code, is never one of these.
DAILY_WORD = re.compile(r"\b([EUS])-(?=(?:Mail|Bahn)(?:s|en)?\b)")
BEFORE_NUMBER = re.compile(r"(§§?|\b(?:Art|Abs|Nr|No|S)\.) (?=\d)")
SHORT_FORM = re.compile(r"\b([^\W\d_]\.) (?=[^\W\d_]\.)")
BEFORE_UNIT = re.compile(r"(\d) (?=(?:€|%|‰|°C?|km|cm|mm|m|ha|kg|g|l|MB|KB|GB|Uhr|Euro|EUR)(?![^\W_]))")
# Never two letters alone on a line.
FEWEST = 3
# The dictionary takes an "s" for a syllable ("Fort-s-chreibung"): what has no vowel belongs to what follows.
NO_SYLLABLE = re.compile(rf"(?<={SOFT_HYPHEN})([^\Waeiouyäöü{SOFT_HYPHEN}]+){SOFT_HYPHEN}", re.IGNORECASE)


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    found = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=found, left=FEWEST, right=FEWEST) if found else None


def with_soft_hyphens(text: str, language: str) -> str:
    """The text with invisible places to break its words of 13 letters and more; unchanged for a language without
    dictionary. Browsers hyphenate by themselves only where a dictionary came with them."""
    dictionary = _dictionary(language)
    if dictionary is None:
        return text
    return LONG_WORD.sub(lambda word: NO_SYLLABLE.sub(r"\1", dictionary.inserted(word[0], SOFT_HYPHEN)), text)


def kept_together(text: str) -> str:
    """The text with what a reader takes for one piece in one line: a letter and its word, a number and its unit."""
    text = ONE_LETTER.sub(rf"\1-{WORD_JOINER}", text)
    for pattern in (BEFORE_NUMBER, SHORT_FORM, BEFORE_UNIT):
        text = pattern.sub(rf"\1{NO_BREAK_SPACE}", text)
    return text


def words_kept_whole(text: str) -> str:
    """The text with "E-Mail" and the like in one line, nothing else changed: for running text, which people copy."""
    return DAILY_WORD.sub(rf"\1-{WORD_JOINER}", text)
