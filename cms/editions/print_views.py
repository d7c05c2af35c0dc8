"""PDFs of the concept: a section at once, the whole in the background with a page that says how far it is."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forums.municipality.models import Municipality
from forums.printing.answers import response

from .addresses import KINDS, lines
from .content.live import live_contents, live_section
from .models import Edition, Printout
from .permissions import may_read
from .printing import document
from .views import FOLDER, edition_for, language_here
from .writing import ask_for


@require_safe
def section_pdf(request: HttpRequest, slug: str, kind: str, section_slug: str) -> HttpResponse:
    """A chapter, a field, a part of an edition."""
    return _section_pdf(request, edition_for(request, slug), kind, section_slug)


@require_safe
def live_section_pdf(request: HttpRequest, kind: str, section_slug: str) -> HttpResponse:
    """The same of the concept as it stands now."""
    return _section_pdf(request, None, kind, section_slug)


def _section_pdf(request: HttpRequest, edition: Edition | None, kind: str, slug: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    found = edition.section(KINDS[kind], slug) if edition else live_section(KINDS[kind], slug)
    if found is None:
        raise Http404
    contents = edition.contents() if edition else live_contents()
    url = next(line.url for line in lines(edition, contents) if line.key == (found.kind, found.key))
    address = settings.SITE_URL.partition("//")[2] + url
    written = document(edition, [found], language_here(), city=Municipality.load(request).name, address=address)
    return response(written.pdf(), f"{edition.slug if edition else 'konzept'}-{slug}.pdf")


@require_POST
def ask(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The whole as PDF: on to the page that waits for it."""
    edition = edition_for(request, slug) if slug else None
    return redirect(ask_for(edition, language_here()))


def _printout(request: HttpRequest, uuid: UUID) -> Printout:
    found = get_object_or_404(Printout.objects.select_related("edition").defer("content"), uuid=uuid)
    if found.edition and not may_read(request.user, found.edition):
        raise Http404
    return found


@never_cache
@require_safe
def printout(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far it is; for htmx only that."""
    template = "progress" if request.headers.get("HX-Request") else "printout"
    return render(request, f"{FOLDER}/{template}.html", {"printout": _printout(request, uuid)})


@require_safe
def printout_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = _printout(request, uuid)
    if not found.is_done or found.content is None:
        raise Http404
    name = found.edition.slug if found.edition else "konzept"
    return response(bytes(found.content), f"{name}-{found.language}.pdf")
