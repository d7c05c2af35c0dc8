"""Everything held about me: read it, take it along, correct it, have it erased."""

import time
from typing import Any
from urllib.parse import urlencode

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate, get_reauthentication_flows
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from .access_log import Act, What, note
from .forms import PersonForm
from .models import User
from .personal_data import Entry, Subject, as_json, export

MOST_OPEN = 3  # entries of one kind that need not be opened first
MOST_SHOWN = 30  # entries of one kind on the page; the download has them all


def _signed_in(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - login_required lets no other through
    return request.user


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_data(request: HttpRequest) -> HttpResponse:
    """The readable page; a POST corrects one's name in public and whether it is shown."""
    user = _signed_in(request)
    form = PersonForm(request.POST or None, instance=user.person) if user.person else None
    if form and request.method == "POST" and form.is_valid():
        form.save_for(user)
        messages.success(request, _("Saved."))
        return redirect("own_data")
    return render(request, "forums/people/own_data.html", {"held": _held(Subject.of(user)), "form": form})


def _held(subject: Subject) -> list[dict[str, Any]]:
    return [
        {
            "title": holding.title,
            "name": holding.name,
            "entries": [_shown(entry) for entry in entries[:MOST_SHOWN]],
            "many": len(entries) > MOST_OPEN and len(entries),
            "more": max(len(entries) - MOST_SHOWN, 0),
        }
        for holding, entries in export(subject)
    ]


def _shown(entry: Entry) -> list[dict[str, Any]]:
    """What is empty is left out here; the download has it."""
    return [{"term": fact.label, "text": text} for fact in entry if (text := str(fact))]


@never_cache
@login_required
@require_GET
def download(request: HttpRequest) -> JsonResponse:
    note(Act.EXPORTED, What.OWN_DATA, by=request.user)
    answer = JsonResponse(
        as_json(Subject.of(_signed_in(request))), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    answer["Content-Disposition"] = f'attachment; filename="{_("my-data")}.json"'
    return answer


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase_account(request: HttpRequest) -> HttpResponse:
    """Says what stays and what goes; a POST does it. Whoever finds an open browser cannot: sign in again first."""
    user = _signed_in(request)
    if get_reauthentication_flows(user):
        if not did_recently_reauthenticate(request):
            raise ReauthenticationRequired
    elif not _signed_in_lately(request):
        return render(request, "forums/people/sign_in_again.html")
    if request.method != "POST":
        context = {"suggestions": user.suggestions.count(), "memberships": user.person is not None}
        return render(request, "forums/people/erase.html", context)
    user.delete()
    logout(request)
    messages.success(request, _("Your account and your data are deleted. Thank you for having taken part."))
    return redirect("/")


def _signed_in_lately(request: HttpRequest) -> bool:
    """For accounts without password and second factor: their proof is the code they signed in with."""
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT


@login_required
@require_POST
def sign_in_again(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': reverse('erase_account')})}")
