"""Signing in with the city's or the state's account (OpenID Connect): what is taken over, and what is not.

Of all a provider says only its key for the account, a proved address and the roles named in the settings count;
the rest is not stored. A role is never given by a claim unless the settings say so.
"""

import logging
from urllib.parse import urlencode

import requests
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from .groups import ensure_groups
from .models import User
from .roles import Role

logger = logging.getLogger(__name__)

ROLES = "roles"


class CityAccountAdapter(DefaultSocialAccountAdapter):
    """Keeps of a sign-in elsewhere no more than it needs."""

    def get_requests_session(self) -> requests.Session:
        """Speaks TLS only, whatever addresses the provider's own description names.

        allauth checks issuer, audience and expiry of an ID token, but not the signature of one that it fetched
        itself. OpenID Connect Core 1.0, section 3.1.3.7, point 6 allows this for a token that came by TLS
        straight from the token endpoint.
        """
        session: requests.Session = super().get_requests_session()
        providers = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        if not any(provider["settings"]["server_url"].startswith("http://") for provider in providers):
            del session.adapters["http://"]  # a provider without TLS is on this machine (config.environment)
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        account = sociallogin.account
        account.extra_data = {ROLES: named_roles(sociallogin)}
        if account.pk:  # allauth has stored all claims a moment ago
            account.save(update_fields=["extra_data"])

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """The account with an address that the provider has proved; proved here too from now on."""
        found: tuple[User, str] | None = super().authenticate_by_email(sociallogin)
        if found is not None:
            _prove(*found)
        return found


@transaction.atomic
def _prove(user: User, email: str) -> None:
    """Whoever registered the address before its owner came may know a password: it is taken away."""
    address = EmailAddress.objects.select_for_update().filter(user=user, email__iexact=email, verified=False).first()
    if address is not None:
        address.verified = True
        address.save(update_fields=["verified"])
        user.set_unusable_password()
        user.save(update_fields=["password"])


def named_roles(sociallogin: SocialLogin) -> list[str]:
    """Our roles that the provider's claim names, by the settings' list; none without one."""
    configured = sociallogin.provider.app.settings
    known, claim = configured.get("roles", {}), configured.get("role_claim", "")
    said: dict[str, object] = {}
    for part in ("id_token", "userinfo"):
        said |= sociallogin.account.extra_data.get(part) or {}
    values = said.get(claim, [])
    values = values.split() if isinstance(values, str) else values if isinstance(values, list) else []
    return sorted({known[value] for value in values if isinstance(value, str) and known.get(value) in Role.values})


def take_roles_over(user: User, sociallogin: SocialLogin) -> None:
    """Give the roles the provider names now and take away those of its list that it names no more.

    Roles that are not in the settings' list are the coordinator's business and stay as they are.
    """
    managed = set(sociallogin.provider.app.settings.get("roles", {}).values())
    if not managed:
        return
    named = set(sociallogin.account.extra_data.get(ROLES, []))
    groups = ensure_groups()
    user.groups.add(*(groups[role] for role in Role if role.value in named))
    user.groups.remove(*(groups[role] for role in Role if role.value in managed - named))


def sign_out_address(request: HttpRequest) -> str:
    """Where the provider ends its own session, for who signed in there; empty for everyone else.

    OpenID Connect RP-Initiated Logout 1.0: otherwise the next person at a shared desk is one press away.
    """
    records = get_authentication_records(request, request.user) if request.user.is_authenticated else []
    record = next((record for record in records if record.get("method") == "socialaccount"), None)
    if record is None:
        return ""
    try:
        provider = get_social_adapter().get_provider(request, provider=record["provider"])
        end: str = provider.get_oauth2_adapter(request).openid_config.get("end_session_endpoint", "")
    except (requests.RequestException, SocialApp.DoesNotExist) as error:
        logger.warning("The sign-in provider does not answer: %s", type(error).__name__)
        return ""
    query = {"client_id": provider.app.client_id, "post_logout_redirect_uri": f"{settings.SITE_URL}/"}
    return f"{end}?{urlencode(query)}" if end else ""
