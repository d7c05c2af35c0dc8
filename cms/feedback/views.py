"""Report a barrier, and read the answer."""

from datetime import timedelta
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forums.protection.client_uuid import sent_uuid
from forums.protection.rate_limits import too_many

from .forms import ReportForm
from .models import REPORT_LINK, AccessibilityReport

MOST_REPORTS = 10


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_barrier(request: HttpRequest) -> HttpResponse:
    """The form; `?seite=` names the page somebody came from."""
    if received := _received_already(request):
        return redirect(received)
    form = ReportForm(request.POST or None, initial={"uuid": uuid4(), "page": request.GET.get("seite", "")[:300]})
    if request.method == "POST" and form.is_valid():
        if too_many(request, "accessibility", most=MOST_REPORTS, per=timedelta(hours=1)):
            return render(request, "429.html", status=429)
        return redirect(form.receive(get_language() or "de"))
    return render(request, "cms/feedback/report.html", {"form": form})


def _received_already(request: HttpRequest) -> AccessibilityReport | None:
    """Whoever sends the same form again gets the receipt, however often."""
    sent = sent_uuid(request.POST, "uuid")
    return AccessibilityReport.objects.filter(uuid=sent).first() if sent else None


@require_safe
@REPORT_LINK.guard
def barrier_report(request: HttpRequest, report: AccessibilityReport) -> HttpResponse:
    """What was reported, by when the city answers, and the answer."""
    return render(request, "cms/feedback/received.html", {"report": report})
