"""The secret word with which an author finds a suggestion again: only its hash is kept."""

import unicodedata
from functools import cache

from django.contrib.auth.hashers import check_password, make_password


def _as_remembered(word: str) -> str:
    """What somebody types who wrote the word on paper: without case, form of accents or outer spaces."""
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())


def hashed(word: str) -> str:
    """What is kept of a secret word; nothing of an empty one."""
    return make_password(_as_remembered(word)) if word.strip() else ""


def fits(word: str, kept: str) -> bool:
    """Whether it is the secret word that was kept. Takes as long where none was."""
    return check_password(_as_remembered(word), kept or _unknown())


@cache
def _unknown() -> str:
    return make_password("\0 no word holds this sign")
