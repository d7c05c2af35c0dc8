"""How every address of the API answers: JSON for pages of every origin, problems as RFC 9457 has them."""

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from http import HTTPStatus
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language, get_language_from_request, gettext, override
from django.views.decorators.csrf import csrf_exempt

from .filters import NotUnderstood

METHODS = "GET, HEAD, OPTIONS"
PROBLEM = "application/problem+json"

type View = Callable[..., HttpResponseBase]


def open_data(view: View) -> View:
    """Read by everybody from everywhere. Caches may keep an answer, and ask each time whether it still holds."""

    @csrf_exempt  # nothing is changed here by anybody: another method is answered by 405
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _answer(view, request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
        response["Cache-Control"] = "public, no-cache"  # what leaves public view must leave caches, too
        return response

    answer.nothing_here = lambda request: problem(request, HTTPStatus.NOT_FOUND)  # type: ignore[attr-defined]
    return cast("View", answer)


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":  # browsers ask before they send a condition
        asked = {"Access-Control-Allow-Methods": METHODS, "Access-Control-Allow-Headers": "If-None-Match"}
        return HttpResponse(status=204, headers={"Allow": METHODS, **asked})
    if request.method not in {"GET", "HEAD"}:
        response = problem(request, HTTPStatus.METHOD_NOT_ALLOWED)
        response["Allow"] = METHODS
        return response
    try:
        found = cast("HttpResponse", view(request, *args, **kwargs))
    except Http404:
        return problem(request, HTTPStatus.NOT_FOUND)
    except NotUnderstood as error:
        return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, error)
    return _conditional(request, found) if found.status_code == HTTPStatus.OK else found


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Only the ETag decides: what a label says changes with the day, at no moment that a row knows of."""
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    return cast("HttpResponse", get_conditional_response(request, etag=etag, response=response))


def problem(request: HttpRequest, status: HTTPStatus, error: NotUnderstood | None = None) -> HttpResponse:
    """In the language that the reader prefers."""
    with override(get_language_from_request(request)):
        words = {
            HTTPStatus.NOT_FOUND: gettext("There is nothing here, or nothing that everybody may read."),
            HTTPStatus.UNPROCESSABLE_ENTITY: gettext("A part of the address says nothing here."),
            HTTPStatus.METHOD_NOT_ALLOWED: gettext("This can only be read."),
        }
        told: dict[str, Any] = {"type": "about:blank", "title": str(words[status]), "status": int(status)}
        if error:
            told["errors"] = [{"parameter": name, "detail": detail} for name, detail in error.told().items()]
        language = get_language() or ""
    response = HttpResponse(json.dumps(told, ensure_ascii=False), content_type=PROBLEM, status=status)
    response["Content-Language"] = language
    patch_vary_headers(response, ["Accept-Language"])
    return response
