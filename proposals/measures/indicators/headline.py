"""Which indicator tells most, where a page has room for one."""

from collections.abc import Iterable

from .models import Indicator

LINE = 3  # readings


def headline(indicators: Iterable[Indicator]) -> Indicator | None:
    """Of those that have a target and enough readings for a line the one read last; among equals the first. None where
    there is none. No query after `read()`."""
    telling = [row for row in indicators if row.target and len(row.read_values) >= LINE]
    return max(telling, key=lambda row: row.read_values[-1].on, default=None)
