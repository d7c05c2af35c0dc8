"""What comes in is cleaned before any view, ours or a package's, sees it."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict, UnreadablePostError

from .cleaning import INVISIBLE, cleaned

type Application = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


class CleanInputMiddleware:
    """Parameters, forms and cookies hold cleaned text only; an address with invisible signs leads nowhere.

    Stands before all that reads cookies. A form is read once its address is known and before its CSRF token is asked
    for: what was sent to nowhere is never parsed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = _cleaned(request.GET)  # type: ignore[assignment]  # immutable too
        request.COOKIES = {name: cleaned(value) for name, value in request.COOKIES.items()}
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *_called: object) -> HttpResponse | None:
        """A view that answers programs says by its `nothing_here` that an address leads nowhere."""
        if INVISIBLE.search(request.path):
            nothing_here: Callable[[HttpRequest], HttpResponse] | None = getattr(view, "nothing_here", None)
            if nothing_here is None:
                raise Http404
            return nothing_here(request)
        try:
            request.POST = _cleaned(request.POST)  # type: ignore[assignment]  # immutable too
        except UnreadablePostError:  # the client left while it was sending
            return HttpResponseBadRequest()
        return None


class CleanSocketMiddleware:
    """The same for the cookies of a socket; stands between the one that reads cookies and the one that uses them."""

    def __init__(self, inner: Application) -> None:
        self.inner = inner

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        cookies = {name: cleaned(value) for name, value in scope["cookies"].items()}
        await self.inner({**scope, "cookies": cookies}, receive, send)


def _cleaned(given: QueryDict) -> QueryDict:
    pairs = [(cleaned(name), cleaned(value)) for name, values in given.lists() for value in values]
    if pairs == [(name, value) for name, values in given.lists() for value in values]:
        return given
    return QueryDict(urlencode(pairs), encoding="utf-8")
