"""Whether an indicator goes where it should: one pure reading of its figures, for pages and reports alike."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

HELD_WITHIN = Decimal("0.05")  # of the level that is to be held


class Direction(models.TextChoices):
    """What is wanted. Empty in rows from before it was asked, where the figures did not tell."""

    UP = "up", _("More is better")
    DOWN = "down", _("Less is better")
    HOLD = "hold", _("It should stay at this level")


class Standing(models.TextChoices):
    """Where it stands, as people read it; never stored."""

    REACHED = "reached", _("Target reached")
    ON_THE_WAY = "on_the_way", _("On the way")
    NOT_YET = "not_yet", _("Not yet on the way")
    AWAY = "away", _("Going the wrong way")
    UNKNOWN = "unknown", _("Not judged")
    NO_READING = "no_reading", _("No reading")


class TargetValue(Protocol):
    """A target, by the end of `year` where one is named."""

    @property
    def value(self) -> Decimal: ...
    @property
    def year(self) -> int | None: ...


def target_for[T: TargetValue](targets: Iterable[T], year: int) -> T | None:
    """The one that counts in this year: the next that is due, else the last that was."""
    ordered = sorted(targets, key=lambda target: (target.year is None, target.year or 0))
    ahead = (target for target in ordered if target.year is None or target.year >= year)
    return next(ahead, ordered[-1] if ordered else None)


def standing(
    direction: str, values: Sequence[Decimal], *, baseline: Decimal | None = None, target: Decimal | None = None
) -> Standing:
    """From all readings, oldest first, and the target that counts (`target_for`).

    REACHED: the latest is at the target or beyond it; what is to be held lies within 5 per cent of its level.
    ON_THE_WAY: the latest is better than the start and than the one before. AWAY: it is worse than both. NOT_YET: all
    that lies between, and a first reading short of its target. UNKNOWN: nothing to compare it with, or no direction.
    The start is the baseline, else the first reading.
    """
    if not values:
        return Standing.NO_READING
    start = baseline if baseline is not None else values[0] if len(values) > 1 else None
    if direction == Direction.HOLD:
        level = target if target is not None else start
        return Standing.UNKNOWN if level is None else _held(values, start, level)
    wanted = direction or _towards(start if start is not None else values[0], target)
    if not wanted:
        return Standing.UNKNOWN
    sign = 1 if wanted == Direction.UP else -1
    latest = values[-1] * sign
    if target is not None and latest >= target * sign:
        return Standing.REACHED
    if start is None:
        return Standing.UNKNOWN if target is None else Standing.NOT_YET
    return _moved(latest, start * sign, (values[-2] if len(values) > 1 else start) * sign)


def _towards(first: Decimal, target: Decimal | None) -> str:
    """Where nobody said what is wanted, the first figure tells: the target lies above it or below."""
    if target is None:
        return ""
    return Direction.UP if first <= target else Direction.DOWN


def _held(values: Sequence[Decimal], start: Decimal | None, level: Decimal) -> Standing:
    far = [-abs(value - level) for value in values]
    if -far[-1] <= abs(level) * HELD_WITHIN:
        return Standing.REACHED
    if start is None:
        return Standing.NOT_YET
    first = -abs(start - level)
    return _moved(far[-1], first, far[-2] if len(far) > 1 else first)


def _moved(latest: Decimal, start: Decimal, before: Decimal) -> Standing:
    """More is better in all three."""
    if latest > start and latest > before:
        return Standing.ON_THE_WAY
    return Standing.AWAY if latest < start and latest < before else Standing.NOT_YET
