"""System, body, lists and objects."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from forums.bodies.models import Body
from forums.municipality.models import Municipality

from . import addresses
from .answers import content, open_data
from .filters import Filter
from .kinds import KINDS, PARTS
from .objects import system as objects
from .paging import AFTER, ListPage


@open_data
def system(request: HttpRequest) -> HttpResponse:
    city = Municipality.current()
    return content(request, objects.system(city), city.modified)


@open_data
def body(request: HttpRequest) -> HttpResponse:
    city = Municipality.current()
    return content(request, objects.body(city), objects.body_modified(city))


@open_data
def body_list(request: HttpRequest) -> HttpResponse:
    """The one body, if it was made and changed when the filters say."""
    city, asked = Municipality.current(), Filter.of(request.GET)
    modified = objects.body_modified(city)
    data = [objects.body(city, omit=asked.omit_internal)] if asked.matches(city.created, modified) else []
    address = f"{addresses.list_address('Body')}{asked.query()}"
    pagination = {"totalElements": len(data), "elementsPerPage": asked.per_page, "currentPage": 1, "totalPages": 1}
    page = {"data": data, "pagination": pagination, "links": {"first": address, "self": address}}
    return content(request, page, modified)


@open_data
def object_list(request: HttpRequest, kind: str) -> HttpResponse:
    return _page(request, kind, Q(), addresses.list_address(kind))


@open_data
def part_list(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """The meetings or consultations of one organization."""
    organization: Body = get_object_or_404(Body, uuid=uuid)
    return _page(request, kind, Q(**{PARTS[kind]: organization}), addresses.part_address(uuid, kind))


@open_data
def single(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """An object; of one that everybody could read once, that it is deleted; of all others nothing."""
    row = KINDS[kind].all(with_gone=True).filter(uuid=uuid).first()
    if row is None:
        raise Http404
    return content(request, KINDS[kind].outside(row), row.modified)


def _page(request: HttpRequest, kind: str, scope: Q, address: str) -> HttpResponse:
    page = ListPage(KINDS[kind], scope, Filter.of(request.GET), request.GET.get(AFTER, ""), address)
    return content(request, page.content, page.modified)
