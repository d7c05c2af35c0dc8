"""One spelling for all ways of writing a word."""

import re
import unicodedata

# Umlauts in two letters; not the "ue" in "neue", "Frauen" or "Quelle".
_UMLAUT = re.compile("ae|oe|(?<![aeq])ue")


def fold(word: str) -> str:
    """Without capitals, accents, and the difference between an umlaut and its two letters."""
    if word.isascii():
        plain = word.lower()
    else:
        letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", word).casefold().replace("ı", "i"))
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _UMLAUT.sub(lambda two: two[0][0], plain)
