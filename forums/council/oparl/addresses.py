"""The addresses of objects and lists: absolute, by the one scheme and host of SITE_URL, whoever asks by what name."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

SCHEMA = "https://schema.oparl.org/1.1/"


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def system_address() -> str:
    return absolute(reverse("oparl_system"))


def body_address() -> str:
    """The municipality: the one body of this system in the standard's sense."""
    return absolute(reverse("oparl_body"))


def address(kind: str, uuid: UUID) -> str:
    """`…/oparl/v1.1/paper/<uuid>/`; `kind` is the standard's type."""
    return absolute(reverse(f"oparl_{kind.lower()}", args=[uuid]))


def list_address(kind: str) -> str:
    return absolute(reverse(f"oparl_{kind.lower()}_list"))


def part_address(organization: UUID, kind: str) -> str:
    """The external list of an organization's meetings or consultations."""
    return absolute(reverse(f"oparl_organization_{kind.lower()}_list", args=[organization]))
