"""The report's page, and its tables as CSV."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.municipality.models import Municipality
from forums.search.lists import render_list
from forums.spreadsheets.writing import FORMATS

from .report import SHEETS, Report
from .scope import Scope, ScopeForm, periods


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Of the whole, a topic or a period, as the address says; for htmx only the results."""
    form = ScopeForm(request.GET)
    form.is_valid()
    scope = Scope.asked(form)
    context = {
        "form": form,
        "unknown": [(form[name].label, errors[0]) for name, errors in form.errors.items()],
        "scope": scope,
        "periods": periods(form, scope),
        "report": Report(scope, Municipality.load(request)),
        "canonical": settings.SITE_URL + scope.address,
    }
    return render_list(request, "proposals/public/report/report.html", context, address=scope.address)


@require_safe
def sheet(request: HttpRequest, name: str) -> HttpResponse:
    """One table. What the address asks for wrongly is refused: a file says nothing of what it leaves out."""
    if name not in SHEETS:
        raise Http404
    form = ScopeForm(request.GET)
    if not form.is_valid():
        parts = ", ".join(str(form[part].label) for part in form.errors)
        words = _("There is no such report. Please check this part of the address: %(parts)s") % {"parts": parts}
        return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
    found = Report(Scope.asked(form), Municipality.load(request)).sheet(name)
    write, content_type = FORMATS["csv"]
    response = HttpResponse(write(found.headers, found.lines), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{_("report")}-{name}.csv"'
    return response
