"""Words on paper: what somebody said, in its own language and direction, and our own labels."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_supported_language_variant, override


@dataclass(frozen=True)
class Text:
    """What somebody wrote, said or decided, and the language it is in (a code of ours, such as `ckb`)."""

    text: str
    language: str = settings.LANGUAGE_CODE

    def __bool__(self) -> bool:
        return bool(self.text.strip())


def spoken(language: str) -> str:
    """The language of the interface that somebody who chose `language` is shown: German where we do not speak it."""
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE


def labels(language: str, words: Mapping[str, str | Promise]) -> dict[str, Text]:
    """Our own words in the interface language nearest to `language`, each with the language it came out in."""
    found = spoken(language)
    with override(found):
        return {name: Text(str(word), found) for name, word in words.items()}
