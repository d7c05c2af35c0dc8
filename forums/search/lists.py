"""Lists that a form narrows: the address says what is shown, and each address is one step of the browser's history."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def list_address(path: str, chosen: Mapping[str, str], page: int = 1) -> str:
    """The shortest address of a list: what was chosen, in one order, nothing empty."""
    kept = QueryDict(mutable=True)
    kept.update({name: value for name, value in chosen.items() if value})
    if page > 1:
        kept["seite"] = str(page)
    return f"{path}?{kept.urlencode()}" if kept else path


def render_part(request: HttpRequest, template: str, context: Mapping[str, object], part: str) -> HttpResponse:
    """The whole page, or for htmx that partial of it: not where the reader goes back, which needs the whole page."""
    response = render(request, f"{template}#{part}" if wants_part(request) else template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def wants_part(request: HttpRequest) -> bool:
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request


def render_list(request: HttpRequest, template: str, context: Mapping[str, object], *, address: str) -> HttpResponse:
    """The page, or for htmx its partial "fragment".

    htmx writes `address` into the history, unless it stands there already: a filter that was pressed twice would
    otherwise need Back twice.
    """
    response = render_part(request, template, context, "fragment")
    if wants_part(request):
        stands = _path_of(request.htmx.current_url or "")  # type: ignore[attr-defined]
        response["HX-Push-Url"] = "false" if stands == address else address
    return response


def _path_of(url: str) -> str:
    """With its query; empty where the browser sent what is no address."""
    try:
        here = urlsplit(url)
    except ValueError:
        return ""
    return f"{here.path}?{here.query}" if here.query else here.path
