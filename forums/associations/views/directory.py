"""The public pages: the directory and each association's profile, only with what was agreed to."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from forums.search.lists import list_address, render_list
from forums.search.name_order import ByName

from ..breadcrumbs import above_association
from ..consents import Item
from ..directory import DirectoryFilter
from ..models import Association
from ..permissions import may_manage
from ..summary import public_contacts

PER_PAGE = 24
FOLDER = "forums/associations/directory"


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    form = DirectoryFilter(request.GET)
    found = form.apply(Association.objects.public().with_profile())
    page = Paginator(ByName(found), PER_PAGE).get_page(request.GET.get("seite"))
    here = list_address(reverse("associations"), form.chosen(), page.number)
    return render_list(request, f"{FOLDER}/list.html", {"filter": form, "page": page}, address=here)


@require_safe
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    association = get_object_or_404(Association.objects.public().with_profile(), slug=slug)
    context = {
        "association": association,
        "crumbs": above_association(request),
        "contacts": public_contacts(association),
        "joinings": association.joinings.members().select_related("network__field"),
        "logo": association.logo if Item.LOGO in association.consented_items() else None,
        "may_manage": may_manage(request.user, association),
    }
    return render(request, f"{FOLDER}/profile.html", context)
