"""How much was said, what became of it and how long it took: one query, whatever the number of suggestions.

Each figure leads to the list of what it counts; list and figures begin with the same `listed()`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from django.db.models import BooleanField, Case, Count, Min, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from proposals.measures.models import became_a_measure, was_done, went_to_a_body
from proposals.suggestions.answer_times import AnswerTimes
from proposals.suggestions.labels import Label, labelled
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.stages import Stage

from .tallies.reading import Sums
from .tallies.shares import DONE, IN_COUNCIL, MEASURED


@dataclass(frozen=True)
class Figure:
    """One number for components/stat.html; `url` is the list with exactly these rows. A duration counts no rows: its
    list has the answers it was taken from."""

    value: int
    label: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Figures:
    """Of public suggestions; those their authors took back are not counted. `open` ones include the overdue;
    `placed` ones have a topic, and with it a team; `in_council` and `done` are among the `measured`.
    `by_district` counts all by the district's key, and is empty for figures `by_field`."""

    open: int
    overdue: int
    decided: int
    placed: int
    measured: int
    in_council: int
    done: int
    times: AnswerTimes
    oldest_due: date | None
    by_district: Mapping[int | None, int] = field(default_factory=dict)

    @property
    def received(self) -> int:
        return self.open + self.decided

    @classmethod
    def of(cls, suggestions: SuggestionQuerySet) -> Self:
        """Of these suggestions, as far as the list shows them."""
        rows = list(counted_rows(suggestions, "district"))
        said: Counter[int | None] = Counter()
        for district, row in rows:
            said[district] += row.count
        return replace(cls.counted(row for _district, row in rows), by_district=said)

    @classmethod
    def by_field(cls) -> dict[int | None, Self]:
        """For each field of its own, without its sub-fields: one query for all."""
        rows = defaultdict(list)
        for key, row in counted_rows(Suggestion.objects.listed(), "field"):
            rows[key].append(row)
        return {key: cls.counted(found) for key, found in rows.items()}

    @classmethod
    def counted(cls, rows: "Iterable[Row]") -> Self:
        """Without districts, which rows do not know."""
        found: Counter[str] = Counter()
        answers: Counter[tuple[int, bool | None]] = Counter()
        due: list[date] = []
        for row in rows:
            found["open" if row.stage == Stage.OPEN else "decided"] += row.count
            for fact in row.facts:
                found[fact] += row.count
            if row.days is not None and row.in_time is not None:
                answers[row.days, None if row.stage == Stage.OPEN else row.in_time] += row.count
            if "overdue" in row.facts and row.due_on:
                due.append(row.due_on)
        return cls(
            open=found["open"],
            overdue=found["overdue"],
            decided=found["decided"],
            placed=found["placed"],
            measured=found["measured"],
            in_council=found["in_council"],
            done=found["done"],
            times=AnswerTimes.of((days, in_time, count) for (days, in_time), count in answers.items()),
            oldest_due=min(due, default=None),
        )

    @classmethod
    def told(cls, sums: Mapping[int | None, Sums]) -> Self:
        """From sums that are kept, by field."""
        every = Sums.together(sums.values())
        unplaced = sums.get(None, Sums())
        return cls(
            open=every.count(is_open=True),
            overdue=every.overdue,
            decided=every.count(is_open=False),
            placed=every.count() - unplaced.count(),
            measured=every.count(fact=MEASURED),
            in_council=every.count(fact=IN_COUNCIL),
            done=every.count(fact=DONE),
            times=every.times,
            oldest_due=every.oldest_due,
            by_district=every.districts,
        )

    def for_field(self, slug: str) -> list[Figure]:
        return [
            *self._waiting(slug),
            Figure(self.decided, _("already decided"), list_url(slug, stand="entschieden")),
            *self._answered(slug),
        ]

    def _waiting(self, slug: str = "") -> Iterator[Figure]:
        yield Figure(self.open, _("waiting for an answer"), list_url(slug, stand="offen"))
        yield Figure(self.overdue, _("overdue"), list_url(slug, stand="ueberfaellig"), _("of those waiting"))

    def _answered(self, slug: str = "") -> Iterator[Figure]:
        """How punctual answers were, and how long people waited for them; nothing while there is no answer."""
        times = self.times
        if times.median_days is None:
            return
        if times.standing:
            of = ngettext("%(share)s %% of %(count)s answer", "%(share)s %% of %(count)s answers", times.standing)
            share = of % {"share": times.share_in_time, "count": times.standing}
            yield Figure(times.in_time, _("answered in time"), list_url(slug, antwort="puenktlich"), share)
        days = ngettext("working day until the answer", "working days until the answer", times.median_days)
        note = _("half of the answers came sooner, half later")
        yield Figure(times.median_days, days, list_url(slug, antwort="gegeben"), note)


@dataclass(frozen=True)
class Row:
    """Suggestions that count alike, with what is true of each of them and the first day an answer is due."""

    stage: str
    facts: frozenset[str]
    days: int | None
    in_time: bool | None
    due_on: date | None
    count: int


def counted_rows(suggestions: SuggestionQuerySet, by: str) -> Iterator[tuple[int | None, Row]]:
    """Each kind of suggestion with what it is grouped by: as many rows as there are kinds, in one query."""
    facts = {
        "overdue": _true_where(labelled(Label.OVERDUE)),
        "placed": _true_where(~Q(field=None)),
        "measured": became_a_measure(),
        "in_council": went_to_a_body(),
        "done": was_done(),
    }
    columns = ("stage", "answer_days", "answered_in_time")
    counted = suggestions.order_by().annotate(**{f"is_{name}": fact for name, fact in facts.items()})
    for (
        group,
        stage,
        days,
        in_time,
        overdue,
        placed,
        measured,
        in_council,
        done,
        count,
        due_on,
    ) in counted.values_list(by, *columns, *(f"is_{name}" for name in facts)).annotate(
        count=Count("pk"), first_due=Min("due_on")
    ):
        true = zip(facts, (overdue, placed, measured, in_council, done), strict=True)
        known = frozenset(name for name, holds in true if holds)
        yield group, Row(stage, known, days, in_time, due_on, count)


def _true_where(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def list_url(slug: str = "", **words: str) -> str:
    """The public list with these filters, in the words of its address."""
    return reverse("suggestion_list", query={**({"feld": slug} if slug else {}), **words})
