"""Text without what people leave out or write differently when they search."""

import unicodedata

_SPELLINGS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i"})


def fold(text: str) -> str:
    """Without capitals and accents, umlauts in their German spelling: what a search compares."""
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_SPELLINGS)
    letters = unicodedata.normalize("NFKD", spelled)
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
