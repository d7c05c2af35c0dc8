"""Why a verb refused. Views turn these into pages that say what happened and keep the text."""


class NotPossible(Exception):
    """The rules of a suggestion's life forbid the move now. The message is for the reader."""


class OutOfDate(NotPossible):
    """Somebody acted in the meantime: the page that sent this was older than the record.

    `seen` is the version the page showed; `Suggestion.steps.after(seen)` says what came since.
    """

    def __init__(self, seen: int) -> None:
        super().__init__(f"changed after version {seen}")
        self.seen = seen
