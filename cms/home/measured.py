"""What the first page shows of the indicators, in three queries whatever their number,
and one more where the one that is shown was corrected."""

from dataclasses import dataclass
from typing import Self

from proposals.measures.indicators.charts import IndicatorChart, indicator_chart
from proposals.measures.indicators.headline import headline
from proposals.measures.indicators.listing import Standings, standings
from proposals.measures.indicators.models import Indicator


@dataclass(frozen=True)
class Measured:
    """`headline` is None where none has readings enough for a line."""

    standings: Standings
    headline: IndicatorChart | None

    @classmethod
    def load(cls) -> Self | None:
        """None while nothing has been read: the first page then says nothing about it."""
        indicators = list(Indicator.objects.read().in_order())
        if not any(indicator.latest for indicator in indicators):
            return None
        first = headline(indicators)
        return cls(
            standings(indicators, key="home-indicators"),
            indicator_chart(first, of=first.goal.field) if first else None,
        )
