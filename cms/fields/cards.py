"""The action fields as cards with how much has been said and planned: on the index and the home page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from cms.concept.contents import Entry
from forums.fields.models import ActionField
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
    """From entries in the concept's order, each sub-field behind its field. One query."""
    counted = {code: (said, planned) for code, said, planned in _counted()}
    cards: list[FieldCard] = []
    for entry in entries:
        card = FieldCard(entry, *counted.get(entry.number, (0, 0)))
        if entry.below and cards:
            cards[-1].children.append(card)
            cards[-1].suggestions += card.suggestions
            cards[-1].measures += card.measures
        else:
            cards.append(card)
    return cards


def _counted() -> Iterator[tuple[str, int, int]]:
    """Each field's code, with its suggestions and its measures."""
    said, planned = _of_field(Suggestion.objects.listed()), _of_field(Measure.objects.all())
    yield from ActionField.objects.order_by().values_list("code", said, planned)


def _of_field(rows: "SuggestionQuerySet | MeasureQuerySet") -> Coalesce:
    count = rows.order_by().filter(field=OuterRef("pk")).values("field").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(count), 0)
