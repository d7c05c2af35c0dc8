"""The public list and the public page of a suggestion."""

from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_POST, require_safe

from forums.associations.permissions import spoken_for
from forums.municipality.models import Municipality
from forums.protection.rate_limits import too_many
from forums.search.lists import render_list, render_part
from forums.sharing.answers import answer
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.kept_in_browsers import SUPPORT
from proposals.suggestions.models import Suggestion
from proposals.suggestions.numbers import typed
from proposals.suggestions.permissions import may_see
from proposals.suggestions.similar import similar_to

from .listing import Listing
from .page import PublicPage
from .sharing import picture_of, shared_of

COOKIE_LASTS = 60 * 60 * 24 * 365  # seconds
HOUR = timedelta(hours=1)
MOST_SIMILAR = 3
MOST_SUPPORTS, MOST_SUPPORTS_OF_ONE = 300, 60  # new ones, of one connection: of all suggestions, of one


@require_safe
def suggestion_list(request: HttpRequest) -> HttpResponse:
    """All that is public: filters, search, order and page in the address; for htmx only the results."""
    listing = Listing(request.GET)
    context = {"listing": listing, "canonical": settings.SITE_URL + listing.here}
    return render_list(request, "proposals/public/suggestions/list.html", context, address=listing.here)


@require_safe
def suggestion(request: HttpRequest, number: str) -> HttpResponse:
    """The public page. Whoever may not see it gets the same page as for a number that does not exist."""
    found = Suggestion.objects.for_page().filter(number=number).first()
    if found is None or not may_see(request.user, found):
        return _unknown(request, number)
    city = Municipality.load(request)
    page = PublicPage(found, city)
    context = {
        "page": page,
        "suggestion": found,
        "canonical": settings.SITE_URL + found.get_absolute_url(),
        "share_picture": shared_of(page) if page.is_shared else None,
        "speaks_for": [(association, page.parts_of(association)) for association in spoken_for(request.user)],
        "supported": found.is_supported_by(by=request.user, browser=_browser(request)),
    }
    return render(request, "proposals/public/suggestions/page.html", context)


@require_safe
def picture(request: HttpRequest, number: str) -> HttpResponse:
    """What others show of it; gone with its text."""
    found = Suggestion.objects.for_page().filter(number=number).first()
    page = found and PublicPage(found, Municipality.load(request))
    if found is None or page is None or not page.is_shared:
        raise Http404
    return answer(request, picture_of(page), found)


@require_safe
def similar(request: HttpRequest, number: str) -> HttpResponse:
    """What is public and says nearly the same; for htmx only the list. Its page asks for it when it is read so far."""
    found = Suggestion.objects.for_page().filter(number=number).first()
    if found is None or not PublicPage(found, Municipality.load(request)).is_shared:
        return _unknown(request, number)
    near = similar_to(found)
    context = {"suggestion": found, "similar": replace(near, suggestions=near.suggestions[:MOST_SIMILAR])}
    return render_part(request, "proposals/public/suggestions/similar.html", context, "found")


@require_safe
def typed_number(request: HttpRequest, text: str) -> HttpResponse:
    """A number as people write it leads to the suggestion's own address."""
    number = typed(text)
    return redirect("suggestion", number, permanent=False) if number else _unknown(request, text)


def _unknown(request: HttpRequest, number: str) -> HttpResponse:
    return render(request, "proposals/public/suggestions/unknown.html", {"number": number}, status=404)


@require_POST
def support(request: HttpRequest, number: str) -> HttpResponse:
    """Support, or with `zurueck` take it back. The cookie is set only now, by pressing the button."""
    found = get_object_or_404(Suggestion.objects.public(), number=number)
    browser = _browser(request) or get_random_string(32)
    back = "zurueck" in request.POST
    if not (back or found.is_supported_by(by=request.user, browser=browser)) and _too_many_supports(request, number):
        return render(request, "429.html", {"minutes": 60}, status=429)
    try:
        if back:
            found.end_support(by=request.user, browser=browser)
        else:
            found.support(by=request.user, browser=browser)
    except NotPossible as refusal:
        messages.warning(request, str(refusal))
    response = redirect(found.get_absolute_url() + "#unterstuetzen")
    if not request.user.is_authenticated and not back:
        response.set_cookie(
            SUPPORT, browser, max_age=COOKIE_LASTS, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    return response


def _too_many_supports(request: HttpRequest, number: str) -> bool:
    """Browsers are easily made. A class of thirty behind one connection supports what it likes; a program does not."""
    over = [
        too_many(request, "support", most=MOST_SUPPORTS, per=HOUR),
        too_many(request, f"support:{number}", most=MOST_SUPPORTS_OF_ONE, per=HOUR),
    ]
    return any(over)


def _browser(request: HttpRequest) -> str:
    """The random key this browser got when it first supported something; empty for any other value."""
    key = request.COOKIES.get(SUPPORT, "")
    return key if len(key) == 32 and key.isalnum() else ""
