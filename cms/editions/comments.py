"""What people said about a section in its consultation: beside the passages for everybody, as one list for editors."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from proposals.measures.fates import with_fates
from proposals.suggestions.models import Suggestion, SuggestionQuerySet

from .content.places import Place
from .models import Edition
from .passages import KIND, key_of


@dataclass(frozen=True)
class Asked:
    """A section of the edition that people are, were or will be asked about. Two queries, whatever was said."""

    edition: Edition
    place: Place

    @cached_property
    def said(self) -> dict[str, list[Suggestion]]:
        """By the anchor of the passage; by the empty one what is about the section as a whole."""
        found: dict[str, list[Suggestion]] = defaultdict(list)
        for suggestion in with_fates(about(self.edition, self.place).for_list()).order_by("received_at", "pk"):
            found[anchor_of(suggestion)].append(suggestion)
        return dict(found)

    @property
    def count(self) -> int:
        return sum(len(suggestions) for suggestions in self.said.values())

    def link(self, anchor: str = "") -> str:
        """To the form, with this passage; empty while nobody is asked."""
        if not self.edition.asks():
            return ""
        place = Place(self.place.kind, self.place.key, anchor)
        return f"{reverse('suggestion_new')}?fuer=stadt&zu={KIND}:{key_of(self.edition, place)}"

    def elsewhere(self, shown: set[str]) -> list[Suggestion]:
        """About the section as a whole, or about passages that are not on the page: of another language, or gone."""
        return [each for anchor, suggestions in self.said.items() if anchor not in shown for each in suggestions]


def about(edition: Edition, place: Place) -> SuggestionQuerySet:
    """Those that everybody can read."""
    listed: SuggestionQuerySet = Suggestion.objects.listed().about(KIND, key_of(edition, place.section))
    return listed


def anchor_of(suggestion: Suggestion) -> str:
    place = Place.read(suggestion.passage_key.partition("/")[2])
    return place.anchor if place else ""


def asked_about(place: Place) -> Asked | None:
    """None where no consultation was opened. One query."""
    edition = Edition.objects.in_consultation()
    return Asked(edition, place) if edition else None
