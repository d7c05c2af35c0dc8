"""The production shape: PostgreSQL, Redis and a task worker of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings

from forums.notices.models import Notice, Recipient
from tests.factories import UserFactory

pytestmark = pytest.mark.services
ROOT = Path(__file__).resolve().parent.parent.parent
DATABASE_TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_the_services_are_the_real_ones(db: None) -> None:
    assert connection.vendor == "postgresql"
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.redis.RedisCache"
    assert settings.CHANNEL_LAYERS["default"]["BACKEND"] == "channels_redis.core.RedisChannelLayer"


def test_the_cache_and_the_channel_layer_carry_messages() -> None:
    cache.set("services-test", "carried", 10)
    assert cache.get("services-test") == "carried"
    layer = get_channel_layer()

    async def round_trip() -> dict[str, str]:
        channel = await layer.new_channel("services")
        await layer.send(channel, {"type": "carried"})
        message: dict[str, str] = await layer.receive(channel)
        return message

    assert async_to_sync(round_trip)() == {"type": "carried"}


@override_settings(TASKS=DATABASE_TASKS)
def test_readiness_asks_every_part(db: None, client: Client) -> None:
    response = client.get("/readyz")
    assert response.json() == {
        "ready": True,
        "database": "ok",
        "cache": "ok",
        "channel_layer": "ok",
        "task_queue": "ok",
    }


@override_settings(TASKS=DATABASE_TASKS)
@pytest.mark.django_db(transaction=True)
def test_a_worker_of_its_own_sends_the_notice(tmp_path: Path) -> None:
    """The web process only writes the row; another process finds the task and sends the mail."""
    reader = UserFactory(email="leserin@example.org")
    Notice.objects.write(
        "test.nothing_registered", "test:1", [Recipient(f"user:{reader.pk}", reader.email, "de")], about=reader
    )
    assert Notice.objects.get().attempts == 0

    name = connection.settings_dict
    url = f"postgres://{name['USER']}:{name['PASSWORD'] or ''}@{name['HOST']}:{name['PORT'] or 5432}/{name['NAME']}"
    done = subprocess.run(
        [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay"],
        cwd=ROOT,
        env=os.environ
        | {
            "DATABASE_URL": url,
            "SECRET_KEY": settings.SECRET_KEY,
            "DEMO": "0",
            "MAIL_URL": "files:",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    notice = Notice.objects.get()
    assert (notice.attempts, notice.sent_at, notice.trouble) == (1, None, "KeyError")
