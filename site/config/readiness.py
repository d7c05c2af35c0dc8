"""What must answer before requests may come."""

import asyncio
from collections.abc import Callable

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.tasks import task_backends

PATIENCE = 2.0  # seconds


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _channel_layer() -> None:
    async_to_sync(_send_and_receive)()


async def _send_and_receive() -> None:
    layer = get_channel_layer()
    async with asyncio.timeout(PATIENCE):
        name = await layer.new_channel("readyz")
        await layer.send(name, {"type": "readyz"})
        await layer.receive(name)


def _task_queue() -> None:
    task_backends["default"].check()
    if settings.POSTGRES:
        from django_tasks_db.models import DBTaskResult

        DBTaskResult.objects.exists()


def _cache() -> None:
    cache.set("readyz", 1, 5)


def checks() -> dict[str, str]:
    """Each part by name: 'ok' or the class of what went wrong (never its text: it may hold secrets)."""
    parts: dict[str, Callable[[], None]] = {
        "database": _database,
        "cache": _cache,
        "channel_layer": _channel_layer,
        "task_queue": _task_queue,
    }
    results = {}
    for name, ask in parts.items():
        try:
            ask()
            results[name] = "ok"
        except Exception as error:
            results[name] = type(error).__name__
    return results
