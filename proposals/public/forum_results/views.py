"""What became of a forum's cards: the page, and the sheet “Sie haben gesagt – wir haben getan”."""

from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from forums.dialogue.models import Forum
from forums.dialogue.permissions import may_see
from forums.municipality.calendar import today
from forums.printing.answers import response
from proposals.intake.cards.models import CardOutcome

from ..boards.content import Boards, lines
from .printing import said_and_done_of
from .tally import Result, said_at

FOLDER = "proposals/public/forum_results"
PER_PAGE = 20
LEFT_ASIDE = "beiseite"


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _visible(request: HttpRequest, slug: str) -> Forum:
    found = get_object_or_404(Forum, slug=slug)
    if not may_see(request.user, found):
        raise Http404
    return found


@require_safe
def forum_result(request: HttpRequest, slug: str) -> HttpResponse:
    """The tally and the suggestions with the forum's cards; with `?ansicht=beiseite` the cards left aside."""
    forum = _visible(request, slug)
    result = Result(forum)
    view = LEFT_ASIDE if request.GET.get("ansicht") == LEFT_ASIDE else ""
    rows: Any = CardOutcome.objects.of(forum).left_aside() if view else result.public
    page: Page[Any] = Paginator(rows, PER_PAGE).get_page(request.GET.get("seite"))
    shown = [] if view else list(page)
    context = {
        "forum": forum,
        "result": result,
        "view": view,
        "page": page,
        "lines": [
            (line, result.cards_of[suggestion.pk])
            for suggestion, line in zip(shown, lines(shown, _language()), strict=True)
        ],
    }
    return render(request, f"{FOLDER}/result.html", context)


@require_safe
def forum_board(request: HttpRequest, slug: str) -> HttpResponse:
    forum = _visible(request, slug)
    boards = Boards.of(request, said_at(forum))
    return render(request, f"{FOLDER}/board.html", {"forum": forum, "boards": boards, "today": today()})


@require_safe
def forum_board_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a tagged PDF, with the languages chosen, as of today."""
    forum = _visible(request, slug)
    boards = Boards.of(request, said_at(forum))
    pdf = said_and_done_of(forum, boards, language=_language(), address=reverse("forum_board", args=[slug]))
    return response(pdf, f"gesagt-getan-{forum.slug}.pdf")
