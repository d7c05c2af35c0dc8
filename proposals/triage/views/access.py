"""The page that explains a right, for coordinators and the data protection officer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..access_explanation import Area, about_area, about_suggestion
from ..forms.access import WhyForm
from ..permissions import may_ask_why


def why(request: HttpRequest) -> HttpResponse:
    """The question is sent by POST so that nobody's address stands in an address or a log; it changes nothing.

    A suggestion that is not public is named by its number only: asking about it does not show its words.
    """
    if not may_ask_why(request.user):
        raise Http404
    form = WhyForm(request.POST or None)
    context: dict[str, object] = {
        "form": form,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("why"), "label": _("Why may this person see this?")},
        ],
        "header_title": _("Why may this person see this?"),
        "header_icon": "key",
    }
    if request.method == "POST" and form.is_valid():
        user, suggestion, area = (form.cleaned_data[name] for name in ("account", "number", "area"))
        context |= {
            "account": user,
            "about": suggestion.number if suggestion else Area(area).label,
            "explanation": about_suggestion(user, suggestion) if suggestion else about_area(user, Area(area)),
        }
    return render(request, "proposals/triage/why.html", context, status=422 if form.errors else 200)
