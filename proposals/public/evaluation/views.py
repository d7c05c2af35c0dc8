"""What everybody reads of evaluations: the list, one, one of its fields, PDF and CSV."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from forums.fields.models import ActionField
from forums.municipality.models import Municipality
from forums.printing.answers import response
from forums.spreadsheets.writing import FORMATS

from . import tables
from .content import Content
from .models import Evaluation
from .permissions import approves_as, assesses_as, may_begin, may_read, may_read_drafts
from .printing import printed
from .telling import Asked

FOLDER = "proposals/public/evaluation"
PER_PAGE = 20
APPROVED = "freigegeben"


def evaluation_for(request: HttpRequest, slug: str) -> Evaluation:
    """Raises Http404 where there is none, or none for this visitor."""
    found = get_object_or_404(Evaluation, slug=slug)
    if not may_read(request.user, found):
        raise Http404
    return found


def content_for(request: HttpRequest, found: Evaluation, only: ActionField | None = None) -> Content:
    """What is approved; for those who work on it what it is now, unless they ask for what everybody reads."""
    asked = request.GET.get("stand") == APPROVED
    working = may_read_drafts(request.user) and not (asked and found.approved_version is not None)
    return Content(found, approved=found.is_approved or not working, only=only)


@require_safe
def evaluations(request: HttpRequest) -> HttpResponse:
    """Those that are approved; for those who work on them the others too."""
    drafts = may_read_drafts(request.user)
    rows = Evaluation.objects.all() if drafts else Evaluation.objects.approved()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, f"{FOLDER}/list.html", {"page": page, "may_begin": may_begin(request.user)})


@require_safe
def evaluation(request: HttpRequest, evaluation: str) -> HttpResponse:
    """The result matrix, the networks, and a line for each field."""
    found = evaluation_for(request, evaluation)
    content = content_for(request, found)
    columns, rows = tables.network_table(content)
    may_approve = approves_as(request.user) is not None and not found.is_approved
    works = not content.approved and may_read_drafts(request.user)
    context = {
        "evaluation": found,
        "content": content,
        "asked": Asked(found) if works and found.approved_version is None else None,
        "columns": columns,
        "rows": rows,
        "may_approve": may_approve,
        "may_discard": may_begin(request.user) and found.approved_version is None,
        "missing": [row for row in content.chapters if row.network and row.network.team and not row.assessment],
        "approvals": found.approvals.select_related("body").order_by("-version"),
        "canonical": settings.SITE_URL + found.get_absolute_url(),
    }
    return render(request, f"{FOLDER}/evaluation.html", context)


@require_safe
def field_page(request: HttpRequest, evaluation: str, field: str) -> HttpResponse:
    """Goals and measures of one field with their states, its network, its assessment."""
    found = evaluation_for(request, evaluation)
    chosen = get_object_or_404(ActionField, slug=field)
    content = content_for(request, found, chosen)
    if not content.chapters:
        raise Http404
    works = may_read_drafts(request.user)
    context = {
        "evaluation": found,
        "content": content,
        "chapter": content.chapters[0],
        "may_assess": assesses_as(request.user, chosen) is not None,
        "versions": found.assessments.filter(field=chosen).select_related("body").order_by("-version") if works else [],
        "canonical": settings.SITE_URL + content.chapters[0].url,
    }
    return render(request, f"{FOLDER}/field.html", context)


@require_safe
def pdf(request: HttpRequest, evaluation: str) -> HttpResponse:
    """The whole, with an annex for each field."""
    found = evaluation_for(request, evaluation)
    address = settings.SITE_URL.partition("//")[2] + found.get_absolute_url()
    city = str(Municipality.load(request).name)
    written = printed(content_for(request, found), language=get_language() or "de", city=city, address=address)
    return response(written, f"auswertung-{found.slug}.pdf")


@require_safe
def sheet(request: HttpRequest, evaluation: str, name: str) -> HttpResponse:
    """One table as CSV."""
    found = evaluation_for(request, evaluation)
    if name not in tables.SHEETS:
        raise Http404
    table = tables.sheet(content_for(request, found), name)
    write, content_type = FORMATS["csv"]
    answer = HttpResponse(write(table.headers, table.lines), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="auswertung-{found.slug}-{name}.csv"'
    return answer
