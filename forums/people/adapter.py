"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest, HttpResponse

from forums.protection.rate_limits import connection_hash

from .models import User
from .openid import sign_out_address, take_roles_over


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are for everyone; names are never asked for, and addresses of machines never kept."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """What allauth counts attempts by: our daily-salted hash, so that no address reaches the cache."""
        return connection_hash(request)

    def post_login(
        self,
        request: HttpRequest,
        user: User,
        *,
        signal_kwargs: dict[str, SocialLogin] | None = None,
        **facts: object,
    ) -> HttpResponse:
        if sociallogin := (signal_kwargs or {}).get("sociallogin"):
            take_roles_over(user, sociallogin)
        answer: HttpResponse = super().post_login(request, user, signal_kwargs=signal_kwargs, **facts)
        return answer

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Asked before the session ends."""
        address: str = sign_out_address(request) or super().get_logout_redirect_url(request)
        return address
