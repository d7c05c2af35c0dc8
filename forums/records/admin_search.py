"""Searching the admin's lists by a part of a name, whatever its capitals, in texts of several languages too."""

import json

from django.db.models import Model, Q, QuerySet
from wagtail.admin.views.generic import IndexView

MOST_WORDS = 8


def spellings(word: str) -> set[str]:
    """SQLite folds no umlaut's case, and a text of several languages keeps its umlauts as JSON writes them."""
    cased = {word, word.lower(), word.upper(), word.capitalize()}
    return cased | {json.dumps(each)[1:-1] for each in cased}


class WordSearch(IndexView):
    """Every word has to stand in one of `search_fields`."""

    def search_queryset(self, queryset: QuerySet[Model]) -> QuerySet[Model]:
        if not self.is_searching:
            return queryset
        for word in self.search_query.split()[:MOST_WORDS]:
            found = Q()
            for field in self.search_fields:
                for spelling in spellings(word):
                    found |= Q(**{f"{field}__icontains": spelling})
            queryset = queryset.filter(found)
        return queryset
