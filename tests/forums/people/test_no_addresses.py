"""No address of a visitor's machine is stored or logged, whatever people do and whatever goes wrong."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from forums.people.models import User
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released

from .dump import holding

DIRECT, FORWARDED, SIX = "203.0.113.77", "198.51.100.23", "2001:db8:77::23"
ADDRESSES = (DIRECT, FORWARDED, SIX, "2001:db8:77")


def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("It breaks.")


def _urls() -> list[Any]:
    from config.urls import urlpatterns

    return [path("bricht/", breaks), *urlpatterns]


@pytest.fixture
def visits(city: City, citizen: User) -> Callable[[Client], None]:
    """A day of a visitor: reads, writes, supports, follows, signs up and in, errs, meets our own errors."""
    told = released(field=city.language)
    citizen.expect_address()

    def visit(client: Client) -> None:
        client.get("/anregungen/")
        client.get(told.get_absolute_url())
        client.post("/anregungen/neu/", {"text": "Ein Nähkurs am Abend wäre schön.", "email": "neu@example.org"})
        client.post(f"/anregungen/{told.number}/folgen/", {"email": "folgt@example.org"})
        client.post(f"/anregungen/{told.number}/unterstuetzen/")
        client.post(f"/anregungen/verfolgen/{follow_token(told)}/adresse/", {"email": "auch@example.org"})
        client.post("/anregungen/verfolgen/", {"number": told.number, "codeword": "falsch"})
        client.post("/konto/signup/", {"email": "konto@example.org"})
        client.post("/konto/login/", {"login": citizen.email, "password": "falsch"})
        client.post("/konto/login/code/", {"email": citizen.email})
        client.post("/konto/login/code/confirm/", {"code": "FALSCH"})
        client.get("/gibt/es/nicht/")
        client.get("/verwaltung/")
        client.get("/", HTTP_HOST="boese.example")
        client.get("/bricht/")
        Client(enforce_csrf_checks=True).post("/konto/signup/", {}, REMOTE_ADDR=DIRECT)

    return visit


@pytest.mark.parametrize("behind_proxy", [False, True])
def test_no_address_reaches_database_cache_or_log(
    visits: Callable[[Client], None],
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    behind_proxy: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache.clear()
    settings.BEHIND_PROXY = behind_proxy
    monkeypatch.setattr("tests.forums.people.test_no_addresses.urlpatterns", _urls(), raising=False)
    settings.ROOT_URLCONF = __name__
    caplog.set_level(logging.DEBUG)
    formatter = logging.Formatter("%(asctime)s %(name)s %(message)s %(exc_text)s")
    for address in (DIRECT, SIX):
        visits(Client(raise_request_exception=False, REMOTE_ADDR=address, HTTP_X_FORWARDED_FOR=f"{SIX}, {FORWARDED}"))
    assert Suggestion.objects.count() == 3
    assert any("RuntimeError" in formatter.format(record) for record in caplog.records)
    logged = "\n".join(formatter.format(record) for record in caplog.records)
    assert [address for address in ADDRESSES if address in logged] == []
    assert holding(*ADDRESSES) == {}
    kept = str(getattr(cache, "_cache", {}))
    assert [address for address in ADDRESSES if address in kept] == []


def test_allauth_counts_attempts_of_one_connection_under_our_mark(citizen: User) -> None:
    cache.clear()
    answers = [
        Client(REMOTE_ADDR=DIRECT).post("/konto/login/", {"login": f"{n}@example.org", "password": "x"}).status_code
        for n in range(40)
    ]
    assert (answers[0], answers[-1]) == (200, 429)
    assert Client(REMOTE_ADDR=FORWARDED).post("/konto/login/", {"login": "a@b.de", "password": "x"}).status_code == 200
    assert configured.LOGGING["root"]["level"] == "WARNING"
