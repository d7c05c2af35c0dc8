"""The plain letter that most notices are: a title, sentences, sometimes a quotation, one link."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.conf import settings

from forums.municipality.text_language import checked

from .kinds import register
from .models import Notice


@dataclass(frozen=True)
class Letter:
    """`about` is what it is about, by name; `why` tells why the recipient gets it; `calendar` is an ICS file.
    What somebody else wrote (`quotation`) is in a language of its own; where nothing is said it is found from the text.
    """

    title: str
    about: str
    url: str
    action: str
    why: str
    sentences: tuple[str, ...] = ()
    quotation: str = ""
    quotation_language: str = ""
    calendar: bytes = b""


def register_letter(kind: str, write: Callable[[Notice], Letter | None]) -> None:
    """`write` returns None where the letter is no longer true: then it is not sent."""

    def context(notice: Notice) -> dict[str, object] | None:
        letter = write(notice)
        if letter is None:
            return None
        language = letter.quotation_language or checked(settings.LANGUAGE_CODE, letter.quotation)
        return {**asdict(letter), "quotation_language": language}

    register(kind, template="notices/message", context=context)
