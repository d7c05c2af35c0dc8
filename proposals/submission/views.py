"""The first question, the form, the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from forums.pictures.permissions import keyed_url
from forums.protection.spam import FormGuard, honeypot_filled, proof_of_work_challenge
from proposals.suggestions.follow_links import follow_token

from .author.device import remember_device
from .forms import SuggestionForm, already_received
from .languages import CODES
from .mail_limit import TOO_MANY_MAILS, too_many_mails

GUARD = FormGuard("suggestion")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """`?fuer=stadt` opens the form, `?fuer=mich` names who advises; `?feld=<slug>` chooses the topic."""
    if request.method == "POST":
        return _receive(request)
    match request.GET.get("fuer"):
        case "stadt":
            return _form(request, SuggestionForm(initial={"field": request.GET.get("feld", "")}, user=request.user))
        case "mich":
            return render(request, "proposals/submission/personal.html")
        case _:
            context = {"field": request.GET.get("feld", "")}
            return render(request, "proposals/submission/question.html", context)


@never_cache
@csrf_exempt
@require_POST
def from_card(request: HttpRequest) -> HttpResponse:
    """The form with the text of a card that no table takes any more. Nothing is stored or changed, so no token is asked
    for: a telephone's page at a table has none (forums/dialogue/live/access.py)."""
    language = request.POST.get("language", "")
    initial = {"text": request.POST.get("text", ""), "language": language if language in CODES else ""}
    return _form(request, SuggestionForm(initial=initial, user=request.user), from_card=True)


def _receive(request: HttpRequest) -> HttpResponse:
    if received := already_received(request.POST):
        return redirect("suggestion_receipt", follow_token(received))
    if GUARD.too_many_tries(request):
        return _too_many(request)
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
    typed = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    return _form(request, SuggestionForm(initial=typed, user=request.user), status=429, too_many=True)


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
        "photo_url": keyed_url(form.picture) if form.picture else "",
        "sent_back": request.method == "POST",
        "too_many": too_many,
        "from_card": from_card,
    }
    return render(request, "proposals/submission/new.html", context, status=status)
