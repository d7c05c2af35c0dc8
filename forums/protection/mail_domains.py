"""E-mail addresses that reach whom they name."""

import unicodedata
from contextlib import suppress

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Python's codec turns these into other letters (IDNA 2003, RFC 3490): faß.example would become fass.example, another
# domain. IDNA 2008 (RFC 5891) keeps them.
DEVIATING = frozenset("ßẞς\u200c\u200d")
SAME_DOMAINS = {"googlemail.com": "gmail.com"}  # two names of one provider, the same mailboxes


def validate_deliverable(address: str) -> None:
    """Raises ValidationError where a mail would go to another domain, or to none."""
    domain = address.rpartition("@")[2]
    try:
        domain.encode("idna")
    except UnicodeError as error:
        raise ValidationError(_("This address has no domain we can write to."), code="invalid") from error
    if DEVIATING.intersection(domain):
        raise ValidationError(
            _("We cannot write to a domain with “ß”. Please give its form that begins with xn--, or another address."),
            code="invalid",
        )


def mailbox(address: str) -> str:
    """One spelling for each mailbox: for comparing, never for writing to. Capitals mean nothing, nor whether a domain
    is written in letters or in its form with xn--."""
    local, _at, domain = unicodedata.normalize("NFC", address.strip()).lower().rpartition("@")
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode()
    return f"{local}@{SAME_DOMAINS.get(domain, domain)}"


def guard_all_forms() -> None:
    """From now on in every form, packages' included."""
    forms.EmailField.default_validators = [*forms.EmailField.default_validators, validate_deliverable]
