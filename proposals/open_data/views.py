"""The API's first page and document; tables and feeds to take along; the pages that say what it all means."""

import json
from collections.abc import AsyncIterator
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from forums.municipality.models import Municipality

from . import feeds
from .answers import open_data
from .dataset import Dataset, address
from .datasets import DATASETS
from .filters import NotUnderstood, narrowed
from .openapi import document
from .reference import heads, operations, shelves
from .tables import TABLES


class TableResponse(FileResponse):
    """A file that is handed out in pieces by either kind of server."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.streaming_content:  # type: ignore[union-attr]  # set from a file, never from an iterator of coroutines
            yield piece


@open_data
def root(request: HttpRequest) -> HttpResponse:
    city = Municipality.current()
    return JsonResponse(
        {
            "publisher": city.name,
            "licence": city.data_licence or None,
            "description": address(reverse("api_document")),
            "reference": address(reverse("api_reference")),
            "sets": {dataset.name: address(reverse(f"api_{dataset.name}")) for dataset in DATASETS},
        }
    )


@open_data
def openapi(request: HttpRequest) -> HttpResponse:
    """English, as programs have it; the page beside it speaks the reader's language."""
    with override("en"):
        return HttpResponse(json.dumps(document(), default=str), content_type="application/json")


@open_data
def nothing_here(request: HttpRequest) -> HttpResponse:
    raise Http404


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What there is to take along, and what each column means."""
    context = {"shelves": shelves(), "city": Municipality.load(request), "heads": heads()}
    return render(request, "proposals/open_data/data.html", context)


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document as a page."""
    found = document()
    context = {"document": found, "operations": operations(found), "heads": heads()}
    return render(request, "proposals/open_data/reference.html", context)


@require_safe
def table(request: HttpRequest, name: str) -> HttpResponse | TableResponse:
    """One table, narrowed as the list is. What the address asks for wrongly is refused: a file says nothing of what it
    leaves out."""
    found = TABLES[name]
    try:
        rows = narrowed(found.dataset, request.GET)
    except NotUnderstood as error:
        return _refused(error)
    response = TableResponse(found.write(rows), content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    described = settings.SITE_URL + reverse(f"data_{name}_metadata")
    response["Link"] = f'<{described}>; rel="describedby"; type="application/csvm+json"'
    return _fresh(response)


@require_safe
def metadata(request: HttpRequest, name: str) -> HttpResponse:
    where = settings.SITE_URL + reverse(f"data_{name}")
    licence = Municipality.load(request).data_licence
    told = {**TABLES[name].metadata(where), **({"dc:license": {"@id": licence}} if licence else {})}
    return JsonResponse(told, content_type="application/csvm+json", json_dumps_params={"ensure_ascii": False})


@require_safe
def feed(request: HttpRequest, dataset: Dataset[Any]) -> HttpResponse:
    try:
        rows = narrowed(dataset, request.GET)
    except NotUnderstood as error:
        return _refused(error)
    return _fresh(HttpResponse(feeds.feed(dataset, rows, request), content_type="application/atom+xml; charset=utf-8"))


def _refused(error: NotUnderstood) -> HttpResponse:
    words = "\n".join(f"{name}: {problem}" for name, problem in error.told().items())
    return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")


def _fresh[R: HttpResponseBase](response: R) -> R:
    """What leaves public view must leave caches, too."""
    response["Cache-Control"] = "public, no-cache"
    return response
