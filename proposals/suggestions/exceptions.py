"""Why a verb refused. Views turn these into pages that say what happened and keep the text."""

from forums.records.exceptions import NotPossible, OutOfDate

__all__ = ["NotPossible", "OutOfDate"]
