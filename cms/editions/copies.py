"""Frozen editions quote what measures quoted. What leaves public view leaves them, too: an edition keeps what was
decided, not somebody's words against their will."""

from forums.records.copies import Taken, register

from .models import Edition


def register_copies() -> None:
    register("editions", drop)


def drop(taken: Taken) -> None:
    """Of those that were adopted since the words came: older ones cannot have copied them."""
    for edition in Edition.objects.frozen().filter(adopted_on__gte=taken.since.date()):
        edition.change_words(taken.unquoted)
