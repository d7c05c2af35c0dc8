"""What is counted is counted for its whole time, whatever else is counted, in every process."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from forums.protection.kept_cache import KeptCache
from forums.protection.models import KeptValue
from forums.protection.rate_limits import too_many_for
from forums.records.retention import rules

HOUR = timedelta(hours=1)
KEPT = {"default": {"BACKEND": "forums.protection.kept_cache.KeptCache"}}


@pytest.fixture
def kept(db: None) -> KeptCache:
    return KeptCache("tests", {})


@pytest.mark.django_db
def test_a_limit_holds_after_a_thousand_others() -> None:
    """Django's memory cache has forgotten the first by then."""
    with override_settings(CACHES=KEPT):
        assert [too_many_for("first", "guess", most=1, per=HOUR) for _try in range(2)] == [False, True]
        for number in range(1000):
            too_many_for(str(number), "guess", most=1, per=HOUR)
        assert too_many_for("first", "guess", most=1, per=HOUR)


def test_values_come_back_as_they_were_until_they_end(kept: KeptCache) -> None:
    for value in (0, 7, -1, True, b"salt", [1.5, 2.5], {"a": None}, ""):
        kept.set("key", value)
        assert (kept.get("key"), type(kept.get("key"))) == (value, type(value))
    assert kept.add("key", 1) is False
    assert kept.touch("key", 60) is True
    KeptValue.objects.update(expires_at=timezone.now())
    assert (kept.get("key", "gone"), kept.touch("key")) == ("gone", False)
    with pytest.raises(ValueError, match="key"):
        kept.incr("key")
    assert kept.add("key", 1) is True
    assert [kept.incr("key"), kept.incr("key", 5), kept.decr("key")] == [2, 7, 6]
    assert [kept.delete("key"), kept.delete("key")] == [True, False]


def test_keys_name_nobody(kept: KeptCache) -> None:
    kept.set("allauth:rl:login:someone@example.org", 1)
    assert [len(key) for key in KeptValue.objects.values_list("key", flat=True)] == [64]


def test_what_only_saves_a_query_asks_no_database(kept: KeptCache, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        kept.set("wagtail_site_root_paths", [1])
        assert kept.get("wagtail_site_root_paths") == [1]


def test_the_daily_job_deletes_what_has_ended(kept: KeptCache) -> None:
    kept.set("over", 1, timeout=-1)
    kept.set("stands", 1, timeout=60)
    rule = next(rule for rule in rules() if rule.name == "kept values")
    assert rule.delete is not None
    assert rule.delete() == 1
    assert kept.get("stands") == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_same_moment_each_gets_its_own_number() -> None:
    kept, seen = KeptCache("tests", {}), list[int]()

    def count() -> None:
        try:
            kept.add("key", 0)
            seen.append(kept.incr("key"))
        finally:
            connection.close()

    threads = [Thread(target=count) for _thread in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(seen) == list(range(1, 13))
