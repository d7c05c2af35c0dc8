"""What became of one card: by the code that its writer got, on the telephone or on a slip of paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.protection.rate_limits import reached, too_many

from ...forum import Forum
from ...receipts import card_of, code, number_of
from ..access import forum_by_slug
from .table import HOUR

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
    context = {"forum": forum, "number": number, "card": card_of(forum, code), "code": code}
    return render(request, "forums/dialogue/live/receipt.html", context)


def _guesses(request: HttpRequest) -> bool:
    return reached(request, "forum.receipt", most=MOST_WRONG_RECEIPTS)


def _wrong(request: HttpRequest, forum: Forum, given: str) -> HttpResponse:
    if too_many(request, "forum.receipt", most=MOST_WRONG_RECEIPTS, per=HOUR):
        return render(request, "429.html", {"minutes": 60}, status=429)
    return _ask(request, forum, given=given, wrong=_("This code is not right. Please look at it again."))


def _ask(request: HttpRequest, forum: Forum, *, given: str = "", wrong: str = "") -> HttpResponse:
    context = {"forum": forum, "given": given, "wrong": wrong}
    return render(request, "forums/dialogue/live/find_receipt.html", context, status=404 if wrong else 200)
