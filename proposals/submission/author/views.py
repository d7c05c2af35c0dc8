"""What the author sees: the receipt, the follow page, and number with secret word as another way in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from forums.municipality.models import Municipality
from forums.people.guards import UserRequest, signed_in
from forums.pictures.permissions import keyed_url
from forums.protection.private_pages import mark_private
from forums.protection.rate_limits import too_many, too_many_for
from proposals.measures.fates import fate_of
from proposals.measures.models import Measure
from proposals.measures.way import way_of
from proposals.moderation.danger import DangerFlag
from proposals.suggestions.endorsement.models import Endorsement
from proposals.suggestions.follow_links import follow_token, follow_url
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from proposals.suggestions.secret_words import fits
from proposals.suggestions.signature import holder_name
from proposals.suggestions.status import coming, sentence_of
from proposals.suggestions.steps import Step, StepKind
from proposals.suggestions.timeline import for_author
from proposals.suggestions.track import stations
from proposals.suggestions.track_facts import facts_of
from proposals.triage.answers import answer_to
from proposals.triage.standing import standing, takeover

from .access import by_link
from .answered import history
from .forms import CodewordForm, EmailForm, FindForm, LanguageForm, TextLanguageForm, WordsForm
from .receipts import keepsake, qr_svg

HOUR = timedelta(hours=1)
MOST_GUESSES = 10  # an hour for one connection, and twice that a day for one number


@require_safe
@by_link
def receipt(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    """Shown after sending: the number, the link, ways to keep both. A text of danger shows who helps, first."""
    url = follow_url(suggestion)
    context = {
        "suggestion": suggestion,
        "token": follow_token(suggestion),
        "url": url,
        "svg": qr_svg(url),
        "sentence": sentence_of(suggestion),
        "track": stations(facts_of(suggestion, [], due=suggestion.due)) if suggestion.is_open else [],
        "dangers": _dangers(suggestion),
        "is_asked": suggestion.followers.filter(is_author=True, confirmed_at=None).exists(),
        "hears": suggestion.author_listeners(),
        "email_form": EmailForm(),
    }
    return render(request, "proposals/submission/author/receipt.html", context)


@require_safe
@by_link
def picture_to_keep(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    content = keepsake(suggestion.number, follow_url(suggestion), Municipality.current().name)
    response = HttpResponse(content, content_type="image/png")
    response["Content-Disposition"] = f'attachment; filename="{suggestion.number}.png"'
    return response


@require_safe
@by_link
def follow(request: HttpRequest, suggestion: Suggestion) -> HttpResponse:
    return page(request, suggestion)


@require_safe
@signed_in
def own(request: UserRequest, number: str) -> HttpResponse:
    """What mails to an account name: they hold no key, the account opens its own."""
    suggestion = get_object_or_404(Suggestion.objects.filter(author=request.user), number=number)
    return mark_private(redirect("suggestion_follow", follow_token(suggestion)))


def open_moves(suggestion: Suggestion, kinds: set[str]) -> set[str]:
    """What the author can do now, by name. The verbs check again; `kinds` are those of its steps so far."""
    moves = {
        "reply": suggestion.is_question_open,
        "appeal": suggestion.is_rejected and StepKind.APPEALED not in kinds,
        "reopen": suggestion.may_reopen(),
        "withdraw": suggestion.may_be_withdrawn,
    }
    return {name for name, possible in moves.items() if possible}


def page(
    request: HttpRequest, suggestion: Suggestion, *, status: int = 200, refused: Mapping[str, forms.Form] | None = None
) -> HttpResponse:
    """The follow page; `refused` replaces blank forms by those that came back with errors."""
    own = for_author(Step.objects.filter(suggestion=suggestion))
    steps = list(own)
    answer = answer_to(suggestion, steps)
    measures = list(Measure.objects.for_list().filter(suggestions=suggestion.answered_by))
    fate = fate_of(suggestion, measures)
    url = follow_url(suggestion)
    words = {"version": suggestion.version}
    facts = facts_of(
        suggestion,
        steps,
        due=suggestion.due,
        measures=way_of(fate, measures, steps),
        body=answer.proposed_to if answer else "",
    )
    holder = holder_name(suggestion.holder)
    context = {
        "suggestion": suggestion,
        "token": follow_token(suggestion),
        "moves": open_moves(suggestion, {step.kind for step in steps}),
        "track": stations(facts),
        "standing": standing(
            suggestion,
            sentence=(fate.sentence if fate else "") or sentence_of(suggestion),
            holder=holder,
            due=suggestion.question_due or suggestion.due,
            after=takeover(suggestion, suggestion.due, steps),
            answer=answer,
            measures=measures if fate else (),
        ),
        "fate": fate,
        "next": coming(suggestion),
        "history": history(own, answer, measures),
        "answer": answer,
        "measures": measures,
        "is_reopenable": suggestion.turned_down_until is not None,
        "question": next((step for step in reversed(steps) if step.kind == StepKind.ASKED), None),
        "dangers": _dangers(suggestion),
        "endorsements": Endorsement.objects.waiting().filter(suggestion=suggestion),
        "followers": [_masked(follower) for follower in suggestion.followers.filter(is_author=True)],
        "account_hears": suggestion.author_recipients(),
        "photo_url": keyed_url(suggestion.photo) if suggestion.photo else "",
        "url": url,
        "svg": qr_svg(url),
        "reply_form": WordsForm(move="reply", initial=words),
        "appeal_form": WordsForm(move="appeal", initial=words),
        "reopen_form": WordsForm(move="reopen", initial=words),
        "names_author": suggestion.names_author,
        "email_form": EmailForm(),
        "language_form": LanguageForm(initial={"language": suggestion.notice_language}),
        "text_language_form": TextLanguageForm(initial={"text_language": suggestion.language}),
        "codeword_form": CodewordForm(),
        "languages": settings.LANGUAGES,
        **(refused or {}),
    }
    return render(request, "proposals/submission/author/follow.html", context, status=status)


def _dangers(suggestion: Suggestion) -> set[str]:
    """What the text may speak of, so that the page names who helps."""
    return set(DangerFlag.objects.filter(suggestion=suggestion).values_list("danger", flat=True))


@dataclass(frozen=True)
class MaskedAddress:
    """Enough to know one's own address by; a link that went astray gives nothing away."""

    pk: int
    email: str
    confirmed: bool


def _masked(follower: Follower) -> MaskedAddress:
    name, _at, host = follower.email.partition("@")
    return MaskedAddress(follower.pk, f"{name[0]}…@{host}", follower.confirmed_at is not None)


@never_cache
@sensitive_post_parameters("codeword")
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Number and secret word lead to the follow page. A wrong number and a wrong word look the same.

    `?nummer=` fills in the number, for mails: they hold no key.
    """
    form = FindForm(request.POST or None, initial={"number": request.GET.get("nummer", "")})
    if request.method != "POST" or not form.is_valid():
        return render(request, "proposals/submission/author/find.html", {"form": form})
    number, word = form.cleaned_data["number"], form.cleaned_data["codeword"]
    if too_many(request, "suggestion.find", most=MOST_GUESSES, per=HOUR) or too_many_for(
        number, "suggestion.find", most=2 * MOST_GUESSES, per=timedelta(days=1)
    ):
        return render(request, "429.html", {"minutes": 60}, status=429)
    suggestion = Suggestion.objects.filter(number=number).first()
    if fits(word, suggestion.secret_word if suggestion else "") and suggestion:
        return redirect("suggestion_follow", follow_token(suggestion))
    form.add_error(None, _("Number and secret word do not match. Please check both."))
    return render(request, "proposals/submission/author/find.html", {"form": form})
