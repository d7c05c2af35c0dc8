"""The moderator's pages under /verwaltung/moderation/. Whoever may not moderate finds nothing there (404)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.maps.picture import picture_of_point
from forums.municipality.models import Municipality
from forums.people.access_log import AccessKind, DataKind, log_access
from forums.people.models import User
from forums.records.word_diff import compared
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Suggestion
from proposals.suggestions.permissions import may_moderate
from proposals.suggestions.stages import Visibility

from . import cards
from .danger import DangerFlag
from .forms import (
    DangerCallForm,
    DangerCloseForm,
    DangerRaiseForm,
    ModerationAction,
    ModerationForm,
    open_actions,
)
from .queues import Part, counts, queue

PER_PAGE = 25
FOLDER = "proposals/moderation"


class ModeratorRequest(HttpRequest):
    user: User


type View = Callable[..., HttpResponse]


def moderators_only(view: View) -> View:
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_moderate(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def _case(number: str) -> Suggestion:
    rows = Suggestion.objects.select_related("field", "holder", "district", "theme", "photo")
    return get_object_or_404(rows, number=number)


def _crumbs(*items: tuple[str, Any]) -> list[dict[str, Any]]:
    first = [("wagtailadmin_home", _("Home")), ("moderation", _("Moderation"))]
    return [{"url": reverse(name), "label": label} for name, label in first] + [
        {"url": url, "label": label} for url, label in items
    ]


@require_safe
@moderators_only
def moderation_queue(request: HttpRequest) -> HttpResponse:
    value = request.GET.get("teil", Part.ALL)
    if value not in Part.values:
        raise Http404
    part = Part(value)
    waiting = counts()
    context = {
        "part": part,
        "parts": [(shown, waiting[shown.value]) for shown in Part],
        "late": waiting["late"],
        "cards": cards.waiting(),
        "page": Paginator(queue(part), PER_PAGE).get_page(request.GET.get("p")),
        "breadcrumbs_items": _crumbs(),
        "header_title": _("Moderation"),
        "header_icon": "glasses",
    }
    return render(request, f"{FOLDER}/queue.html", context)


@moderators_only
def moderation_case(request: ModeratorRequest, number: str) -> HttpResponse:
    suggestion = _case(number)
    if request.method != "POST":
        if suggestion.original:
            log_access(AccessKind.LOOKED, DataKind.ORIGINAL, number, by=request.user)
        return _page(request, suggestion, ModerationForm(suggestion=suggestion))
    form = ModerationForm(request.POST, suggestion=suggestion)
    if not form.is_valid():
        return _page(request, suggestion, form, status=422)
    try:
        action = form.apply(by=request.user)
    except OutOfDate as trouble:
        return _page_again(request, number, since=trouble.seen)
    except NotPossible as trouble:
        return _page_again(request, number, trouble=str(trouble))
    messages.success(request, f"{suggestion.number}: {_DONE[action]()}")
    return redirect("moderation_case", number) if action == ModerationAction.SAVE else redirect("moderation")


_DONE: dict[ModerationAction, Callable[[], str]] = {
    ModerationAction.SAVE: lambda: _("The public version is saved."),
    ModerationAction.RELEASE: lambda: _("Published."),
    ModerationAction.READ: lambda: _("Marked as read."),
    ModerationAction.HOLD: lambda: _("Held. The author can read the reason."),
    ModerationAction.REJECT: lambda: _("Not published. The author can read the reason."),
    ModerationAction.COMPLAINT: lambda: _("The complaints office has it now. It is not public."),
    ModerationAction.TAKE_BACK: lambda: _("Taken back. The text is on hold here."),
}


def _page_again(request: HttpRequest, number: str, *, since: int | None = None, trouble: str = "") -> HttpResponse:
    """Say what happened meanwhile and keep what was typed; the next press counts from the newest version."""
    suggestion = _case(number)
    typed = request.POST.copy()
    typed["seen"] = str(suggestion.version)
    form = ModerationForm(typed, suggestion=suggestion)
    return _page(request, suggestion, form, status=409, since=since, trouble=trouble)


def _page(
    request: HttpRequest,
    suggestion: Suggestion,
    form: ModerationForm,
    *,
    status: int = 200,
    since: int | None = None,
    trouble: str = "",
) -> HttpResponse:
    steps = list(suggestion.steps.select_related("actor__person", "body"))
    with translation.override(suggestion.language):
        removed = [_("[name removed]"), _("[address removed]"), _("[private facts removed]")]
    context = {
        "suggestion": suggestion,
        "form": form,
        "actions": open_actions(suggestion),
        "ModerationAction": ModerationAction,
        "steps": steps,
        "since": [step for step in steps if since is not None and step.number > since],
        "trouble": trouble,
        "pieces": compared(suggestion.original, suggestion.public_text) if suggestion.original else [],
        "danger": _danger(suggestion),
        "place": picture_of_point(suggestion.point),
        "place_name": _("Where in the town the suggestion belongs"),
        "raise_form": DangerRaiseForm(),
        "removed": removed,
        "breadcrumbs_items": _crumbs(("", suggestion.number)),
        "header_title": str(suggestion),
        "header_icon": "glasses",
    }
    return render(request, f"{FOLDER}/case.html", context, status=status)


def _danger(suggestion: Suggestion) -> dict[str, object]:
    """The text's danger flags and what danger.html needs to act on them."""
    flags = list(suggestion.danger_flags.prefetch_related("calls__by__person").select_related("opened_by__person"))
    return {
        "flags": flags,
        "open_flags": [flag for flag in flags if not flag.closed_at],
        "hidden": suggestion.visibility in {Visibility.HELD, Visibility.REJECTED},
        "contacts": Municipality.current().danger_contacts,
        "call_form": DangerCallForm(),
        "close_form": DangerCloseForm(),
    }


@require_POST
@moderators_only
def danger_act_now(request: ModeratorRequest, number: str) -> HttpResponse:
    return _flag_verb(request, number, lambda suggestion: DangerFlag.act_now(suggestion, by=request.user))


@require_POST
@moderators_only
def danger_raise(request: ModeratorRequest, number: str) -> HttpResponse:
    form = DangerRaiseForm(request.POST)
    if not form.is_valid():
        return _flag_form_again(request, _case(number), form)
    danger = form.cleaned_data["danger"]
    return _flag_verb(
        request, number, lambda suggestion: DangerFlag.raise_by_hand(suggestion, danger=danger, by=request.user)
    )


@require_POST
@moderators_only
def danger_call(request: ModeratorRequest, number: str, flag: int) -> HttpResponse:
    form = DangerCallForm(request.POST)
    return _flag_form(request, number, flag, form, lambda found: found.log_call(by=request.user, **form.cleaned_data))


@require_POST
@moderators_only
def danger_close(request: ModeratorRequest, number: str, flag: int) -> HttpResponse:
    form = DangerCloseForm(request.POST)
    return _flag_form(request, number, flag, form, lambda found: found.close(by=request.user, **form.cleaned_data))


def _flag_verb(request: HttpRequest, number: str, verb: Callable[[Suggestion], object]) -> HttpResponse:
    try:
        verb(_case(number))
    except NotPossible as trouble:
        messages.error(request, str(trouble))
    return redirect(reverse("moderation_case", args=[number]) + "#gefahr")


def _flag_form(
    request: HttpRequest,
    number: str,
    flag: int,
    form: DangerCallForm | DangerCloseForm,
    verb: Callable[[DangerFlag], object],
) -> HttpResponse:
    found = get_object_or_404(DangerFlag, pk=flag, suggestion__number=number)
    if not form.is_valid():
        return _flag_form_again(request, _case(number), form, found)
    return _flag_verb(request, number, lambda _suggestion: verb(found))


def _flag_form_again(
    request: HttpRequest, suggestion: Suggestion, form: forms.Form, flag: DangerFlag | None = None
) -> HttpResponse:
    """With what is wrong in it, and the text it is about."""
    crumbs = _crumbs((reverse("moderation_case", args=[suggestion.number]), suggestion.number))
    context = {"flag": flag, "suggestion": suggestion, "form": form, "breadcrumbs_items": crumbs}
    return render(request, f"{FOLDER}/flag_form.html", context, status=422)
