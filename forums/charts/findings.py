"""What a series of figures proves: a title says no more than that."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise


class Finding(StrEnum):
    """Ends of a title; NOTHING leaves a plain one."""

    REACHED = "reached"
    NEARER = "nearer"
    FURTHER = "further"
    UNCHANGED = "unchanged"
    RISES = "rises"
    FALLS = "falls"
    NOTHING = "nothing"


def finding(values: Sequence[Decimal], target: Decimal | None = None) -> Finding:
    """Of all readings, oldest first. Whether up or down is wanted follows from where the first lay.

    REACHED: the latest is at the target or beyond it. NEARER: not there, but the latest is closer to it than the first
    and than the one before. FURTHER: it is further away than both. UNCHANGED: all are equal. Without a target RISES and
    FALLS say that every step went this way, or stood. One reading proves nothing but that the target is reached.
    """
    if not values:
        return Finding.NOTHING
    if target is not None and _reached(values[0], values[-1], target):
        return Finding.REACHED
    if len(values) == 1:
        return Finding.NOTHING
    if len(set(values)) == 1:
        return Finding.UNCHANGED
    return _course(values) if target is None else _distance(values, target)


def _reached(first: Decimal, last: Decimal, target: Decimal) -> bool:
    if first == target:
        return last == target
    return last >= target if first < target else last <= target


def _distance(values: Sequence[Decimal], target: Decimal) -> Finding:
    first, before, last = (abs(target - value) for value in (values[0], values[-2], values[-1]))
    if last < first and last < before:
        return Finding.NEARER
    return Finding.FURTHER if last > first and last > before else Finding.NOTHING


def _course(values: Sequence[Decimal]) -> Finding:
    if all(old <= new for old, new in pairwise(values)):
        return Finding.RISES
    return Finding.FALLS if all(old >= new for old, new in pairwise(values)) else Finding.NOTHING
