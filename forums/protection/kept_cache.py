"""Where there is no Redis: a cache that forgets nothing before its time.

Django's memory cache drops a third of its keys once it holds 300, and everything with each start: limits and used
proofs would be forgotten. So what is counted, by us and by allauth, lies in a table of the database; every process
sees it, and a count is raised by the database itself. What only saves Wagtail a query stays in memory.
"""

import pickle
from datetime import timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import KeptValue

IN_MEMORY = "wagtail_"  # begins the keys of what can be looked up again
LONGEST = timedelta(days=365)  # for what has no end


class KeptCache(BaseCache):
    """Django's cache interface over `KeptValue`."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.memory = LocMemCache(location, params)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        if key.startswith(IN_MEMORY):
            return self.memory.add(key, value, timeout, version)
        kept = self._row(key, value, timeout, version)
        try:
            with transaction.atomic():
                KeptValue.objects.expired().filter(pk=kept.pk).delete()
                kept.save(force_insert=True)
        except IntegrityError:
            return False
        return True

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        if key.startswith(IN_MEMORY):
            return self.memory.get(key, default, version)
        kept = KeptValue.objects.standing().filter(pk=self._hashed(key, version)).first()
        if kept is None:
            return default
        return kept.count if kept.value is None else pickle.loads(kept.value)  # noqa: S301  # we wrote it ourselves

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        if key.startswith(IN_MEMORY):
            self.memory.set(key, value, timeout, version)
            return
        kept = self._row(key, value, timeout, version)
        columns = ["count", "value", "expires_at"]
        KeptValue.objects.bulk_create([kept], update_conflicts=True, unique_fields=["key"], update_fields=columns)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        if key.startswith(IN_MEMORY):
            return self.memory.touch(key, timeout, version)
        row = KeptValue.objects.standing().filter(pk=self._hashed(key, version))
        return bool(row.update(expires_at=self._end(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        if key.startswith(IN_MEMORY):
            return self.memory.delete(key, version)
        return bool(KeptValue.objects.filter(pk=self._hashed(key, version)).delete()[0])

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """However many do it at the same moment, each gets a number of its own. Raises ValueError for unknown keys."""
        row = KeptValue.objects.standing().filter(pk=self._hashed(key, version))
        with transaction.atomic():
            if not row.update(count=F("count") + delta):
                raise ValueError(key)
            return row.values_list("count", flat=True).get() or 0

    def clear(self) -> None:
        self.memory.clear()
        KeptValue.objects.all().delete()

    def _row(self, key: str, value: Any, timeout: Any, version: int | None) -> KeptValue:
        counts = type(value) is int
        return KeptValue(
            key=self._hashed(key, version),
            count=value if counts else None,
            value=None if counts else pickle.dumps(value),
            expires_at=self._end(timeout),
        )

    def _end(self, timeout: Any) -> Any:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return timezone.now() + (LONGEST if seconds is None else timedelta(seconds=seconds))

    def _hashed(self, key: str, version: int | None) -> str:
        made = self.make_key(key, version)
        return salted_hmac("kept", made, algorithm="sha256").hexdigest()
