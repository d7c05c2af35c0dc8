"""The first question, the form, the receipt."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.pictures.permissions import keyed_url
from forums.protection.rate_limits import too_many
from forums.protection.spam import FormGuard, honeypot_filled, proof_of_work_challenge
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.passages import passage_of
from proposals.suggestions.similar import similar_to

from .author.device import remember_device
from .forms import SuggestionForm, already_received
from .mail_limit import TOO_MANY_MAILS, too_many_mails
from .place import streets_of

GUARD = FormGuard("suggestion")
HOUR = timedelta(hours=1)
LEAST_COMPARED, MOST_COMPARED = 20, 1000  # characters of a draft
MOST_SHOWN = 3
MOST_COMPARISONS = 300  # an hour, of one connection: a class writing at the same time


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """`?fuer=stadt` opens the form, `?fuer=mich` names who advises; `?feld=<slug>` chooses the topic, `?zu=<kind:key>`
    names the passage of a published text that it is about."""
    if request.method == "POST":
        return _receive(request)
    match request.GET.get("fuer"):
        case "stadt":
            return _form(request, _empty(request))
        case "mich":
            return render(request, "proposals/submission/personal.html")
        case _:
            context = {"field": request.GET.get("feld", "")}
            return render(request, "proposals/submission/question.html", context)


def _empty(request: HttpRequest) -> SuggestionForm:
    about = request.GET.get("zu", "")
    passage = passage_of(about)
    field = request.GET.get("feld", "") or (passage.field if passage else "")
    return SuggestionForm(initial={"field": field, "about": about if passage else ""}, user=request.user)


@require_safe
def petition(request: HttpRequest) -> HttpResponse:
    """What a suggestion is not, and how to write to the council: words and law are the city's."""
    return render(request, "proposals/submission/petition.html")


@never_cache
@csrf_exempt
@require_POST
def from_card(request: HttpRequest) -> HttpResponse:
    """The form with the text of a card that no table takes any more. Nothing is stored or changed, so no token is asked
    for: a telephone's page at a table has none (forums/dialogue/live/access.py)."""
    form = SuggestionForm(initial={"text": request.POST.get("text", "")}, user=request.user)
    return _form(request, form, from_card=True)


@csrf_exempt  # it reads what is public and changes nothing
@require_POST
@never_cache
def similar(request: HttpRequest) -> HttpResponse:
    """Public suggestions that say nearly the same as what is being written; nothing where there is little to compare.

    By POST, so that no draft stands in an address. The draft is not kept.
    """
    text = request.POST.get("text", "").strip()[:MOST_COMPARED]
    if len(text) < LEAST_COMPARED or too_many(request, "suggestion.similar", most=MOST_COMPARISONS, per=HOUR):
        return HttpResponse()
    return render(
        request, "proposals/submission/similar.html", {"suggestions": similar_to(text).suggestions[:MOST_SHOWN]}
    )


def _receive(request: HttpRequest) -> HttpResponse:
    if received := already_received(request.POST):
        return redirect("suggestion_receipt", follow_token(received))
    if GUARD.too_many_tries(request):
        return _too_many(request)
    if "strassen" in request.POST:
        return _with_streets(request)
    form = SuggestionForm(request.POST, request.FILES, user=request.user)
    if not form.is_valid():
        return _form(request, form)
    if honeypot_filled(request):
        form.add_error(None, _("We could not be sure that a person sent this. Please press “Send” once more."))
        return _form(request, form)
    if form.cleaned_data["email"] and too_many_mails(form.cleaned_data["email"]):
        form.add_error("email", TOO_MANY_MAILS)
        return _form(request, form)
    if GUARD.too_many_taken(request):
        return _too_many(request)
    suggestion = form.receive(author=request.user)
    response = redirect("suggestion_receipt", follow_token(suggestion))
    if form.cleaned_data["email"]:
        remember_device(response, suggestion)
    return response


def _too_many(request: HttpRequest) -> HttpResponse:
    """The form with what was typed, not judged: nothing may be lost for having come too often."""
    return _form(request, SuggestionForm(initial=_typed(request), user=request.user), status=429, too_many=True)


def _with_streets(request: HttpRequest) -> HttpResponse:
    """Without script: the form as it was typed, with the streets of the district that was chosen, and its photo."""
    sent = SuggestionForm(request.POST, request.FILES, user=request.user)
    sent.is_valid()
    form = SuggestionForm(initial=_typed(request), user=request.user)
    form.photo_kept = sent.photo_kept
    return _form(request, form)


def _typed(request: HttpRequest) -> dict[str, object]:
    return {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}


@require_safe
def streets(request: HttpRequest) -> HttpResponse:
    """The streets of a district, as soon as it is chosen."""
    context = {"streets": streets_of(request.GET.get("district", "")), "district": request.GET.get("district", "")}
    return render(request, "proposals/submission/streets.html", context)


def _form(
    request: HttpRequest,
    form: SuggestionForm,
    *,
    status: int = 200,
    too_many: bool = False,
    from_card: bool = False,
) -> HttpResponse:
    context = {
        "form": form,
        "challenge": proof_of_work_challenge(),
        "photo_url": keyed_url(form.photo_kept) if form.photo_kept else "",
        "sent_back": request.method == "POST",
        "too_many": too_many,
        "from_card": from_card,
    }
    return render(request, "proposals/submission/new.html", context, status=status)
