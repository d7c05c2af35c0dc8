"""What has changed between two editions: the numbers with a list, and one section word by word."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..addresses import KINDS, lines
from ..content.showing import named_associations
from ..models import Edition
from ..views import FOLDER, edition_for, language_here
from .causing import causes_of
from .changes import Comparison
from .comparing import compare

type Pair = tuple[Edition, Edition]


def _pair(request: HttpRequest, slug: str, older: str) -> Pair:
    """The newer one and the older one; 404 the other way round, where every “new” would be untrue."""
    now, before = edition_for(request, slug), edition_for(request, older)
    if now.number <= before.number:
        raise Http404
    return now, before


def _compared(pair: Pair) -> Comparison:
    now, before = (edition.all_sections() for edition in pair)
    return compare(before, now, language_here(), named_associations(*before, *now))


@require_safe
def comparison(request: HttpRequest, slug: str, older: str) -> HttpResponse:
    now, before = pair = _pair(request, slug, older)
    context = {"edition": now, "before": before, "comparison": _compared(pair)}
    return render(request, f"{FOLDER}/comparison.html", context)


@require_safe
def section_comparison(request: HttpRequest, slug: str, older: str, kind: str, section_slug: str) -> HttpResponse:
    now, before = pair = _pair(request, slug, older)
    if kind not in KINDS:
        raise Http404
    found = _compared(pair)
    change = next(
        (each for each in found.sections if (each.section.kind, each.section.slug) == (KINDS[kind], section_slug)), None
    )
    if change is None:
        raise Http404
    place = found.sections.index(change)
    where = {line.key: line.url for edition in (before, now) for line in lines(edition, edition.contents())}
    context = {
        "edition": now,
        "before": before,
        "change": change,
        "url": where.get((change.section.kind, change.section.key), ""),
        "causes": causes_of(now.pk, change),
        "previous": found.sections[place - 1] if place else None,
        "next": found.sections[place + 1] if place + 1 < len(found.sections) else None,
    }
    return render(request, f"{FOLDER}/section_comparison.html", context)
