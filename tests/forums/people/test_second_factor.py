"""Whose role needs a second factor is a visitor at every address until this session has passed it."""

import time
from collections.abc import Callable, Iterator

import pytest
from asgiref.sync import async_to_sync
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize
from pytest_django import Settings

from forums.people.middleware import SocketSecondFactor
from forums.people.models import User
from forums.people.second_factor import DOORS

from .second_factor import prove_by_code, record, totp_code, with_totp


@pytest.fixture(autouse=True)
def required(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


SEEN: dict[str, bool] = {}


class Probe:
    """In place of every view: notes who is there and does nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse:
        match = request.resolver_match
        assert match is not None
        SEEN[f"{match.url_name or match.route}"] = request.user.is_authenticated
        return HttpResponse("nothing done")


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every address of the site, with something plausible for each variable."""
    for entry in resolver.url_patterns:
        route = before + _written(entry)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, route)
        else:
            yield f"/{route}"


def _written(entry: URLPattern | URLResolver) -> str:
    if hasattr(entry.pattern, "language_prefix"):
        return str(entry.pattern.language_prefix)
    [(words, names), *_others] = normalize(entry.pattern.regex.pattern)
    converters = entry.pattern.converters
    values = {name: _example(type(converters[name]).__name__ if name in converters else "") for name in names}
    return str(words % values)


def _example(converter: str) -> str:
    return {"IntConverter": "7", "UUIDConverter": "7a1b3c5d-0000-4000-8000-123456789abc"}.get(converter, "abc")


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_the_factor_no_address_but_its_own_doors_knows_the_account(
    client: Client, settings: Settings, officer: User, method: str
) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Probe"]
    client.force_login(officer)
    record(client, officer, "code")
    SEEN.clear()
    paths = set(addresses(get_resolver()))
    for path in sorted(paths):
        getattr(client, method)(path)
    assert len(SEEN) > 300
    assert {name for name, known in SEEN.items() if known} == DOORS


def test_with_the_factor_every_address_does(client: Client, settings: Settings, officer: User) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Probe"]
    client.force_login(officer)
    record(client, officer, "mfa")
    SEEN.clear()
    for path in ("/tandem/", "/foren/abc/leitung/", "/verwaltung/", "/massnahmen/abc/", "/konto/"):
        client.get(path)
    assert set(SEEN.values()) == {True}


@pytest.mark.parametrize(
    "role", ["officer", "deputy_teacher", "lead_partner", "owner", "moderator", "coordinator", "editor"]
)
def test_the_roles_that_need_it(client: Client, request: pytest.FixtureRequest, role: str) -> None:
    user = request.getfixturevalue(role)
    client.force_login(user)
    answer = client.get("/konto/")
    assert (answer.status_code, answer["Location"]) == (302, "/konto/login/?next=/konto/")
    page = client.get("/konto/login/?next=/konto/")
    assert (page.status_code, page["Location"]) == (302, "/konto/zweiter-faktor/?next=/konto/")


def test_a_citizen_needs_none(client: Client, citizen: User) -> None:
    client.force_login(citizen)
    assert client.get("/konto/").status_code == 200


def test_public_pages_stay_readable_and_say_that_the_sign_in_is_not_complete(client: Client, officer: User) -> None:
    client.force_login(officer)
    page = client.get("/anregungen/")
    text = page.content.decode()
    assert (page.status_code, 'href="/konto/zweiter-faktor/?next=%2Fanregungen%2F"' in text) == (200, True)
    assert 'href="/tandem/"' not in text
    assert "zweiter-faktor" not in Client().get("/anregungen/").content.decode()


def test_what_was_typed_is_kept_when_the_factor_is_missing(client: Client, officer: User) -> None:
    client.force_login(officer)
    page = client.post("/tandem/2026-0001/", {"text": "Ein langer Text"})
    assert (page.status_code, "Ein langer Text" in page.content.decode()) == (403, True)


@pytest.mark.django_db(transaction=True)
def test_a_factor_is_set_up_only_after_a_code_by_mail(client: Client, officer: User) -> None:
    officer.emailaddress_set.create(email=officer.email, verified=True, primary=True)
    client.force_login(officer)
    record(client, officer, "password")
    page = client.get("/konto/zweiter-faktor/?next=/tandem/")
    assert (page.status_code, 'href="/konto/2fa/totp/activate/"' in page.content.decode()) == (200, True)
    for address in ("/konto/2fa/totp/activate/", "/konto/2fa/webauthn/add/"):
        assert client.get(address)["Location"] == f"/konto/nachweis/?next={address.replace('/', '%2F')}"
    prove_by_code(client)
    page = client.get("/konto/2fa/totp/activate/")
    assert page.status_code == 200
    client.post("/konto/2fa/totp/activate/", {"code": totp_code(page.context["form"].secret)})
    assert client.get("/tandem/").status_code == 200  # whoever has just shown it need not show it again


def test_a_factor_of_the_account_is_asked_for_in_a_session_that_began_without_it(client: Client, officer: User) -> None:
    client.force_login(officer)
    record(client, officer, "code")
    secret = with_totp(officer)
    led = client.get("/konto/zweiter-faktor/?next=/tandem/")
    assert led["Location"] == "/konto/2fa/reauthenticate/?next=%2Ftandem%2F"
    page = client.get(led["Location"])
    assert (page.status_code, "Haben Sie Ihr Telefon oder Ihren Schlüssel verloren?" in page.content.decode()) == (
        200,
        True,
    )
    assert client.get("/konto/2fa/totp/activate/").status_code == 302  # a second one needs the first
    answer = client.post("/konto/2fa/reauthenticate/", {"code": totp_code(secret), "next": "/tandem/"})
    assert answer["Location"] == "/tandem/"
    assert client.get("/tandem/").status_code == 200


def _seen(client: Client, *, minutes_ago: int) -> None:
    session = client.session
    session["second_factor_seen_at"] = time.time() - minutes_ago * 60
    session.save()


def test_after_an_idle_hour_the_factor_is_asked_for_again(client: Client, officer: User, settings: Settings) -> None:
    settings.STAFF_IDLE_MINUTES = 60
    client.force_login(officer)
    record(client, officer, "mfa", ago=90 * 60)
    _seen(client, minutes_ago=59)
    assert client.get("/tandem/").status_code == 200  # and that counts as being there
    assert time.time() - client.session["second_factor_seen_at"] < 60
    _seen(client, minutes_ago=61)
    assert client.get("/tandem/").status_code == 302


def test_what_a_page_fetches_by_itself_is_no_sign_of_anybody(client: Client, officer: User) -> None:
    client.force_login(officer)
    record(client, officer, "mfa", ago=50 * 60)
    assert client.get("/tandem/", headers={"Sec-Fetch-Dest": "empty"}).status_code == 200
    assert "second_factor_seen_at" not in client.session


def test_a_factor_of_somebody_else_does_not_count(client: Client, officer: User, citizen: User) -> None:
    client.force_login(officer)
    record(client, citizen, "mfa")
    assert client.get("/tandem/").status_code == 302


@pytest.mark.parametrize(
    ("next_", "led_to"), [("https://boese.example/", "/konto/"), ("on", "on"), ("/foren/", "/foren/")]
)
def test_next_never_leads_elsewhere_and_is_no_name_of_a_route(
    client: Client, citizen: User, next_: str, led_to: str
) -> None:
    client.force_login(citizen)
    assert client.get("/konto/zweiter-faktor/", {"next": next_})["Location"] == led_to


@pytest.mark.parametrize(("method", "known"), [("code", False), ("mfa", True)])
@pytest.mark.django_db(transaction=True)
def test_a_socket_knows_no_more_than_a_page(client: Client, officer: User, method: str, known: bool) -> None:
    client.force_login(officer)
    record(client, officer, method)
    met: list[bool] = []

    async def inner(scope: dict[str, User], receive: object, send: object) -> None:
        met.append(scope["user"].is_authenticated)

    async_to_sync(SocketSecondFactor(inner))({"user": officer, "session": client.session}, None, None)
    assert met == [known]
