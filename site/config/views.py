"""Pages that belong to no room: health, and the forms that came too late."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forums.protection.origin import is_foreign

from .readiness import checks

NOT_TYPED = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "code"}


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token of a form was missing or too old: show what was typed and let it be sent again.

    What another site sent is not offered: pressing the button would do what that site wants.
    """
    return render(request, "foreign.html", status=403) if is_foreign(request) else _resend(request, status=403)


def sign_in_expired(request: HttpRequest, login_url: str) -> HttpResponse:
    """The session ended while somebody wrote: keep the text, point to the sign-in in a new tab."""
    return _resend(request, status=403, login_url=login_url.partition("?")[0])


def _resend(request: HttpRequest, *, status: int, login_url: str = "") -> HttpResponse:
    typed = [(name, value) for name, values in request.POST.lists() for value in values if name not in NOT_TYPED]
    context = {"typed": typed, "action": request.get_full_path(), "login_url": login_url}
    return render(request, "resend.html", context, status=status)


def only_sent_by_button(request: HttpRequest) -> str:
    """The page for an address that was opened although only a form may send something there."""
    return render_to_string("405.html", {"above": _page_above(request.path)}, request)


def _page_above(path: str) -> str:
    """The nearest address above that is built like this one; empty where there is none but the home page."""
    route = resolve(path).route
    while path := path.rstrip("/").rpartition("/")[0]:
        try:
            above = resolve(f"{path}/").route
        except Resolver404:
            continue
        if above and route.startswith(above):
            return f"{path}/"
    return ""


def no_sign_in(request: HttpRequest) -> HttpResponse:
    """Wagtail asks for the address of its front-end login by name; there is nothing at it."""
    raise Http404


def nothing_here(request: HttpRequest) -> HttpResponse:
    """At an address that a package brings along and nobody needs."""
    raise Http404


def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """Where Wagtail sends whoever may not open its admin: to sign in, or to a page that says they may not.

    Sending signed-in people to the sign-in page would send them straight back, for ever.
    """
    if request.user.is_authenticated:
        raise PermissionDenied
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{reverse('account_login')}{'?' if query else ''}{query}")


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Database, channel layer and task queue: ready only when each of them answers (503 otherwise)."""
    results = checks()
    ready = all(result == "ok" for result in results.values())
    return JsonResponse({"ready": ready, **results}, status=200 if ready else 503)
