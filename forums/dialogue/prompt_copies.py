"""Questions at tables quote what people said. What leaves public view leaves them."""

from functools import partial

from django.db import transaction
from django.db.models.functions import Coalesce

from forums.records.copies import Taken, register

from .tables import Prompt


def register_copies() -> None:
    register("questions at tables", _drop)


def _drop(taken: Taken) -> None:
    """After the commit: the verb may hold a suggestion or another forum, and a forum is locked first."""
    transaction.on_commit(partial(drop, taken))


def drop(taken: Taken) -> None:
    """A question that was worded before the words were written cannot quote them. Safe to run twice."""
    later = Prompt.objects.annotate(since=Coalesce("worded_at", "table__created")).filter(since__gte=taken.since)
    for prompt in later.select_related("table__forum"):
        if (text := taken.unquoted_in_all(prompt.text)) != prompt.text:
            prompt.table.reword(prompt, text)
