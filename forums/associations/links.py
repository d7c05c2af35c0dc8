"""Links instead of accounts: into a registration, to the annual review, to an invitation."""

from django.conf import settings
from django.urls import reverse

from forums.protection.signed_links import SignedLink

from .delegates import INVITATION_LINK
from .models import Association

RESUME_LINK = SignedLink(
    "association.resume", Association.objects.all, state=lambda association: association.link_version
)
# Only in the mail: whoever has it reads the mail of this address.
ADDRESS_LINK = SignedLink(
    "association.address",
    Association.objects.all,
    state=lambda association: (association.link_version, association.registrar_email),
)
# For the yearly question; each year another, so that an old mail confirms nothing.
CONFIRM_LINK = SignedLink(
    "association.confirm",
    Association.objects.verified,
    state=lambda association: (association.link_version, association.asked_on),
)

resume_token = RESUME_LINK.token
address_key = ADDRESS_LINK.token
confirm_token = CONFIRM_LINK.token
invited_by = INVITATION_LINK.find


def address_proved(association: Association, key: str) -> bool:
    return ADDRESS_LINK.fits(key, association)


def confirmed_by(token: str) -> Association | None:
    found = CONFIRM_LINK.find(token)
    return found if found and found.asked_on else None


def absolute(name: str, *args: object) -> str:
    """With the site's address, in the active language: for mails and codes."""
    return settings.SITE_URL + reverse(name, args=args)
