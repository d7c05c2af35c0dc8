"""What a cell says: text as people read it, without markup and without what only machines see."""

import re
from collections.abc import Iterable
from html import unescape

from forums.protection.cleaning import INVISIBLE, cleaned

LINE_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")  # as word processors write them
UNSEEN = re.compile("<(script|style)\\b[^<>]*>.*?</\\1\\s*>", re.IGNORECASE | re.DOTALL)
# Only names of elements: words like <amt@…> or <3 are words.
ENDS_LINE = re.compile(r"<br\b[^<>]*>|</(?:p|div|li|tr|h[1-6]|blockquote)\s*>", re.IGNORECASE)
ELEMENT = re.compile(
    r"</?(?:p|br|div|span|b|strong|i|em|u|s|a|ul|ol|li|h[1-6]|table|thead|tbody|tr|td|th|blockquote|font|img|hr|pre|code"
    r"|sup|sub|small|script|style)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
SUM = re.compile(
    r"(?:(?:zwischen|gesamt|end)?summen?|gesamt(?:zahl)?|insgesamt|anzahl|(?:grand |sub)?total|sum|number)"
    r"\s*(?:[:=(\d].*|(?:der|aller|of)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


def is_plain(raw: str) -> bool:
    """Nothing in it to clean: most cells of most tables, told quickly."""
    return raw.isascii() and raw.isprintable() and "<" not in raw and "&" not in raw


def plain(raw: str) -> str:
    if is_plain(raw):
        return raw.strip()
    return cleaned(without_markup(LINE_BREAKS.sub(" ", raw))).strip()


def without_markup(text: str) -> str:
    """Elements leave, paragraphs become lines, `&uuml;` becomes its sign. What is neither stays as it is."""
    if ELEMENT.search(text):
        text = ELEMENT.sub("", ENDS_LINE.sub("\n", UNSEEN.sub("", text)))
    return REFERENCE.sub(lambda found: unescape(found[0]), text)


def has_unseen(raw: str) -> bool:
    """Something leaves that a person would not have seen."""
    return bool(INVISIBLE.search(raw.removeprefix("\ufeff"))) or bool(raw.strip() and not cleaned(raw).strip())


def has_markup(raw: str) -> bool:
    return without_markup(raw) != raw


def is_sum(cells: Iterable[str]) -> bool:
    """The line below a list that counts it."""
    first = next(filter(None, cells), "")
    return SUM.fullmatch(first) is not None


def is_empty(cells: Iterable[str]) -> bool:
    """Only numbers and strokes, as lists have them in lines that nobody has filled in."""
    return not any(letter.isalpha() for cell in cells for letter in cell)
