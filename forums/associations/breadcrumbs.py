"""The pages above a page, for breadcrumb.html."""

from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from forums.bodies.models import Body
from forums.municipality.models import Municipality

from .models import Association


class Crumb(TypedDict):
    url: str
    title: str


def above_association(request: HttpRequest) -> list[Crumb]:
    """Above an association's public page and its registration: the directory."""
    return [{"url": reverse("associations"), "title": Municipality.load(request).associations}]


def above_change(association: Association) -> list[Crumb]:
    """Above what its speakers change: the association's own page."""
    return [{"url": reverse("association_manage", args=[association.slug]), "title": association.name}]


def above_step(request: HttpRequest, association: Association, url: str) -> list[Crumb]:
    """Above a step of a registration: its overview, at this address."""
    return [*above_association(request), {"url": url, "title": association.name}]


def above_network(network: Body) -> list[Crumb]:
    """Above a network: its field."""
    return [{"url": network.field.get_absolute_url(), "title": str(network.field)}] if network.field else []


def inside_network(network: Body) -> list[Crumb]:
    """Above a meeting or call: its network."""
    if network.field is None:
        return []
    return [*above_network(network), {"url": reverse("network", args=[network.field.slug]), "title": str(network)}]


def above_requests() -> list[Crumb]:
    """Above the requests to join: the desk."""
    return [{"url": reverse("desk"), "title": _("My desk")}]
