"""Search over pages and suggestions, and what search engines may read."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend

from proposals.suggestions.endorsement.models import with_authoring_associations
from proposals.suggestions.models import Suggestion

PER_PAGE = 20
SUGGESTIONS_SHOWN = 6
LONGEST = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Pages in the reader's language and the newest suggestions with these words; their own list has them all."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    context: dict[str, object] = {"words": words, "pages": None, "suggestions": []}
    if words:
        pages = Page.objects.live().public().filter(locale=Locale.get_active(), depth__gt=2)
        found = get_search_backend().search(words, pages)
        context["pages"] = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
        suggestions = Suggestion.objects.public().matching(words).for_list()
        context["suggestions"] = with_authoring_associations(suggestions)[:SUGGESTIONS_SHOWN]
    return render(request, "cms/search/search.html", context)


@require_safe
@cache_control(max_age=60 * 60 * 24, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/search/robots.txt", {"SITE_URL": settings.SITE_URL}, content_type="text/plain")
