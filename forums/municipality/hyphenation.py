"""Where long words may break."""

import re
from functools import cache

import pyphen

SOFT_HYPHEN = "\u00ad"
# Shorter words fit the narrowest screen (320 px) at the size of our headings.
LONG_WORD = re.compile(r"[^\W\d_]{13,}")
# Never two letters alone on a line.
FEWEST = 3


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
    return LONG_WORD.sub(lambda word: dictionary.inserted(word[0], SOFT_HYPHEN), text)
