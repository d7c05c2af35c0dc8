"""Keyed links of this part: to one's registration, to confirm an address, and of an invitation to a workshop."""

from django.conf import settings
from django.urls import reverse

from forums.protection.signed_links import SignedLink

from ..models import Forum
from ..registration import Registration

REGISTRATION_LINK = SignedLink("forum.registration", lambda: Registration.objects.select_related("forum"))
# Only in the mail: whoever has it reads the mail of this address.
ADDRESS_LINK = SignedLink(
    "forum.registration.address", Registration.objects.all, state=lambda registration: registration.email
)
# Of forums that stand on the website as well as of those that do not.
INVITATION_LINK = SignedLink("forum.invitation", Forum.objects.all, state=lambda forum: forum.link_version)

registration_token = REGISTRATION_LINK.token
address_key = ADDRESS_LINK.token
invitation_token = INVITATION_LINK.token


def address_proved(registration: Registration, key: str) -> bool:
    return bool(registration.email) and ADDRESS_LINK.fits(key, registration)


def invited_by(token: str, slug: str) -> Forum | None:
    """The forum whose invitation this is, at its own address."""
    found = INVITATION_LINK.find(token)
    return found if found and found.slug == slug else None


def invitation_url(forum: Forum) -> str:
    return absolute("forum_invitation", forum.slug, invitation_token(forum))


def absolute(name: str, *args: object) -> str:
    """With the site's address, in the active language: for mails and codes."""
    return settings.SITE_URL + reverse(name, args=args)
