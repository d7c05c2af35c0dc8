"""Second factor for those who decide about others' words, at every address and every socket."""

from collections.abc import Awaitable, Callable, MutableMapping
from importlib import import_module
from types import SimpleNamespace
from typing import Any, cast

from channels.db import database_sync_to_async
from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import SimpleLazyObject

from .models import User
from .roles import Visitor
from .second_factor import DOORS, is_held_back, note_activity

type Scope = MutableMapping[str, Any]
type Application = Callable[[Scope, Callable[..., Any], Callable[..., Any]], Awaitable[None]]

LOGIN = "account_login"


class HalfSignedIn(HttpRequest):
    held_back: User


class SecondFactorMiddleware:
    """Whose role needs a second factor is a visitor until this session has passed it.

    `request.held_back` is then the account; the page's head says so and leads on. Off where SECOND_FACTOR_REQUIRED is
    False (the demo, which says so in a banner). Nothing is read from the database before a view asks who is there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        def known() -> Visitor:
            return _known(cast("HalfSignedIn", request))

        request.user = cast("User", SimpleLazyObject(known))
        request.auser = database_sync_to_async(known)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponseRedirect | None:
        """The sign-in page has nothing to offer to somebody who is half-way in."""
        match = request.resolver_match
        if match and match.url_name == LOGIN and request.method in {"GET", "HEAD"} and held_back(request):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponseRedirect(f"{reverse('second_factor')}{'?' if query else ''}{query}")
        return None


def held_back(request: HttpRequest) -> User | None:
    """The account that has signed in but whose session has yet to pass the second factor."""
    if hasattr(request, "user"):
        request.user.is_authenticated  # noqa: B018 - finds out
    return getattr(request, "held_back", None)


def _known(request: HalfSignedIn) -> Visitor:
    account = get_user(request)
    if not isinstance(account, User):
        return AnonymousUser()
    if not is_held_back(request, account):
        if _somebody_sits_there(request):
            note_activity(request, account)
        return account
    request.held_back = account
    return account if _at_the_door(request) else AnonymousUser()


def _at_the_door(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in DOORS
    except Resolver404:
        return False


def _somebody_sits_there(request: HttpRequest) -> bool:
    """What a page fetches by itself is no sign of anybody."""
    return request.method == "POST" or request.headers.get("Sec-Fetch-Dest", "document") != "empty"


class SocketSecondFactor:
    """The same for sockets; inside of channels' AuthMiddlewareStack."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        if isinstance(scope["user"], User):
            user = await database_sync_to_async(_unless_held_back)(scope["session"], scope["user"])
            scope = {**scope, "user": user}
        await self.application(scope, receive, send)


def known_now(scope: Scope) -> Visitor:
    """For whom the session of an open socket stands now: since it was opened they may have signed out or sat idle."""
    key = scope["session"].session_key
    session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    return _unless_held_back(session, auth.get_user(cast("HttpRequest", SimpleNamespace(session=session))))


def _unless_held_back(session: SessionBase, user: object) -> Visitor:
    known = isinstance(user, User) and not is_held_back(SimpleNamespace(session=session), user)
    return user if isinstance(user, User) and known else AnonymousUser()
