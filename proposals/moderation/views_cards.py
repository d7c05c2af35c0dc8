"""The moderator's page of cards: what was done about a flag, and whether a hidden card stays hidden."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from forums.dialogue.models import CardFlag, CardReview, Verdict
from forums.municipality.models import Municipality
from proposals.suggestions.exceptions import NotPossible

from .forms import DangerCloseForm
from .views import ModeratorRequest, moderators_only

PER_PAGE = 25
FOLDER = "proposals/moderation"


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(label=gettext_lazy("Decision"), choices=Verdict.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=gettext_lazy("For the person who wrote it"),
        help_text=gettext_lazy("They read it at the receipt of the card."),
        max_length=200,
        required=False,
    )


@require_safe
@moderators_only
def moderation_cards(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(
    request: HttpRequest, *, status: int = 200, refused: forms.Form | None = None, where: str = ""
) -> HttpResponse:
    """`refused`: a form with what is missing, `where`: the card it belongs to."""
    flags = CardFlag.objects.for_desk()
    crumbs = [("wagtailadmin_home", _("Home")), ("moderation", _("Moderation"))]
    context = {
        "flags": [(flag, f"warnung-{flag.pk}") for flag in flags.open()],
        "ended": flags.exclude(closed_at=None)[:PER_PAGE],
        "page": Paginator(CardReview.objects.for_desk().waiting(), PER_PAGE).get_page(request.GET.get("seite")),
        "contacts": Municipality.current().danger_contacts,
        "close_form": DangerCloseForm(),
        "verdict_form": VerdictForm(),
        "refused": refused,
        "where": where,
        "breadcrumbs_items": [{"url": reverse(name), "label": label} for name, label in crumbs]
        + [{"url": "", "label": _("Cards")}],
        "header_title": _("Cards of the tables"),
        "header_icon": "glasses",
    }
    return render(request, f"{FOLDER}/cards.html", context, status=status)


@require_POST
@moderators_only
def card_flag_take_on(request: ModeratorRequest, pk: int) -> HttpResponse:
    """Colleagues see who looks after it, and are not alerted any more."""
    flag = get_object_or_404(CardFlag, pk=pk)
    return _done(request, lambda: flag.take_on(by=request.user))


@require_POST
@moderators_only
def card_flag_close(request: ModeratorRequest, pk: int) -> HttpResponse:
    """Say what was done; the host may then release the card."""
    flag = get_object_or_404(CardFlag.objects.select_related("card__forum"), pk=pk)
    form = DangerCloseForm(request.POST)
    return _answer(request, form, f"warnung-{pk}", lambda: flag.card.end_danger(by=request.user, **form.cleaned_data))


@require_POST
@moderators_only
def card_review_decide(request: ModeratorRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(CardReview.objects.select_related("card__forum"), pk=pk)
    form = VerdictForm(request.POST)
    return _answer(request, form, f"karte-{pk}", lambda: review.decide(by=request.user, **form.cleaned_data))


def _answer(request: HttpRequest, form: forms.Form, where: str, verb: Callable[[], None]) -> HttpResponse:
    if not form.is_valid():
        return _page(request, status=422, refused=form, where=where)
    return _done(request, verb)


def _done(request: HttpRequest, verb: Callable[[], None]) -> HttpResponse:
    try:
        verb()
        messages.success(request, _("Saved."))
    except NotPossible as trouble:
        messages.error(request, str(trouble))
    return redirect("moderation_cards")
