"""How much was said, what became of it and how long it took: one query, whatever the number of suggestions."""

from collections import Counter
from dataclasses import dataclass
from typing import Self

from django.db.models import Count

from proposals.suggestions.answer_times import AnswerTimes
from proposals.suggestions.models import SuggestionQuerySet
from proposals.suggestions.stages import Stage


@dataclass(frozen=True)
class Figures:
    """Of public suggestions; those their authors took back are not counted."""

    open: int
    decided: int
    times: AnswerTimes

    @property
    def received(self) -> int:
        return self.open + self.decided

    @classmethod
    def of(cls, suggestions: SuggestionQuerySet) -> Self:
        counted = suggestions.exclude(stage=Stage.WITHDRAWN).order_by()
        rows = counted.values_list("stage", "answer_days", "answered_in_time").annotate(count=Count("pk"))
        stages: Counter[bool] = Counter()
        answers: Counter[tuple[int, bool]] = Counter()
        for stage, days, in_time, count in rows:
            stages[stage == Stage.OPEN] += count
            if days is not None:
                answers[days, bool(in_time)] += count
        times = AnswerTimes.of((days, in_time, count) for (days, in_time), count in answers.items())
        return cls(open=stages[True], decided=stages[False], times=times)
