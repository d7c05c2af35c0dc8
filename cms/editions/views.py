"""What everybody reads: the list of editions, each with its sections, and its pictures."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .addresses import KINDS, Line, lines
from .content.sections import SectionData
from .content.showing import named_associations, shown_lists
from .models import Edition, FrozenPicture
from .permissions import may_edit_editions, may_read
from .reading import before, history, pictures_of, suggestions_behind

FOLDER = "cms/editions"


def language_here() -> str:
    return get_language() or "de"


def edition_for(request: HttpRequest, slug: str) -> Edition:
    """404 for what may not be read."""
    edition: Edition = get_object_or_404(Edition.objects.select_related("decision__paper"), slug=slug)
    if not may_read(request.user, edition):
        raise Http404
    return edition


@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """All that were adopted, and the one that people are asked about."""
    shown = Edition.objects.all() if may_edit_editions(request.user) else Edition.objects.public()
    return render(request, f"{FOLDER}/list.html", {"editions": list(shown.select_related("decision__paper"))})


@require_safe
def edition(request: HttpRequest, slug: str) -> HttpResponse:
    found = edition_for(request, slug)
    context = {
        "edition": found,
        "lines": _told(lines(found, found.contents()), language_here()),
        "history": history(found),
        "before": before(found),
        "edits": may_edit_editions(request.user),
    }
    return render(request, f"{FOLDER}/page.html", context)


@require_safe
def section(request: HttpRequest, slug: str, kind: str, section_slug: str) -> HttpResponse:
    """Of a frozen edition; of the one that is worked on, the live page has it."""
    found = edition_for(request, slug)
    contents = lines(found, found.contents())
    here = next(
        (line for line in contents if (line.section.kind, line.section.slug) == (KINDS.get(kind), section_slug)), None
    )
    if here is None:
        raise Http404
    if not found.is_frozen:
        return redirect(here.url)
    data = found.section(here.section.kind, section_slug)
    if data is None:
        raise Http404
    return _section(request, found, data, contents, contents.index(here))


def _section(
    request: HttpRequest, edition: Edition, data: SectionData, contents: list[Line], place: int
) -> HttpResponse:
    language = language_here()
    version = data.version(language)
    lists = shown_lists(data, language, named_associations(data))
    told = _told(contents, language)
    context = {
        "edition": edition,
        "section": data,
        "version": version,
        "lists": lists,
        "pictures": pictures_of(edition, version),
        "suggestions": suggestions_behind(lists),
        "previous": told[place - 1] if place else None,
        "next": told[place + 1] if place + 1 < len(told) else None,
    }
    return render(request, f"{FOLDER}/section.html", context)


def _told(contents: list[Line], language: str) -> list[dict[str, object]]:
    """Lines with their title in the reader's language, or in the one they have."""
    return [
        {
            "section": line.section,
            "url": line.url,
            "title": line.section.version(language).title,
            "language": line.section.version(language).language,
        }
        for line in contents
    ]


@require_safe
def picture(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    found = edition_for(request, slug)
    row = get_object_or_404(FrozenPicture, edition=found, uuid=uuid)
    response = HttpResponse(bytes(row.content), content_type="image/webp")
    response["Cache-Control"] = "public, max-age=86400"
    return response
