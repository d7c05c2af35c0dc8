"""Reminders of rooms that the daily jobs do not know: registered in the `ready` of their apps, run with all others."""

from collections.abc import Callable

_reminders: dict[str, Callable[[], int]] = {}


def register_reminder(name: str, remind: Callable[[], int]) -> None:
    """`remind` writes what is due today, may run twice, and returns how many notices are new."""
    _reminders[name] = remind


def reminders() -> dict[str, Callable[[], int]]:
    return dict(_reminders)
