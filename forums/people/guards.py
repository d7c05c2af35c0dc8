"""Views for accounts: who is not signed in is led to do so, who may not look finds nothing."""

from collections.abc import Callable
from functools import update_wrapper, wraps
from typing import Concatenate, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from .models import User


class UserRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


type View[**P] = Callable[Concatenate[UserRequest, P], HttpResponse]


def signed_in[**P](view: View[P]) -> Callable[..., HttpResponse]:
    """Ask for a sign-in first. The page is one account's own, so no cache keeps it."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(cast("UserRequest", request), *args, **kwargs)

    return guarded


def allowed[**P](
    question: Callable[[User], bool], *, otherwise: type[Exception] = Http404
) -> Callable[[View[P]], Callable[..., HttpResponse]]:
    """Ask a permission before the view: 404 for who may not look, PermissionDenied for who may not act."""

    def decorate(view: View[P]) -> Callable[..., HttpResponse]:
        def asked(request: UserRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not question(request.user):
                raise otherwise
            return view(request, *args, **kwargs)

        return update_wrapper(signed_in(asked), view)

    return decorate
