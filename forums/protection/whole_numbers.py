"""Numbers that come in as text: in an address, a form, a key, a notice."""

MOST_DIGITS = 18  # any such number fits into a database's


def whole_number(text: str, *, digits: int = MOST_DIGITS) -> int | None:
    """The number these digits name; None for anything else. `str.isdigit` alone also takes `²`, which is none for
    `int`, and as many digits as somebody likes to send."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else None
