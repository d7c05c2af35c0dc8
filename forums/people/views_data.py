"""Everything held about me: read it, take it along, correct it, have it erased."""

from typing import TypedDict

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_stubs_ext import StrOrPromise

from .access_log import AccessKind, DataKind, log_access
from .forms import PersonForm
from .fresh_proof import require_fresh_proof
from .guards import UserRequest, signed_in
from .mentions import mentions_of
from .personal_data import Entry, Subject, as_json, export, meaning

MOST_OPEN = 3  # entries of one kind that need not be opened first
MOST_SHOWN = 30  # entries of one kind on the page; the download has them all


class ShownFact(TypedDict):
    term: StrOrPromise
    text: str


class ShownHolding(TypedDict):
    title: StrOrPromise
    name: str
    entries: list[list[ShownFact]]
    many: int
    more: int


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def own_data(request: UserRequest) -> HttpResponse:
    """The readable page; a POST corrects one's name in public and whether it is shown."""
    user = request.user
    form = PersonForm(request.POST if request.method == "POST" else None, instance=user.person) if user.person else None
    if form and request.method == "POST" and form.is_valid():
        form.save_for(user)
        messages.success(request, _("Saved."))
        return redirect("own_data")
    return render(request, "forums/people/own_data.html", {"held": _held(Subject.of(user)), "form": form})


def _held(subject: Subject) -> list[ShownHolding]:
    return [
        ShownHolding(
            title=holding.title,
            name=holding.name,
            entries=[_shown(entry) for entry in entries[:MOST_SHOWN]],
            many=len(entries) if len(entries) > MOST_OPEN else 0,
            more=max(len(entries) - MOST_SHOWN, 0),
        )
        for holding, entries in export(subject)
    ]


def _shown(entry: Entry) -> list[ShownFact]:
    """What is empty is left out here; the download has it."""
    return [ShownFact(term=fact.label, text=text) for fact in entry if (text := str(fact))]


@require_safe
@signed_in
def download(request: UserRequest) -> JsonResponse:
    log_access(AccessKind.EXPORTED, DataKind.OWN_DATA, by=request.user)
    answer = JsonResponse(as_json(Subject.of(request.user)), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="{_("my-data")}.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def erase_account(request: UserRequest) -> HttpResponse:
    """Says what stays and what goes; a POST does it. Whoever finds an open browser cannot: it asks for fresh proof."""
    user = request.user
    require_fresh_proof(request)
    if request.method != "POST":
        context = {
            "suggestions": user.suggestions.count(),
            "memberships": user.person is not None,
            "meaning": meaning(Subject.of(user)),
            "mentions": mentions_of(Subject.of(user), public_only=True),
        }
        return render(request, "forums/people/erase.html", context)
    user.delete()
    logout(request)
    messages.success(request, _("Your account and your data are deleted. Thank you for taking part."))
    return redirect("/")
