"""How every address answers: JSON for pages of every origin. Caches may keep it, and ask whether it still holds."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from hashlib import sha256
from typing import Concatenate, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from .filters import UnreadableFilter
from .objects.kind import Properties

METHODS = "GET, HEAD, OPTIONS"


def content(request: HttpRequest, properties: Properties, modified: datetime | None) -> HttpResponse:
    """The answer, or 304 where the asker has it already."""
    response = _json(properties)
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    seconds = None if modified is None else int(modified.timestamp())
    if seconds is not None:
        response["Last-Modified"] = http_date(seconds)
    found = get_conditional_response(request, etag=etag, last_modified=seconds, response=response)
    return cast("HttpResponse", found)


def open_data[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """German whatever the asker prefers, open to pages of every origin; also what goes wrong is JSON."""

    @csrf_exempt  # nothing is changed here by anybody: another method is answered by 405
    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        with override(settings.LANGUAGE_CODE):
            response = _answer(view, request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
        response["Cache-Control"] = "public, no-cache"  # what leaves public view must leave caches, too
        response["Content-Language"] = settings.LANGUAGE_CODE
        return response

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", answer)


def _answer[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse], request: HttpRequest, *args: P.args, **kwargs: P.kwargs
) -> HttpResponse:
    if request.method == "OPTIONS":  # browsers ask before they send a condition
        allowed = {"Allow": METHODS, "Access-Control-Allow-Methods": METHODS}
        asked = {"Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since"}
        return HttpResponse(status=204, headers={**allowed, **asked})
    if request.method not in {"GET", "HEAD"}:
        response = _json({"error": f"Only {METHODS} are answered here."}, status=405)
        response["Allow"] = METHODS
        return response
    try:
        return view(request, *args, **kwargs)
    except Http404:
        return _json({"error": "There is no such object."}, status=404)
    except UnreadableFilter as problem:
        return _json({"error": str(problem)}, status=400)


def _json(properties: Properties, status: int = 200) -> HttpResponse:
    text = json.dumps(properties, ensure_ascii=False)
    return HttpResponse(text, content_type="application/json; charset=utf-8", status=status)
