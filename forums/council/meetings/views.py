"""The list of meetings: those to come, the next first, then those that were, the latest first."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .models import CouncilMeeting

PER_PAGE = 24
MOST_UPCOMING = 100  # more than a year of all committees


@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    past = Paginator(CouncilMeeting.objects.for_list().past(), PER_PAGE).get_page(request.GET.get("seite"))
    coming = CouncilMeeting.objects.for_list().upcoming()[:MOST_UPCOMING]
    context = {"upcoming": [*coming] if past.number == 1 else [], "past": past}
    return render(request, "forums/council/meetings/list.html", context)
