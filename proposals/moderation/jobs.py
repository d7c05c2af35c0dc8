"""What time does in moderation (see proposals.suggestions.jobs for what a job promises)."""

from . import cards
from .danger import DangerFlag
from .reminders import remind_complaints_office, write_daily


def alert_about_danger() -> int:
    return DangerFlag.alert_overdue() + cards.alert_overdue()


def remind() -> int:
    return write_daily() + remind_complaints_office()
