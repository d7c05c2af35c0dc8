"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ReauthenticationRequired
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from forums.protection.rate_limits import connection_hash

from .fresh_proof import is_freshly_proved
from .mail_away import FAILURES, MailNotSent
from .models import User
from .openid import sign_out_address, take_roles_over
from .second_factor import has_second_factor
from .security_mails import sender, tell


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

    def is_reauthentication_required(self, *, app: str, **facts: object) -> bool:
        """Fresh proof is ours to judge: allauth would take a password for one, and nothing from who has none."""
        user = self.request.user
        if not isinstance(user, User) or not is_freshly_proved(self.request, user):
            raise ReauthenticationRequired
        return False

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, str]]:
        """The second factor where there is one, otherwise a code by mail."""
        if not isinstance(user, User):
            return []
        if not has_second_factor(user):
            return [{"id": "code", "description": _("Code by e-mail"), "url": reverse("proof_by_code")}]
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"] != "reauthenticate"]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Raises MailNotSent where the mail server is away: `mail_away` says so."""
        try:
            super().send_mail(template_prefix, email, {"current_site": sender(), **context})
        except FAILURES as failure:
            raise MailNotSent from failure

    def send_account_already_exists_mail(self, email: str) -> None:
        """Leads to the sign-in by code; allauth's own would send people without a password to reset it."""
        address = settings.SITE_URL + reverse("account_request_login_code")
        self.send_mail("account/email/account_already_exists", email, {"sign_in_url": address})

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, object] | None = None, email: str | None = None
    ) -> None:
        """To every proved address, in the account's language; without connection and browser, which we never note."""
        if template_prefix != "account/email/email_deleted":  # told already, to the removed address too
            tell(user, template_prefix, context)
