"""Keyed links of this part: to one's registration, to confirm an address, and of an invitation to a workshop."""

from django.conf import settings
from django.urls import reverse

from forums.protection.signed_links import named, proves, sign

from ..models import Forum
from ..registration import Registration


def registration_token(registration: Registration) -> str:
    return sign(registration.uuid, "forum.registration")


def registered_by(token: str) -> Registration | None:
    record = named(token)
    found = record and Registration.objects.select_related("forum").filter(uuid=record).first()
    return found if found and proves(token, found.uuid, "forum.registration") else None


def _address(registration: Registration) -> str:
    return f"forum.registration.address:{registration.email}"


def address_key(registration: Registration) -> str:
    """Only in the mail: whoever has it can read this address's mail."""
    return sign(registration.uuid, _address(registration))


def address_proved(registration: Registration, key: str) -> bool:
    return bool(registration.email) and proves(key, registration.uuid, _address(registration))


def invitation_token(forum: Forum) -> str:
    return sign(forum.uuid, f"forum.invitation:{forum.link_version}")


def invited_by(token: str, slug: str) -> Forum | None:
    """The forum whose invitation this is, whether it is on the website or not."""
    found: Forum | None = Forum.objects.filter(slug=slug).first()
    return found if found and proves(token, found.uuid, f"forum.invitation:{found.link_version}") else None


def invitation_url(forum: Forum) -> str:
    return absolute("forum_invitation", forum.slug, invitation_token(forum))


def absolute(name: str, *args: object) -> str:
    """With the site's address, in the active language: for mails and codes."""
    return settings.SITE_URL + reverse(name, args=args)
