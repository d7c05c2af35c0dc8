"""What people said about a field, in their own words: a few of its suggestions, as the list shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django_stubs_ext import StrOrPromise

from proposals.suggestions.models import Suggestion

MOST = 3
LENGTH = 180  # characters


@dataclass(frozen=True)
class Quote:
    """For components/said.html; read from the suggestion each time, so that it goes with its text."""

    text: str
    language: str
    url: str
    source: str
    label: StrOrPromise
    tone: str
    pictogram: str


def quotes(decided: Sequence[Suggestion], open_: Sequence[Suggestion]) -> list[Quote]:
    """The one decided last, then the newest open ones, three in all; both come with the latest first."""
    chosen = [*decided[:1], *open_]
    if len(chosen) < MOST:
        chosen += decided[1:]
    return list(_quoted(chosen))[:MOST]


def _quoted(suggestions: Sequence[Suggestion]) -> Iterator[Quote]:
    for suggestion in suggestions:
        if words := " ".join(suggestion.public_text.split()):
            yield Quote(
                Truncator(words).chars(LENGTH, truncate=" …"),
                suggestion.language,
                suggestion.get_absolute_url(),
                suggestion.number,
                suggestion.label_text,
                suggestion.tone,
                suggestion.pictogram,
            )
