"""Telling live pages that something changed. What changed they read from the database."""

import asyncio
import logging

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

logger = logging.getLogger(__name__)

WAITS = 1.0  # seconds for a layer that does not answer


def group(forum_id: int) -> str:
    """The channel layer's group of one forum."""
    return f"forum.{forum_id}"


def announce(forum_id: int) -> None:
    """Wake the processes that serve this forum's sockets. Where the layer does not answer, nothing is lost:
    they also look by themselves, a little later."""
    try:
        async_to_sync(_send)(group(forum_id))
    except Exception as error:  # whatever the layer's client raises: the card is stored already
        logger.warning("Forum %s could not be announced: %s", forum_id, type(error).__name__)


async def _send(name: str) -> None:
    async with asyncio.timeout(WAITS):
        await get_channel_layer().group_send(name, {"type": "forum.changed"})
