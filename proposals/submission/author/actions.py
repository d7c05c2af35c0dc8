"""What the author does: each a POST to its own address, then back to the follow page."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from forums.protection.rate_limits import note_done, too_many, was_done
from forums.protection.whole_numbers import whole_number
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import Step
from proposals.suggestions.timeline import entries, for_author

from ..mail_limit import TOMORROW, too_many_mails
from .access import by_link
from .device import forget_device, remember_device
from .forms import CodewordForm, EmailForm, LanguageForm, TextLanguageForm, WordsForm
from .views import HOUR, page

MAIL_COMES = gettext_lazy("This address gets an e-mail: once a day at most. Please confirm it with the link in it.")
MOST_ADDRESSES = 10  # an hour for one connection: nobody floods strangers with our questions


def back(request: HttpRequest, suggestion: Suggestion, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("suggestion_follow", follow_token(suggestion))


def _do(
    request: HttpRequest, suggestion: Suggestion, verb: Callable[[], None], *, seen: int, done: str, text: str = ""
) -> HttpResponse:
    """Run a verb; where the page was out of date or the move is over, say what happened and keep the text."""
    try:
        verb()
    except NotPossible as refused:
        suggestion.refresh_from_db()
        context = {
            "suggestion": suggestion,
            "token": follow_token(suggestion),
            "since": entries(for_author(Step.objects.filter(suggestion=suggestion).after(seen))),
            "refused": "" if isinstance(refused, OutOfDate) else str(refused),
            "text": text,
        }
        return render(request, "proposals/submission/author/stale.html", context, status=409)
    return back(request, suggestion, done)


def _with_words(
    request: HttpRequest, suggestion: Suggestion, name: str, verb: Callable[[str, int], None], done: str
) -> HttpResponse:
    form = WordsForm(request.POST, move=name)
    if not form.is_valid():
        return page(request, suggestion, refused={f"{name}_form": form})
    text, seen = form.cleaned_data["text"], form.cleaned_data["version"]
    return _do(request, suggestion, lambda: verb(text, seen), seen=seen, done=done, text=text)


def _set(
    request: HttpRequest,
    suggestion: Suggestion,
    form: forms.Form,
    name: str,
    verb: Callable[[str], None],
    done: str,
) -> HttpResponse:
    """One setting: the form has one field, and page and form call it by the same name."""
    if not form.is_valid():
        return page(request, suggestion, refused={f"{name}_form": form})
    verb(form.cleaned_data[name])
    return back(request, suggestion, done)


@require_POST
@by_link
def reply(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    def verb(text: str, seen: int) -> None:
        suggestion.reply(text=text, seen=seen)

    return _with_words(request, suggestion, "reply", verb, _("Thank you. Your answer is with the team."))


@require_POST
@by_link
def appeal(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    def verb(text: str, seen: int) -> None:
        suggestion.appeal(reason=text, seen=seen)

    return _with_words(request, suggestion, "appeal", verb, _("We will check your text once more."))


@require_POST
@by_link
def reopen(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    def verb(text: str, seen: int) -> None:
        suggestion.reopen(reason=text, seen=seen)

    return _with_words(request, suggestion, "reopen", verb, _("Your suggestion is open again. The lead tandem has it."))


@require_POST
@by_link
def withdraw(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    version = whole_number(request.POST.get("version", ""))
    seen = -1 if version is None else version
    return _do(
        request,
        suggestion,
        lambda: suggestion.withdraw(seen=seen),
        seen=max(seen, 0),
        done=_("You have withdrawn your suggestion."),
    )


@require_POST
@by_link
def add_email(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    form = EmailForm(request.POST)
    if not form.is_valid():
        return page(request, suggestion, refused={"email_form": form})
    email = form.cleaned_data["email"].lower()
    if suggestion.author_hears_at(email):
        told = _("This is the address of your account. We write to it about this suggestion.")
        return back(request, suggestion, told)
    if suggestion.followers.filter(email=email, is_author=True).exclude(confirmed_at=None).exists():
        return back(request, suggestion, _("This address is confirmed already. We write to it about this suggestion."))
    this = f"{suggestion.number}:{email}"
    if was_done(request, "follower.asked", this):
        return back(request, suggestion, str(MAIL_COMES))
    if too_many(request, "follower.asked", most=MOST_ADDRESSES, per=HOUR):
        form.add_error(
            "email", _("We have received very many addresses from your connection. Please try again in an hour.")
        )
        return page(request, suggestion, status=429, refused={"email_form": form})
    if too_many_mails(form.cleaned_data["email"]):
        form.add_error("email", TOMORROW)
        return page(request, suggestion, status=429, refused={"email_form": form})
    Follower.objects.ask(suggestion, form.cleaned_data["email"], suggestion.notice_language, is_author=True)
    note_done(request, "follower.asked", this)
    response = back(request, suggestion, str(MAIL_COMES))
    remember_device(response, suggestion)
    return response


@require_POST
@by_link
def remove_email(request: HttpRequest, suggestion: Suggestion, pk: int) -> HttpResponse:
    get_object_or_404(suggestion.followers, pk=pk, is_author=True).delete()
    return back(request, suggestion, _("The address is deleted. We will send no more e-mails there."))


@require_POST
@by_link
def language(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    done = _("From now on we will write to you in this language.")
    return _set(request, suggestion, LanguageForm(request.POST), "language", suggestion.choose_notice_language, done)


@require_POST
@by_link
def text_language(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    done = _("The language of your text is noted.")
    return _set(request, suggestion, TextLanguageForm(request.POST), "text_language", suggestion.choose_language, done)


@require_POST
@by_link
def codeword(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    done = _("Your secret word has been saved.")
    return _set(request, suggestion, CodewordForm(request.POST), "codeword", suggestion.set_secret_word, done)


@require_POST
@by_link
def new_link(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    suggestion.renew_link()
    return back(request, suggestion, _("This is your new link. The old one no longer works. Please keep the new one."))


@require_POST
@by_link
def hide_personal(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    suggestion.withdraw_consent()
    return back(request, suggestion, _("We no longer show your name and your photo."))


@require_POST
@by_link
def remove_place(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    suggestion.remove_point(by=None)
    return back(request, suggestion, _("We have deleted the place on the map."))


@require_POST
@by_link
def leave(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    """Erasure for who has no account: name, addresses, photo, original. The link goes on working."""
    suggestion.leave_no_author()
    return back(request, suggestion, _("Deleted. Nothing here points to you any more."))


@require_POST
@by_link
def forget(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    """Let this browser drop what it keeps of us: drafts and stored pages. The suggestion stays."""
    response = render(request, "proposals/submission/author/forgotten.html", {"number": suggestion.number})
    response["Clear-Site-Data"] = '"cache", "storage"'
    forget_device(response, suggestion)
    return response
