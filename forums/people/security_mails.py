"""Whoever changes how an account is entered is not the only one to hear of it: every proved address is told."""

import logging
from collections.abc import Iterable
from email.utils import parseaddr
from smtplib import SMTPException
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.signals import email_added, email_removed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation

from .models import User
from .second_factor import pass_by_setting_up

logger = logging.getLogger(__name__)


def sender() -> dict[str, str]:
    """Who signs account mails: the name that stands before the address they come from, and the site."""
    host = urlsplit(settings.SITE_URL).netloc
    return {"name": parseaddr(settings.DEFAULT_FROM_EMAIL)[0] or host, "domain": host}


def tell(user: User, template: str, facts: dict[str, object] | None = None, *, also: Iterable[str] = ()) -> None:
    """Write to all addresses the account has proved, and to `also`, in the account's language.

    The change is made already: a mail server that is away must not look like a failure of the change.
    """
    known = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    context = {"current_site": sender(), "timestamp": timezone.now(), "user": user, **(facts or {})}
    with translation.override(user.language):
        for address in sorted({*known, *also} or {user.email}):
            try:
                get_adapter().render_mail(template, address, {**context, "email": address}).send()
            except (OSError, SMTPException) as error:
                logger.error("A mail about the safety of account #%s was not sent: %s", user.pk, type(error).__name__)


def listen() -> None:
    """To what allauth tells nobody itself."""
    email_added.connect(_tell_of_added, dispatch_uid="security_mails.added")
    email_removed.connect(_tell_removed, dispatch_uid="security_mails.removed")
    authenticator_added.connect(_pass, dispatch_uid="security_mails.pass")


def _tell_of_added(request: HttpRequest, user: User, email_address: EmailAddress, **signal: object) -> None:
    tell(user, "account/email/email_added", {"added_email": email_address.email})


def _tell_removed(request: HttpRequest, user: User, email_address: EmailAddress, **signal: object) -> None:
    """The others hear of it by allauth. An address that nobody proved may be a stranger's."""
    if email_address.verified:
        tell(user, "account/email/email_deleted", {"deleted_email": email_address.email}, also=[email_address.email])


def _pass(request: HttpRequest, user: User, authenticator: Authenticator, **signal: object) -> None:
    pass_by_setting_up(request, user, authenticator)
