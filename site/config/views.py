"""Pages that belong to no room: health, and the forms that came too late."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .readiness import checks

NOT_TYPED = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "code"}


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token of a form was missing or too old: show what was typed and let it be sent again."""
    return _resend(request, status=403)


def sign_in_expired(request: HttpRequest, login_url: str) -> HttpResponse:
    """The session ended while somebody wrote: keep the text, point to the sign-in in a new tab."""
    return _resend(request, status=403, login_url=login_url.partition("?")[0])


def _resend(request: HttpRequest, *, status: int, login_url: str = "") -> HttpResponse:
    typed = [(name, value) for name, values in request.POST.lists() for value in values if name not in NOT_TYPED]
    context = {"typed": typed, "action": request.get_full_path(), "login_url": login_url}
    return render(request, "resend.html", context, status=status)


def no_sign_in(request: HttpRequest) -> HttpResponse:
    """Wagtail asks for the address of its front-end login by name; there is nothing at it."""
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
