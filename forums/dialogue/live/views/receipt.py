"""What became of one card: by the code that its writer got, on the telephone or on a slip of paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forums.protection.rate_limits import reached, too_many
from forums.records.exceptions import NotPossible

from ...card_reviews import CardReview
from ...forum import Forum
from ...receipts import card_of, code, number_of
from ..access import forum_by_slug
from ..forms import AskAgainForm
from ..help import help_in, needs_help
from .table import HOUR

MOST_ASKED = 100  # an hour for one connection, which a whole hall may share
MOST_WRONG_RECEIPTS = 200  # an hour for one connection; of each number there are 33 million codes


@require_safe
@forum_by_slug
def find(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The code, typed from a slip (`?code=17-K7QFM`), leads to its page."""
    given = request.GET.get("code", "")
    if not given:
        return _ask(request, forum)
    number = None if _guesses(request) else number_of(forum, given)
    if number is not None:
        return redirect("forum_receipt", forum.slug, code(forum, number))
    return _wrong(request, forum, given)


@require_safe
@forum_by_slug
def receipt(request: HttpRequest, forum: Forum, code: str) -> HttpResponse:
    """The card and where it stands. A slip that no card has yet is right, too."""
    number = None if _guesses(request) else number_of(forum, code)
    if number is None:
        return _wrong(request, forum, code)
    return _page(request, forum, number, code)


def _page(
    request: HttpRequest,
    forum: Forum,
    number: int,
    code: str,
    form: AskAgainForm | None = None,
    *,
    status: int = 200,
    refused: str = "",
) -> HttpResponse:
    card = card_of(forum, code)
    review = CardReview.objects.filter(card=card).first() if card else None
    may_ask = card is not None and card.is_hidden and review is not None and review.may_be_asked
    context = {
        "forum": forum,
        "number": number,
        "card": card,
        "code": code,
        "help": help_in(card.language) if card and needs_help(card) else None,
        "review": review,
        "form": (form or AskAgainForm()) if may_ask else None,
        "refused": refused,
    }
    return render(request, "forums/dialogue/live/receipt.html", context, status=status)


@require_POST
@forum_by_slug
def ask_again(request: HttpRequest, forum: Forum, code: str) -> HttpResponse:
    """The writer of a hidden card asks moderators to look again, once. Whoever holds the receipt is the writer."""
    number, card = number_of(forum, code), card_of(forum, code)
    if number is None or card is None:
        return _wrong(request, forum, code)
    form, review = AskAgainForm(request.POST), CardReview.objects.filter(card=card).first()
    receipt = redirect(f"{reverse('forum_receipt', args=[forum.slug, code])}#stand")
    if review is not None and form.is_valid() and review.was_asked(form.cleaned_data["why"]):
        return receipt
    if too_many(request, "forum.ask_again", most=MOST_ASKED, per=HOUR):
        return render(request, "429.html", {"minutes": 60}, status=429)
    if not form.is_valid():
        return _page(request, forum, number, code, form, status=422)
    if review is None:
        return _page(request, forum, number, code, status=409)
    try:
        review.ask(form.cleaned_data["why"])
    except NotPossible as refused:
        return _page(request, forum, number, code, form, status=409, refused=str(refused))
    return receipt


def _guesses(request: HttpRequest) -> bool:
    return reached(request, "forum.receipt", most=MOST_WRONG_RECEIPTS)


def _wrong(request: HttpRequest, forum: Forum, given: str) -> HttpResponse:
    if too_many(request, "forum.receipt", most=MOST_WRONG_RECEIPTS, per=HOUR):
        return render(request, "429.html", {"minutes": 60}, status=429)
    return _ask(request, forum, given=given, wrong=_("This code is not right. Please look at it again."))


def _ask(request: HttpRequest, forum: Forum, *, given: str = "", wrong: str = "") -> HttpResponse:
    context = {"forum": forum, "given": given, "wrong": wrong}
    return render(request, "forums/dialogue/live/find_receipt.html", context, status=404 if wrong else 200)
