"""Calling a service that may be away, without letting people wait for it each time."""

import logging
import time
from collections.abc import Callable

logger = logging.getLogger(__name__)


class CircuitBreaker:
    """For one service: after a failed call it is left alone for `pause` seconds."""

    def __init__(self, consequence: str, *, pause: float = 5.0) -> None:
        """`consequence` says in the log what people go without."""
        self.consequence, self.pause = consequence, pause
        self.open_until = 0.0

    def call[T](self, function: Callable[[], T], fallback: T) -> T:
        """What the function returns, or `fallback` where the service does not answer."""
        if time.monotonic() < self.open_until:
            return fallback
        try:
            return function()
        except Exception as error:  # whatever the service's client raises
            logger.warning("%s (%s)", self.consequence, type(error).__name__)
            self.open_until = time.monotonic() + self.pause
            return fallback
