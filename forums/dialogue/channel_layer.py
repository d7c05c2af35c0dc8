"""Telling live pages that something changed. They read from the database what it was."""

import asyncio

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from forums.protection.circuit_breaker import CircuitBreaker

WAITS = 1.0  # seconds for a layer that does not answer

of_layer = CircuitBreaker("The channel layer does not answer: live pages hear of changes a little later", pause=2.0)


def group(forum_id: int) -> str:
    """The channel layer's group of one forum."""
    return f"forum.{forum_id}"


def announce(forum_id: int) -> None:
    """Wake the processes that serve this forum's sockets. If the layer does not answer, nothing is lost:
    they also look by themselves, a little later."""
    of_layer.call(lambda: async_to_sync(_send)(group(forum_id)), None)


async def _send(name: str) -> None:
    async with asyncio.timeout(WAITS):
        await get_channel_layer().group_send(name, {"type": "forum.changed"})
