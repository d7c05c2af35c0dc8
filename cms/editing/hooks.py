"""How the concept's pages behave in the admin's explorer."""

from typing import Any

from django.contrib import messages
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.fields.models import ActionFieldIndexPage, ActionFieldPage


def in_the_datas_order(parent: Page, pages: Any, request: HttpRequest) -> Any:
    """Action fields stand in the order of the data, each sub-field behind its field, until somebody sorts."""
    if parent.specific_class is not ActionFieldIndexPage or "ordering" in request.GET:
        return pages
    ordered = sorted(ActionFieldPage.objects.child_of(parent), key=lambda page: page.field.place)
    return pages.order_by(Case(*(When(pk=page.pk, then=place) for place, page in enumerate(ordered)), default=0))


def refuse_second_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Each field has one page in each language, so copying one can only fail: say so instead."""
    if page.specific_class is not ActionFieldPage:
        return None
    messages.error(request, _("Each action field has one page. Please create a page for another field instead."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)
