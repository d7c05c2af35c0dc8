"""The hourly job of moderation (see proposals.suggestions.jobs for what a job promises)."""

from .danger import DangerFlag


def alert_about_danger() -> int:
    return DangerFlag.alert_overdue()
