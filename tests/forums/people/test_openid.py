"""Signing in at a provider of OpenID Connect: a real one, from PyPI, that runs beside the test on loopback."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from config import environment
from django.conf import settings as configured
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client
from oidc_provider_mock import run_server_in_thread

from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.roles import Role

CALLBACK = "http://testserver/konto/oidc/stadt/login/callback/"


@dataclass(frozen=True)
class Provider:
    """Its address, and us as its registered client."""

    url: str
    client_id: str
    secret: str

    def knows(self, sub: str, **claims: Any) -> None:
        requests.put(f"{self.url}/users/{sub}", json=claims, timeout=5).raise_for_status()


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with pytest.MonkeyPatch.context() as patch, run_server_in_thread(require_client_registration=True) as server:
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")  # plain HTTP, on loopback only
        url = f"http://localhost:{server.server_port}"
        us = requests.post(
            f"{url}/oauth2/clients",
            json={"redirect_uris": [CALLBACK], "token_endpoint_auth_method": "client_secret_basic"},
            timeout=5,
        ).json()
        yield Provider(url, us["client_id"], us["client_secret"])


type Configure = Callable[..., Provider]


@pytest.fixture
def configure(running: Provider, settings: Any, monkeypatch: pytest.MonkeyPatch, db: None) -> Configure:
    """The site with the provider in its environment, as a city would set it."""

    def set_up(**more: str) -> Provider:
        given = {
            "OIDC_SERVER_URL": running.url,
            "OIDC_CLIENT_ID": running.client_id,
            "OIDC_CLIENT_SECRET": running.secret,
            "OIDC_NAME": "Stadt-Konto",
            "OIDC_TOKEN_AUTH_METHOD": "client_secret_basic",
            **more,
        }
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [environment.sign_in_provider()]}}
        return running

    return set_up


def sign_in(client: Client, sub: str) -> HttpResponse:
    """Press the button, say yes at the provider, come back."""
    sent = client.post("/konto/oidc/stadt/login/")
    said_yes = requests.post(sent["Location"], data={"sub": sub}, allow_redirects=False, timeout=5)
    back = urlsplit(said_yes.headers["Location"])
    assert said_yes.headers["Location"].startswith(CALLBACK)
    return client.get(f"{back.path}?{back.query}")


def signed_in(client: Client) -> str:
    """The address of who is signed in; empty for nobody."""
    user = client.get("/konto/login/").wsgi_request.user
    return user.email if user.is_authenticated else ""


def test_the_sign_in_page_offers_the_provider_by_its_name(client: Client, configure: Configure) -> None:
    assert "Stadt-Konto" not in client.get("/konto/login/").content.decode()
    configure()
    assert "Stadt-Konto" in client.get("/konto/login/").content.decode()


def test_a_new_account_with_a_proved_address_is_signed_in_at_once(client: Client, configure: Configure) -> None:
    configure().knows("neu", email="Neu@Example.org", email_verified=True, name="Zwetlana Quittenbaum")
    assert sign_in(client, "neu")["Location"] == "/konto/"
    assert signed_in(client) == "neu@example.org"
    assert User.objects.get().has_usable_password() is False
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("neu@example.org", True)]


def test_an_existing_account_is_found_by_its_proved_address(
    client: Client, configure: Configure, citizen: User
) -> None:
    citizen.emailaddress_set.create(email=citizen.email, verified=True, primary=True)
    configure().knows("da", email=citizen.email, email_verified=True)
    sign_in(client, "da")
    assert signed_in(client) == citizen.email
    assert [account.user for account in SocialAccount.objects.all()] == [citizen]


def test_staff_whose_account_the_office_made_sign_in_at_once(client: Client, configure: Configure) -> None:
    made = User.objects.create_user("amt@example.org")
    configure().knows("amt", email="amt@example.org", email_verified=True)
    sign_in(client, "amt")
    assert signed_in(client) == "amt@example.org"
    assert [account.user for account in SocialAccount.objects.all()] == [made]


def test_an_address_the_provider_has_not_proved_opens_no_existing_account(
    client: Client, configure: Configure, citizen: User
) -> None:
    citizen.emailaddress_set.create(email=citizen.email, verified=True, primary=True)
    configure().knows("dieb", email=citizen.email, email_verified=False)
    sign_in(client, "dieb")
    assert signed_in(client) == ""
    assert SocialAccount.objects.count() == 0
    assert User.objects.count() == 1


def test_a_new_account_with_an_unproved_address_proves_it_by_a_code_first(client: Client, configure: Configure) -> None:
    configure().knows("unbewiesen", email="unbewiesen@example.org", email_verified=False)
    sign_in(client, "unbewiesen")
    assert signed_in(client) == ""
    code = re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", str(mail.outbox[0].body), re.MULTILINE)
    assert code is not None
    client.post("/konto/confirm-email/", {"code": code[1]})
    assert signed_in(client) == "unbewiesen@example.org"


def test_whoever_registered_a_strangers_address_before_is_locked_out(client: Client, configure: Configure) -> None:
    squatted = User.objects.create_user("opfer@example.org", password="sehr-langes-Passwort-7")
    configure().knows("opfer", email="opfer@example.org", email_verified=True)
    sign_in(client, "opfer")
    squatted.refresh_from_db()
    assert (signed_in(client), squatted.has_usable_password()) == ("opfer@example.org", False)


def test_a_changed_address_at_the_provider_still_finds_the_same_account(client: Client, configure: Configure) -> None:
    provider = configure()
    provider.knows("umzug", email="alt@example.org", email_verified=True)
    sign_in(client, "umzug")
    provider.knows("umzug", email="neu@example.org", email_verified=True)
    later = Client()
    sign_in(later, "umzug")
    assert signed_in(later) == "alt@example.org"
    assert User.objects.count() == 1


def groups(user: User) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def test_no_claim_gives_a_role_unless_the_settings_say_so(client: Client, configure: Configure) -> None:
    configure().knows("frech", email="frech@example.org", email_verified=True, roles=["moderator", "admin"])
    sign_in(client, "frech")
    user = User.objects.get()
    assert (groups(user), user.is_superuser) == (set(), False)


def test_configured_roles_come_and_go_with_the_claim_and_others_stay(client: Client, configure: Configure) -> None:
    provider = configure(OIDC_ROLE_CLAIM="gruppen", OIDC_ROLES="mod=moderator,red=editor")
    provider.knows("amt", email="amt@example.org", email_verified=True, gruppen=["mod", "coordinator", "fremd"])
    sign_in(client, "amt")
    user = User.objects.get()
    assert groups(user) == {"moderator"}
    user.groups.add(ensure_groups()[Role.TRANSLATOR])
    provider.knows("amt", email="amt@example.org", email_verified=True, gruppen=["red"])
    sign_in(Client(), "amt")
    assert groups(user) == {"editor", "translator"}


def test_of_what_the_provider_says_nothing_is_stored_that_is_not_needed(client: Client, configure: Configure) -> None:
    configure().knows("voll", email="voll@example.org", email_verified=True, name="Zwetlana", phone_number="0815")
    for _twice in range(2):
        sign_in(Client(), "voll")
    assert [account.extra_data for account in SocialAccount.objects.all()] == [{"roles": []}]
    assert SocialToken.objects.count() == 0


def test_signing_out_ends_the_providers_session_too(client: Client, configure: Configure) -> None:
    provider = configure()
    provider.knows("weg", email="weg@example.org", email_verified=True)
    sign_in(client, "weg")
    address = urlsplit(client.post("/konto/logout/")["Location"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{provider.url}/oauth2/end_session"
    assert parse_qs(address.query) == {
        "client_id": [provider.client_id],
        "post_logout_redirect_uri": ["http://testserver/"],
    }
    assert requests.get(address.geturl(), timeout=5).status_code == 200
    assert signed_in(client) == ""


def test_who_signed_in_here_signs_out_here(client: Client, configure: Configure, citizen: User) -> None:
    configure()
    client.force_login(citizen)
    assert client.post("/konto/logout/")["Location"] == "/"


def test_a_false_state_signs_nobody_in(client: Client, configure: Configure) -> None:
    configure().knows("opfer", email="opfer@example.org", email_verified=True)
    client.post("/konto/oidc/stadt/login/")
    client.get("/konto/oidc/stadt/login/callback/?code=erraten&state=erfunden")
    assert signed_in(client) == ""
    assert User.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"OIDC_SERVER_URL": "http://login.example"}, "OIDC_SERVER_URL must start with https://."),
        ({"OIDC_SERVER_URL": "https://login.example"}, "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too."),
        (
            {
                "OIDC_SERVER_URL": "https://login.example",
                "OIDC_CLIENT_ID": "x",
                "OIDC_CLIENT_SECRET": "y",
                "OIDC_ROLE_CLAIM": "g",
            },
            "belong together.",
        ),
    ],
)
def test_half_a_configuration_is_refused_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], said: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=re.escape(said)):
        environment.sign_in_provider()


def test_without_a_provider_nothing_is_offered(client: Client, db: None) -> None:
    assert (environment.sign_in_provider(), configured.OIDC) == (None, None)
    assert client.get("/konto/oidc/stadt/login/").status_code == 404


def test_a_provider_with_tls_is_never_asked_without(settings: Any) -> None:
    """The ID token's signature is not checked in the code flow, which is allowed only where TLS vouches for it."""
    app = {"provider_id": "stadt", "settings": {"server_url": "https://anmelden.example"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    with pytest.raises(requests.exceptions.InvalidSchema):
        get_adapter().get_requests_session().get("http://127.0.0.1:9/token")


def test_a_token_for_somebody_else_or_of_the_past_is_refused_all_the_same(client: Client, running: Provider) -> None:
    """What allauth does check without the signature: issuer, audience, expiry."""
    now = int(time.time())
    right = {"iss": running.url, "aud": running.client_id, "exp": now + 60}
    for wrong in ({"iss": "https://andere.example"}, {"aud": "andere"}, {"exp": now - 60}):
        token = jwt.encode({**right, **wrong}, "x" * 32, algorithm="HS256")
        with pytest.raises(OAuth2Error):
            jwtkit.verify_and_decode(
                credential=token,
                keys_url="",
                issuer=running.url,
                audience=running.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
                verify_signature=False,
            )
