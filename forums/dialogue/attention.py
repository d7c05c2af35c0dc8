"""What of a table needs a moderator at once. This room does not know moderation: it registers whom to tell.

attention.tell(lambda about: …)  # in the app's `ready`; called inside the verb's transaction
"""

from collections.abc import Callable

from django.db import models

type Receiver = Callable[[models.Model], None]

_receivers: list[Receiver] = []


def tell(receiver: Receiver) -> None:
    if receiver not in _receivers:
        _receivers.append(receiver)


def needed(about: models.Model) -> None:
    """`about`: a CardFlag that was raised, or a CardReview that a writer has asked for."""
    for receiver in _receivers:
        receiver(about)
