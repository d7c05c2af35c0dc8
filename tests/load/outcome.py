"""What an evening came to: what must be equal at the end, and what was measured."""

from dataclasses import dataclass, field
from statistics import quantiles
from typing import Any


@dataclass
class Latencies:
    """Seconds between the press of a button and the moment a page has the card."""

    seconds: list[float] = field(default_factory=list)

    def percentile(self, which: int) -> float:
        if len(self.seconds) < 2:
            return self.seconds[0] if self.seconds else 0.0
        return quantiles(self.seconds, n=100, method="inclusive")[which - 1]

    def __str__(self) -> str:
        p50, p95, p99 = (self.percentile(which) * 1000 for which in (50, 95, 99))
        worst = max(self.seconds, default=0) * 1000
        return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms, worst {worst:.0f} ms ({len(self.seconds)} times)"


@dataclass
class Outcome:
    sent: list[str] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)
    in_order: bool = True  # each telephone's cards have rising numbers
    refused: list[Any] = field(default_factory=list)
    pages: int = 0
    out_of_step: int = 0
    backward: int = 0  # rows that came in an older version than the page had
    to_server: Latencies = field(default_factory=Latencies)
    to_walls: Latencies = field(default_factory=Latencies)
    to_phones: Latencies = field(default_factory=Latencies)
    arriving: float = 0.0  # seconds until all pages were there
    returning: float = 0.0  # seconds from a fault until all pages were there again
    settling: float = 0.0  # seconds from the last card until all were in step
    frames: int = 0
    retries: int = 0
    opened: int = 0

    def kept_its_promises(self) -> bool:
        """Nothing lost, nothing doubled, nothing out of order, nobody out of step."""
        found = (sorted(self.stored), self.in_order, self.refused, self.out_of_step, self.backward)
        return found == (sorted(self.sent), True, [], 0, 0)
