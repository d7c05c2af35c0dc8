"""Links instead of accounts: into a registration, to the annual review, to an invitation."""

from django.conf import settings
from django.urls import reverse

from forums.protection.signed_links import named, proves, sign

from .delegates import Invitation
from .models import Association


def _purpose(association: Association, what: str) -> str:
    return f"association.{what}:{association.link_version}"


def resume_token(association: Association) -> str:
    return sign(association.uuid, _purpose(association, "resume"))


def resumed_by(token: str) -> Association | None:
    return _proved(token, "resume")


def address_key(association: Association) -> str:
    """Only in the mail: whoever has it reads the mail of this address."""
    return sign(association.uuid, _purpose(association, f"address:{association.registrar_email}"))


def address_proved(association: Association, key: str) -> bool:
    return proves(key, association.uuid, _purpose(association, f"address:{association.registrar_email}"))


def confirm_token(association: Association) -> str:
    """For the annual review; another one each year, so that an old mail confirms nothing."""
    return sign(association.uuid, _purpose(association, f"confirm:{association.asked_on}"))


def confirmed_by(token: str) -> Association | None:
    record = named(token)
    association = record and Association.objects.verified().filter(uuid=record).first()
    if not association or not association.asked_on:
        return None
    purpose = _purpose(association, f"confirm:{association.asked_on}")
    return association if proves(token, association.uuid, purpose) else None


def invited_by(token: str) -> Invitation | None:
    record = named(token)
    invitation = record and Invitation.objects.select_related("association").filter(uuid=record).first()
    return invitation if invitation and proves(token, invitation.uuid, "association.invitation") else None


def _proved(token: str, what: str) -> Association | None:
    record = named(token)
    association = record and Association.objects.filter(uuid=record).first()
    if not association or not proves(token, association.uuid, _purpose(association, what)):
        return None
    return association


def absolute(name: str, *args: object) -> str:
    """With the site's address, in the active language: for mails and codes."""
    return settings.SITE_URL + reverse(name, args=args)
