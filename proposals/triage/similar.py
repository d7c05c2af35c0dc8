"""Suggestions that may say the same, found by the words they share."""

import re

from django.db.models import Q

from proposals.suggestions.models import Suggestion
from proposals.suggestions.search import found, words_of
from proposals.suggestions.stages import Stage

MOST = 5
LONG = 5  # letters: shorter words rarely say what a text is about


def similar_to(suggestion: Suggestion) -> list[Suggestion]:
    """At most five public ones, from the title's longest words; one query. Empty where it has none."""
    words = [word for word in words_of(suggestion.title) if len(word) >= LONG and not re.search(r"\d", word)]
    if not words:
        return []
    any_word = Q()
    for word in sorted(words, key=len, reverse=True)[:3]:
        any_word |= found(word)
    rows = Suggestion.objects.public().filter(any_word).exclude(pk=suggestion.pk).exclude(stage=Stage.WITHDRAWN)
    return list(rows.select_related("field", "holder").order_by("-received_at")[:MOST])
