"""The list of texts to look at after an erasure, in the city's admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.admin_url_finder import AdminURLFinder

from .guards import UserRequest, allowed
from .mentions import Mention
from .name_checks import NameCheck, may_check_names


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(may_check_names)
def name_check(request: UserRequest, pk: int) -> HttpResponse:
    """Where the name stands, with a link to where this account may change it, or else to what everybody reads; a POST
    says that each was looked at."""
    check = get_object_or_404(NameCheck, pk=pk)
    if request.method == "POST":
        check.finish(by=request.user)
        messages.success(request, _("Thank you. The name is deleted here, too."))
        return redirect("inbox")
    finder = AdminURLFinder(request.user)

    def place(mention: Mention) -> tuple[str, str]:
        row: Any = mention.model._base_manager.get(pk=mention.pk)
        page = row.get_absolute_url() if getattr(row, "is_public", False) else ""
        return mention.said_of(row), finder.get_edit_url(row) or page

    context = {
        "check": check,
        "places": [place(mention) for mention in check.mentions],
        "header_title": _("Texts to check after an erasure"),
        "header_icon": "user",
    }
    return render(request, "forums/people/admin/name_check.html", context)


def name_check_urls() -> list[URLPattern]:
    return [path("namen-pruefen/<int:pk>/", name_check, name="name_check")]
