"""The tally of one forum, in three queries whatever the number of cards."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.dialogue.models import Card, CardState, Forum, Table
from proposals.intake.cards.models import CardOutcome, LeftBecause
from proposals.suggestions.labels import Label, tone
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.stages import ANSWERS, Stage, Visibility

COLUMNS = (
    _("Topic table"),
    _("Cards"),
    _("In suggestions"),
    _("Answered"),
    _("Taken up or planned"),
    _("Left aside"),
    _("Waiting"),
)
TAKEN_UP = (Stage.ACCEPTED, Stage.ALREADY_COVERED)


@dataclass(frozen=True)
class Pile:
    """Cards of one table with the same fate. `suggestion` and `left` are both empty where they wait."""

    table: int
    hidden: bool
    suggestion: int | None
    left: str
    cards: int


@dataclass(frozen=True)
class Standing:
    """A label of suggestions, and how many suggestions and cards of the forum stand there."""

    label: Label
    suggestions: int
    cards: int

    @property
    def tone(self) -> str:
        return tone(self.label)


@dataclass(frozen=True)
class TableTally:
    table: Table
    cards: int
    handed_over: int
    answered: int
    taken_up: int
    left: int
    waiting: int

    @property
    def row(self) -> list[object]:
        """For components/table.html, in the order of COLUMNS."""
        name = f"{self.table.number}: {self.table.topic}"
        return [name, self.cards, self.handed_over, self.answered, self.taken_up, self.left, self.waiting]


class Result:
    """Counts every card once. Merged suggestions count where their target stands; hidden cards are a number only."""

    def __init__(self, forum: Forum) -> None:
        self.forum = forum
        rows = Card.objects.filter(forum=forum).order_by()
        counted = rows.values_list("table", "state", "outcome__suggestion", "outcome__left_because").annotate(
            count=Count("pk")
        )
        self.piles = [
            Pile(table, state == CardState.HIDDEN, suggestion, left or "", count)
            for table, state, suggestion, left, count in counted
        ]

    @cached_property
    def suggestions(self) -> dict[int, Suggestion]:
        """All that have cards of this forum, public or not."""
        ids = {pile.suggestion for pile in self.piles if pile.suggestion}
        rows = Suggestion.objects.for_list().select_related("merged_into")
        return rows.in_bulk(ids) if ids else {}

    @property
    def said(self) -> int:
        return sum(pile.cards for pile in self.piles)

    @property
    def hidden(self) -> int:
        return sum(pile.cards for pile in self.piles if pile.hidden and not pile.suggestion and not pile.left)

    @property
    def waiting(self) -> int:
        return _waiting(self.piles)

    @property
    def left(self) -> int:
        return sum(pile.cards for pile in self.piles if pile.left)

    @property
    def handed_over(self) -> int:
        return sum(pile.cards for pile in self.piles if pile.suggestion)

    @cached_property
    def cards_of(self) -> Counter[int]:
        """How many cards of this forum stand under each suggestion."""
        found: Counter[int] = Counter()
        for pile in self.piles:
            if pile.suggestion:
                found[pile.suggestion] += pile.cards
        return found

    @cached_property
    def standings(self) -> list[Standing]:
        """In the order of a suggestion's life."""
        suggestions, cards = Counter[Label](), Counter[Label]()
        for pk, suggestion in self.suggestions.items():
            label = suggestion.answered_by.label
            suggestions[label] += 1
            cards[label] += self.cards_of[pk]
        return [Standing(label, suggestions[label], cards[label]) for label in Label if suggestions[label]]

    @cached_property
    def reasons(self) -> list[tuple[StrOrPromise, int]]:
        """Why cards were left aside, with how many."""
        found = Counter[str]()
        for pile in self.piles:
            if pile.left:
                found[pile.left] += pile.cards
        return [(reason.label, found[reason.value]) for reason in LeftBecause if found[reason.value]]

    @cached_property
    def tables(self) -> list[TableTally]:
        found = Table.objects.filter(forum=self.forum).select_related("field").order_by("number")
        return [self._tally(table, [pile for pile in self.piles if pile.table == table.pk]) for table in found]

    @property
    def columns(self) -> list[dict[str, object]]:
        return [{"text": word, "numeric": place > 0} for place, word in enumerate(COLUMNS)]

    @property
    def rows(self) -> list[list[object]]:
        return [tally.row for tally in self.tables]

    @cached_property
    def public(self) -> list[Suggestion]:
        """Those everybody may read, with the most cards first."""
        shown = [suggestion for suggestion in self.suggestions.values() if suggestion.visibility == Visibility.PUBLIC]
        return sorted(shown, key=lambda suggestion: (-self.cards_of[suggestion.pk], suggestion.pk))

    def _tally(self, table: Table, piles: Sequence[Pile]) -> TableTally:
        return TableTally(
            table,
            cards=sum(pile.cards for pile in piles),
            handed_over=sum(pile.cards for pile in piles if pile.suggestion),
            answered=self._standing(piles, ANSWERS),
            taken_up=self._standing(piles, TAKEN_UP),
            left=sum(pile.cards for pile in piles if pile.left),
            waiting=_waiting(piles),
        )

    def _standing(self, piles: Iterable[Pile], stages: Iterable[str]) -> int:
        known = {pk for pk, suggestion in self.suggestions.items() if suggestion.answered_by.stage in stages}
        return sum(pile.cards for pile in piles if pile.suggestion in known)


def said_at(forum: Forum) -> SuggestionQuerySet:
    """Public suggestions with cards of this forum, the first ones first."""
    handed_over = CardOutcome.objects.of(forum).values("suggestion")
    found: SuggestionQuerySet = Suggestion.objects.public().filter(pk__in=handed_over)
    return found.order_by("pk")


def _waiting(piles: Iterable[Pile]) -> int:
    return sum(pile.cards for pile in piles if not (pile.hidden or pile.suggestion or pile.left))
