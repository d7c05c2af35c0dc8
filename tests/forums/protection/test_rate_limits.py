"""One connection is slowed down without its address being kept."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.http import HttpRequest
from django.test import RequestFactory, override_settings

from forums.protection.rate_limits import _key, _salts, cache_breaker, reached, too_many

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def sent_from(address: str, **headers: str) -> HttpRequest:
    return RequestFactory().post("/", REMOTE_ADDR=address, **headers)


def tries(address: str, count: int = 1, **headers: str) -> list[bool]:
    return [too_many(sent_from(address, **headers), "form", most=2, per=HOUR) for _ in range(count)]


def test_the_third_of_two_is_too_many_and_only_for_that_connection() -> None:
    assert tries("192.0.2.1", 3) == [False, False, True]
    assert tries("192.0.2.2") == [False]


def test_one_household_is_one_connection_in_ipv6() -> None:
    assert tries("2001:db8::1", 2) + tries("2001:db8::ffff") == [False, False, True]
    assert tries("2001:db8:0:1::1") == [False]


def test_behind_a_proxy_only_the_address_that_the_proxy_saw_counts() -> None:
    with override_settings(BEHIND_PROXY=True):
        assert tries("127.0.0.1", 3, HTTP_X_FORWARDED_FOR="198.51.100.7, 192.0.2.1") == [False, False, True]
        assert tries("127.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.7, 192.0.2.2") == [False]
    assert tries("192.0.2.9", 2, HTTP_X_FORWARDED_FOR="198.51.100.7, 192.0.2.1") == [False, False]


def test_the_address_does_not_stand_in_the_key_and_the_salt_is_random() -> None:
    first = _key("form", "192.0.2.1")
    assert "192.0.2.1" not in first
    cache.clear()
    _salts.clear()
    assert _key("form", "192.0.2.1") != first


def test_another_secret_key_gives_other_hashes() -> None:
    first = _key("form", "192.0.2.1")
    with override_settings(SECRET_KEY="another" * 8):
        assert _key("form", "192.0.2.1") != first


def test_a_cache_that_is_away_stops_nobody_and_is_not_asked_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_breaker, "open_until", 0.0)
    away = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    with override_settings(CACHES={"default": away}):
        assert tries("192.0.2.1", 3) == [False] * 3
    assert tries("192.0.2.1", 3) == [False] * 3
    monkeypatch.setattr(cache_breaker, "open_until", 0.0)
    assert tries("192.0.2.1", 3) == [False, False, True]


def test_what_is_used_up_can_be_asked_without_counting() -> None:
    tried = sent_from("192.0.2.1")
    assert [reached(tried, "form", most=2) for _try in range(3)] == [False] * 3
    tries("192.0.2.1", 2)
    assert (reached(tried, "form", most=2), reached(sent_from("192.0.2.2"), "form", most=2)) == (True, False)
