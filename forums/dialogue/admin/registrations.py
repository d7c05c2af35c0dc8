"""Who comes to a forum, for those who plan it: entering, changing and cancelling for others, the list on paper, and
the entrance. Everything works on a telephone at the door and without JavaScript; each look is logged for the data
protection officer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.people.access_log import AccessKind, DataKind, log_access
from forums.printing.answers import response
from forums.records.exceptions import NotPossible
from forums.search.name_order import sorted_by_name

from ..models import Forum
from ..public import printing
from ..registration import Registration
from .desk import FOLDER, PlannerRequest, crumbs, planners_only
from .registration_forms import OfficeChangeForm, OfficeEnterForm

CONFLICT, UNPROCESSABLE = 409, 422
LONGEST_SEARCH = 80


def _logged_forum(request: PlannerRequest, pk: int, kind: AccessKind = AccessKind.LOOKED) -> Forum:
    forum: Forum = get_object_or_404(Forum, pk=pk)
    log_access(kind, DataKind.REGISTRATIONS, forum.slug, by=request.user)
    return forum


def _by_name(forum: Forum) -> list[Registration]:
    return sorted_by_name(forum.registrations.standing().order_by("pk"), name=lambda row: row.name)


@require_safe
@planners_only
def registrations(request: PlannerRequest, pk: int) -> HttpResponse:
    """Names and what each person needs, and who has come; `?suche=` finds names at the door."""
    forum = _logged_forum(request, pk)
    wanted = request.GET.get("suche", "").strip()
    rows = _by_name(forum)
    context = {
        "forum": forum,
        "registrations": [row for row in rows if wanted.casefold() in row.name.casefold()],
        "wanted": wanted,
        "people": sum(row.people for row in rows),
        "here": sum(row.people for row in rows if row.arrived_at),
        "breadcrumbs_items": crumbs((reverse("forum_desk", args=[pk]), str(forum)), ("", _("Registrations"))),
        "header_title": _("Registrations"),
        "header_icon": "group",
    }
    return render(request, f"{FOLDER}/registrations.html", context)


@require_safe
@planners_only
def sheet(request: PlannerRequest, pk: int) -> HttpResponse:
    """The same on paper, with boxes to tick."""
    forum = _logged_forum(request, pk, AccessKind.EXPORTED)
    return response(printing.attendance(forum, _by_name(forum)), f"anmeldungen-{forum.slug}.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
@planners_only
def new(request: PlannerRequest, pk: int) -> HttpResponse:
    forum: Forum = get_object_or_404(Forum, pk=pk)
    if request.method != "POST":
        return _page(request, OfficeEnterForm(forum=forum))
    form = OfficeEnterForm(request.POST, forum=forum)
    if not form.is_valid():
        return _page(request, form, status=UNPROCESSABLE)
    try:
        registration = form.enter()
    except NotPossible as refused:
        form.add_error(None, str(refused))
        return _page(request, form, status=CONFLICT)
    messages.success(request, f"{registration.name}: {registration.get_state_display()}")
    return _to_list(registration)


@require_http_methods(["GET", "HEAD", "POST"])
@planners_only
def change(request: PlannerRequest, pk: int, registration: int) -> HttpResponse:
    found = _standing(pk, registration)
    if request.method != "POST":
        log_access(AccessKind.LOOKED, DataKind.CONTACT, found.forum.slug, by=request.user)
        return _page(request, OfficeChangeForm(registration=found), found)
    form = OfficeChangeForm(request.POST, registration=found)
    if not form.is_valid():
        return _page(request, form, found, UNPROCESSABLE)
    try:
        form.change(by_office=True, beyond=form.cleaned_data["beyond"])
    except NotPossible as refused:
        form.add_error(None, str(refused))
        found.refresh_from_db()
        form.look_again()
        return _page(request, form, found, CONFLICT)
    messages.success(request, f"{found.name}: {found.get_state_display()}")
    return _to_list(found)


@require_POST
@planners_only
def cancel(request: PlannerRequest, pk: int, registration: int) -> HttpResponse:
    found = _standing(pk, registration)
    found.cancel(by_office=True)
    messages.success(request, _("The registration has been cancelled, and what was known of the person deleted."))
    return redirect("forum_registrations", pk)


@require_POST
@planners_only
def entrance(request: PlannerRequest, pk: int, registration: int) -> HttpResponse:
    """`da=1`: they have come; `da=0`: that was a mistake. Either may be repeated."""
    found = _standing(pk, registration)
    try:
        if request.POST.get("da") == "1":
            found.arrive()
        else:
            found.take_back_arrival()
    except NotPossible as refused:
        messages.error(request, str(refused))
    wanted = request.POST.get("suche", "")
    return _to_list(found, wanted if len(wanted) <= LONGEST_SEARCH else "")


def _standing(pk: int, registration: int) -> Registration:
    rows = Registration.objects.standing().select_related("forum")
    found: Registration = get_object_or_404(rows, pk=registration, forum=pk)
    return found


def _to_list(registration: Registration, wanted: str = "") -> HttpResponse:
    query = f"?{urlencode({'suche': wanted})}" if wanted else ""
    address = reverse("forum_registrations", args=[registration.forum_id])
    return redirect(f"{address}{query}#anmeldung-{registration.pk}")


def _page(
    request: PlannerRequest,
    form: OfficeEnterForm | OfficeChangeForm,
    registration: Registration | None = None,
    status: int = 200,
) -> HttpResponse:
    forum = form.forum
    title = _("Change a registration") if registration else _("Enter somebody")
    context = {
        "forum": forum,
        "form": form,
        "registration": registration,
        "left": forum.places_left,
        "breadcrumbs_items": crumbs(
            (reverse("forum_desk", args=[forum.pk]), str(forum)),
            (reverse("forum_registrations", args=[forum.pk]), _("Registrations")),
            ("", title),
        ),
        "header_title": title,
        "header_icon": "group",
    }
    return render(request, f"{FOLDER}/registration.html", context, status=status)
