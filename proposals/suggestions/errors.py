"""Why a verb refused. Views turn these into pages that say what happened and keep the text."""

from forums.people.refusals import NotPossible, OutOfDate

__all__ = ["NotPossible", "OutOfDate"]
