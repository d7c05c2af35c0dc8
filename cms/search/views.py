"""Search over everything people can read here, and what search engines may read."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from cms.editions.finding import editions_with
from forums.associations.models import Association
from forums.council.meetings.models import CouncilMeeting
from forums.council.papers.models import Paper
from forums.council.process.models import Milestone
from forums.dialogue.models import Forum
from forums.protection.cleaning import cleaned
from forums.search.finding import found
from forums.search.name_order import ByName
from forums.search.synonyms import said_otherwise
from proposals.measures.fates import with_fates
from proposals.measures.models import Measure
from proposals.suggestions.endorsement.models import with_authoring_associations
from proposals.suggestions.models import Suggestion
from proposals.suggestions.search import found as found_suggestions
from proposals.suggestions.similar import similar_to

PER_PAGE = 20
SHOWN = 6  # of each kind: their own lists have them all
LONGEST = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Pages in the reader's language, suggestions, measures, the council's papers and meetings, milestones, editions,
    forums, associations with these words.

    Then suggestions that mean something similar, whatever their words and language.
    """
    words = words_of_query(request.GET.get("q", ""))
    context = {"words": words, **(_results(words, request.GET.get("seite")) if words else {})}
    return render(request, "cms/search/search.html", context)


def words_of_query(text: str) -> str:
    return " ".join(cleaned(text)[:LONGEST].split())


def _results(words: str, page: str | None) -> dict[str, object]:
    pages = Page.objects.live().public().filter(locale=Locale.get_active(), depth__gt=2)
    found_pages = pages.filter(found(words, Page)).order_by("path")
    matching = Suggestion.objects.public().matching(words)
    suggestions = list(with_fates(with_authoring_associations(matching.for_list()))[:SHOWN])
    results: dict[str, object] = {
        "pages": Paginator(found_pages, PER_PAGE).get_page(page),
        "suggestions": suggestions,
        "measures": Measure.objects.matching(words).order_by("pk")[:SHOWN],
        "papers": Paper.objects.public().matching(words).order_by("-dated", "-number")[:SHOWN],
        "milestones": Milestone.objects.matching(words).in_order()[:SHOWN],
        "meetings": CouncilMeeting.objects.for_list().matching(words).order_by("-starts_at", "-pk")[:SHOWN],
        "forums": Forum.objects.published().matching(words).order_by("-starts_at", "-pk")[:SHOWN],
        "editions": editions_with(words)[:SHOWN],
        "associations": ByName(Association.objects.public().matching(words))[:SHOWN],
    }
    return results | {"similar": _similar(words)}


def _similar(words: str) -> list[Suggestion]:
    """With other words for the same, then by meaning; without the model, shared words have found all there is."""
    near = similar_to(words)
    others = reduce(or_, (found_suggestions(other) for other in said_otherwise(words)), Q(pk__in=[]))
    otherwise = Suggestion.get_indexed_objects().filter(others).exclude(found_suggestions(words))
    said = with_fates(otherwise.for_list())[:SHOWN]
    by_meaning = near.suggestions if near.by_meaning else []
    having_words = set(
        Suggestion.objects.matching(words).filter(pk__in=[one.pk for one in by_meaning]).values_list("pk", flat=True)
    )
    by_meaning = [one for one in by_meaning if one.pk not in having_words]
    return list({one.pk: one for one in [*said, *by_meaning]}.values())


@require_safe
@cache_control(max_age=60 * 60 * 24, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/search/robots.txt", {"SITE_URL": settings.SITE_URL}, content_type="text/plain")
