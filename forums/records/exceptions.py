"""Why a verb refused. Views turn these into pages that say what happened and keep the text."""

from django.utils.translation import gettext as _


class NotPossible(Exception):
    """The rules forbid the move now. The message is for the reader."""


class OutOfDate(NotPossible):
    """Somebody acted in the meantime: the page that sent this was older than the record.

    `seen` is the version the page showed.
    """

    def __init__(self, seen: int) -> None:
        super().__init__(_("Somebody else has worked on this in the meantime. Please look again."))
        self.seen = seen
