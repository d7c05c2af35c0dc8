"""The pages of the complaints office. For everybody else they do not exist (404)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from forums.bodies.models import Duty
from forums.people.access_log import AccessKind, DataKind, log_access
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.permissions import may_handle_complaints

PER_PAGE = 25
FOLDER = "proposals/moderation/complaints"

type View = Callable[..., HttpResponse]


class OfficeRequest(HttpRequest):
    user: User


class AnswerForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Your answer"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Only the person who wrote it can read this, on their own page and by e-mail."),
    )


def office_only(view: View) -> View:
    @never_cache
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_handle_complaints(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def _complaints() -> SuggestionQuerySet:
    rows: SuggestionQuerySet = Suggestion.objects.filter(holder__duty=Duty.COMPLAINTS).select_related("holder")
    return rows


@office_only
def complaints(request: HttpRequest) -> HttpResponse:
    rows = _complaints().open().order_by("due_on", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, f"{FOLDER}/list.html", {"page": page})


@office_only
def complaint(request: OfficeRequest, number: str) -> HttpResponse:
    suggestion = get_object_or_404(_complaints(), number=number)
    form = AnswerForm(request.POST or None, initial={"seen": suggestion.version})
    trouble = ""
    log_access(AccessKind.LOOKED, DataKind.ORIGINAL, number, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            suggestion.answer_complaint(by=request.user, **form.cleaned_data)
        except NotPossible:
            suggestion = get_object_or_404(_complaints(), number=number)
            trouble = _(
                "Somebody acted in the meantime. Your text is kept. Please read the history, then send it again."
            )
            form = AnswerForm({"seen": suggestion.version, "text": request.POST["text"]})
        else:
            messages.success(request, _("Saved. The author can read your answer now."))
            return redirect("complaints")
    steps = suggestion.steps.select_related("body")
    context = {"suggestion": suggestion, "form": form, "trouble": trouble, "steps": steps}
    return render(request, f"{FOLDER}/case.html", context, status=409 if trouble else 422 if form.errors else 200)
