"""Asking a service that may be away, without letting people wait for it each time."""

import logging
import time
from collections.abc import Callable

logger = logging.getLogger(__name__)


class Patience:
    """With one service. One that did not answer is left alone for `rests` seconds."""

    def __init__(self, consequence: str, *, rests: float = 5.0) -> None:
        """`consequence` says in the log what people go without."""
        self.consequence, self.rests = consequence, rests
        self.rests_until = 0.0

    def ask[T](self, question: Callable[[], T], otherwise: T) -> T:
        """The answer, or `otherwise` where there is none."""
        if time.monotonic() < self.rests_until:
            return otherwise
        try:
            return question()
        except Exception as error:  # whatever the service's client raises
            logger.warning("%s (%s)", self.consequence, type(error).__name__)
            self.rests_until = time.monotonic() + self.rests
            return otherwise
