"""The office's pages under /verwaltung/vereine/: what waits, one association with checklist and log, vacancies."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from forums.municipality.calendar import today
from forums.people.access_log import AccessKind, DataKind, log_access
from forums.people.models import User
from forums.spreadsheets.writing import FORMATS

from ..duplicates import doubles
from ..exceptions import NotPossible, OutOfDate
from ..export import HEADERS, ListExport, rows
from ..facts import facts
from ..forms.register import Act, RegisterForm, open_acts
from ..links import absolute, resume_token
from ..models import Association
from ..permissions import may_keep_register
from ..states import Check, State
from ..workflow import EntryKind

PER_PAGE = 50
FOLDER = "forums/associations/register"


class KeeperRequest(HttpRequest):
    user: User


type View[**P] = Callable[Concatenate[KeeperRequest, P], HttpResponse]


def keepers_only[**P](view: View[P]) -> View[P]:
    @wraps(view)
    def checked(request: KeeperRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may_keep_register(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def parts() -> dict[str, tuple[str, QuerySet[Association]]]:
    """What the office works through, and everything by state."""
    known = Association.objects.all()
    return {
        "warten": (_("To check"), known.waiting()),
        "rueckfrage": (_("Asked back"), known.filter(state=State.QUESTIONED).exclude(submitted_on=None)),
        "uebernommen": (_("From the city's list, no answer yet"), known.from_the_list()),
        "ohne-sprecher": (_("Without a speaker"), known.vacant()),
        "unbestaetigt": (_("Not confirmed in time"), known.verified().exclude(hidden_on=None)),
        "geprueft": (_("Verified"), known.verified()),
        "weitere": (
            _("Refused, suspended, dissolved"),
            known.filter(state__in=[State.REFUSED, State.SUSPENDED, State.DISSOLVED]),
        ),
    }


def crumbs(*items: tuple[str, Any]) -> list[dict[str, Any]]:
    first = [(reverse("wagtailadmin_home"), _("Home")), (reverse("register"), _("Associations"))]
    return [{"url": url, "label": label} for url, label in (*first, *items)]


@require_GET
@keepers_only
def register(request: KeeperRequest) -> HttpResponse:
    known = parts()
    part = request.GET.get("teil", "warten")
    if part not in known:
        raise Http404
    words = request.GET.get("q", "").strip()
    found = known[part][1] if not words else Association.objects.exclude(state=State.DRAFT).matching(words)
    context = {
        "part": part,
        "parts": [(key, label, each.count()) for key, (label, each) in known.items()],
        "label": known[part][0],
        "words": words,
        "page": Paginator(found.select_related("district"), PER_PAGE).get_page(request.GET.get("p")),
        "breadcrumbs_items": crumbs(),
        "header_title": _("Associations"),
        "header_icon": "group",
    }
    return render(request, f"{FOLDER}/list.html", context)


@keepers_only
def register_one(request: KeeperRequest, pk: int) -> HttpResponse:
    association = _one(pk)
    if request.method != "POST":
        log_access(AccessKind.LOOKED, DataKind.CONTACT, f"association {pk}", by=request.user)
        return _page(request, association, RegisterForm(association=association))
    form = RegisterForm(request.POST, association=association)
    if not form.is_valid():
        return _page(request, association, form, status=422)
    try:
        act = form.apply(by=request.user)
    except (OutOfDate, NotPossible) as trouble:
        return _page_again(request, pk, str(trouble))
    messages.success(request, f"{association}: {_DONE[act]()}")
    return redirect("register_one", pk)


@keepers_only
def export(request: KeeperRequest) -> HttpResponse:
    """The page with the record of exports; a POST makes one more, of what each association agreed to."""
    if request.method == "POST":
        name = request.POST.get("format", "")
        if name not in FORMATS:
            raise Http404
        lines = rows()
        ListExport.objects.create(by=request.user, rows=len(lines), format=name)
        log_access(AccessKind.EXPORTED, DataKind.ASSOCIATIONS, f"{name}: {len(lines)}", by=request.user)
        write, content_type = FORMATS[name]
        response = HttpResponse(write(HEADERS, lines), content_type=content_type)
        response["Content-Disposition"] = f'attachment; filename="vereine-{today():%Y-%m-%d}.{name}"'
        response["Cache-Control"] = "no-store"
        return response
    context = {
        "exports": ListExport.objects.select_related("by__person")[:50],
        "count": Association.objects.for_the_list().count(),
        "breadcrumbs_items": crumbs(("", _("Export"))),
        "header_title": _("Export of the list"),
        "header_icon": "download",
    }
    return render(request, f"{FOLDER}/export.html", context)


def _one(pk: int) -> Association:
    found: Association = get_object_or_404(
        Association.objects.exclude(state=State.DRAFT).select_related("district", "logo", "verified_by"), pk=pk
    )
    return found


def _page_again(request: KeeperRequest, pk: int, trouble: str) -> HttpResponse:
    """Say what happened and keep what was typed; the next press counts from the newest version."""
    association = _one(pk)
    typed = request.POST.copy()
    typed["seen"] = str(association.version)
    return _page(request, association, RegisterForm(typed, association=association), status=409, trouble=trouble)


def _page(
    request: KeeperRequest, association: Association, form: RegisterForm, *, status: int = 200, trouble: str = ""
) -> HttpResponse:
    context = {
        "association": association,
        "form": form,
        "acts": open_acts(association),
        "Act": Act,
        "trouble": trouble,
        "items": facts(association),
        "doubles": doubles(association),
        "entries": association.entries.select_related("by__person"),
        "delegates": association.delegates.not_over().select_related("person"),
        "checks": [(check, check.value in association.checks) for check in Check],
        "CHECKED": EntryKind.CHECKED,
        "way_back": absolute("association_resume", resume_token(association)) if association.from_the_list else "",
        "breadcrumbs_items": crumbs(("", str(association))),
        "header_title": str(association),
        "header_icon": "group",
    }
    return render(request, f"{FOLDER}/one.html", context, status=status)


_DONE: dict[Act, Callable[[], str]] = {
    Act.CHECK: lambda: _("The checklist is saved."),
    Act.VERIFY: lambda: _("Verified."),
    Act.QUESTION: lambda: _("The question is on its way."),
    Act.ASK_AGAIN: lambda: _("The mail is on its way."),
    Act.REFUSE: lambda: _("Not accepted. The association reads the reason."),
    Act.SUSPEND: lambda: _("Suspended."),
    Act.RESUME: lambda: _("The suspension is lifted."),
    Act.DISSOLVE: lambda: _("Marked as dissolved."),
}
