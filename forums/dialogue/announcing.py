"""Telling live pages that something changed. What changed they read from the database."""

import logging

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

logger = logging.getLogger(__name__)


def group(forum_id: int) -> str:
    """The channel layer's group of one forum."""
    return f"forum.{forum_id}"


def announce(forum_id: int) -> None:
    """Wake the processes that serve this forum's sockets. Where the layer does not answer, nothing is lost:
    they also look by themselves, a little later."""
    layer = get_channel_layer()
    try:
        async_to_sync(layer.group_send)(group(forum_id), {"type": "forum.changed"})
    except Exception as error:  # whatever the layer's client raises: the card is stored already
        logger.warning("Forum %s could not be announced: %s", forum_id, type(error).__name__)
