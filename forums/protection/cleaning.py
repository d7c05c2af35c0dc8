"""The one cleaning of text that comes in: by form, address, cookie, file, feed, mail or socket.

Whoever reads text from outside calls `cleaned` once, where it enters; requests pass `CleanInputMiddleware`. How long
a text may be, and whether it may have several lines, is for whoever takes it in (`text_fields.py`).
"""

import re
import unicodedata

# Control signs, halves of pairs, what is no character, and signs that turn the reading direction of what follows
# (U+202A–202E, U+2066–2069): with them a text can show something else than it says, and neither PostgreSQL nor XML
# takes all of them. Marks that scripts need (U+200C–200F) stay.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
# What takes no room, or room without ink: alone it is no text.
WITHOUT_INK = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
LINE_END = re.compile("\r\n?")


def cleaned(text: str) -> str:
    """The text with its letters composed (NFC), lines that end alike, and nothing in it that only machines see.

    Empty where nothing of it can be seen. Cleaning twice changes nothing.
    """
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", LINE_END.sub("\n", text)))
    return "" if WITHOUT_INK.search(text) and not WITHOUT_INK.sub("", text).strip() else text
