"""Why a verb of this slice refused. Views turn these into pages that say what happened and keep the text."""


class NotPossible(Exception):
    """The rules forbid the move now. The message is for the reader."""


class OutOfDate(NotPossible):
    """Somebody acted in the meantime: the page that sent this was older than the record."""
