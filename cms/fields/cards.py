"""The action fields as cards with how much has been said and planned: on the index and the home page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from cms.concept.contents import Entry
from proposals.measures.models import Measure, MeasureQuerySet
from proposals.suggestions.models import Suggestion, SuggestionQuerySet


@dataclass
class FieldCard:
    """A field, or with `children` one that is made of sub-fields and counts theirs too."""

    entry: Entry
    suggestions: int
    measures: int
    children: "list[FieldCard]" = field(default_factory=list)


def field_cards(entries: Iterable[Entry]) -> list[FieldCard]:
    """From entries in the concept's order, each sub-field behind its field. Two queries."""
    suggestions = _counted(Suggestion.objects.listed())
    measures = _counted(Measure.objects.all())
    cards: list[FieldCard] = []
    for entry in entries:
        card = FieldCard(entry, suggestions[entry.number], measures[entry.number])
        if entry.below and cards:
            cards[-1].children.append(card)
            cards[-1].suggestions += card.suggestions
            cards[-1].measures += card.measures
        else:
            cards.append(card)
    return cards


def _counted(rows: "SuggestionQuerySet | MeasureQuerySet") -> defaultdict[str, int]:
    counted = rows.order_by().values_list("field__code").annotate(count=Count("pk"))
    return defaultdict(int, counted)
