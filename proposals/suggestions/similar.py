"""Public suggestions that may say the same: by meaning, in whatever language; without the model by shared words."""

import re
from dataclasses import dataclass

from django.db.models import Q

from forums.embeddings.embedder import available
from forums.embeddings.indexing import register
from forums.embeddings.similarity import similar
from forums.search.word_keys import words_asked

from .models import Suggestion, SuggestionQuerySet
from .search import found
from .wording import full_text

MOST = 5
LONG = 5  # letters: shorter words rarely say what a text is about


@dataclass(frozen=True)
class Similar:
    """At most five, the likest first. `by_meaning` is false where only shared words were compared: say so."""

    suggestions: list[Suggestion]
    by_meaning: bool


def similar_to(question: Suggestion | str) -> Similar:
    """What is public and says nearly the same as a suggestion or a text. Three queries at most."""
    among: SuggestionQuerySet = Suggestion.get_indexed_objects()
    if not available():
        return Similar(_sharing_words(question, among), by_meaning=False)
    ids = [near.pk for near in similar(question, among, most=MOST)]
    rows = among.for_list().in_bulk(ids) if ids else {}
    return Similar([rows[pk] for pk in ids if pk in rows], by_meaning=True)


def _sharing_words(question: Suggestion | str, among: SuggestionQuerySet) -> list[Suggestion]:
    """From the longest words of the title, or of the text where there is no title; one query."""
    text = question
    if isinstance(question, Suggestion):
        text, among = question.title, among.exclude(pk=question.pk)
    words = [word for word in words_asked(text) if len(word) >= LONG and not re.search(r"\d", word)]
    if not words:
        return []
    any_word = Q()
    for word in sorted(words, key=len, reverse=True)[:3]:
        any_word |= found(word)
    return list(among.filter(any_word).for_list().order_by("-received_at")[:MOST])


def public_words(suggestion: Suggestion) -> str:
    """What is compared: the public title and text."""
    return full_text(suggestion.title, suggestion.public_text)


def register_texts() -> None:
    register(Suggestion, shown=Suggestion.get_indexed_objects, words=public_words)
