"""The public page "Wer macht was"."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .chart import chart
from .overview import overview


@require_safe
def who_does_what(request: HttpRequest) -> HttpResponse:
    halves = [
        {"half": half, "wide": chart(half, width=1120, columns=4), "narrow": chart(half, width=340, columns=1)}
        for half in overview()
        if half.groups
    ]
    return render(request, "cms/structure/who_does_what.html", {"halves": halves})
