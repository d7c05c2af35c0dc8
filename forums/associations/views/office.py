"""The office's pages under /verwaltung/vereine/: what waits, each association with checklist and history, export."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from forums.municipality.calendar import today
from forums.people.access_log import AccessKind, DataKind, log_access
from forums.people.guards import UserRequest
from forums.spreadsheets.writing import FORMATS

from ..duplicates import possible_duplicates
from ..exceptions import NotPossible, OutOfDate
from ..export import HEADERS, ListExport, exported_rows
from ..forms.office import OfficeAction, OfficeForm, open_actions
from ..guards import office_only
from ..links import absolute, resume_token
from ..models import Association, AssociationQuerySet
from ..reached import reached
from ..states import State
from ..summary import summary
from ..timeline import changed_fields

PER_PAGE = 50
FOLDER = "forums/associations/office"
TOLD = frozenset({OfficeAction.QUESTION, OfficeAction.REFUSE, OfficeAction.SUSPEND, OfficeAction.DISSOLVE})
NOBODY_TOLD = gettext_lazy(
    "Nobody gets an e-mail about it: there is no confirmed address. It only stands on the page of the registration. "
    "Please call."
)


def _lists() -> dict[str, tuple[str, AssociationQuerySet]]:
    """What the office works through, and everything by state; the key is part of the address."""
    every: AssociationQuerySet = Association.objects.all()
    return {
        "warten": (_("To check"), every.submitted()),
        "rueckfrage": (_("Waiting for an answer"), every.filter(state=State.QUESTIONED).exclude(submitted_on=None)),
        "uebernommen": (_("From the city's list, no answer yet"), every.imported()),
        "ohne-sprecher": (_("Without a speaker"), every.vacant()),
        "unbestaetigt": (_("Not confirmed in time"), every.verified().exclude(hidden_on=None)),
        "geprueft": (_("Verified"), every.verified()),
        "weitere": (
            _("Not accepted, suspended, dissolved"),
            every.filter(state__in=[State.REFUSED, State.SUSPENDED, State.DISSOLVED]),
        ),
    }


def breadcrumbs(*items: tuple[str, str]) -> list[dict[str, str]]:
    """For Wagtail's header: address and label of each page below the list of associations."""
    first = [(reverse("wagtailadmin_home"), _("Home")), (reverse("association_office"), _("Associations"))]
    return [{"url": url, "label": label} for url, label in (*first, *items)]


@require_safe
@office_only
def overview(request: UserRequest) -> HttpResponse:
    lists = _lists()
    key = request.GET.get("teil", "warten")
    if key not in lists:
        raise Http404
    label, found = lists[key]
    if words := request.GET.get("q", "").strip():
        found = Association.objects.exclude(state=State.DRAFT).matching(words)
    context = {
        "current": key,
        "lists": [(key, label, associations.count()) for key, (label, associations) in lists.items()],
        "label": label,
        "words": words,
        "page": Paginator(found.select_related("district"), PER_PAGE).get_page(request.GET.get("p")),
        "breadcrumbs_items": breadcrumbs(),
        "header_title": _("Associations"),
        "header_icon": "group",
    }
    return render(request, f"{FOLDER}/overview.html", context)


@office_only
def detail(request: UserRequest, pk: int) -> HttpResponse:
    association = _association(pk)
    if request.method != "POST":
        log_access(AccessKind.LOOKED, DataKind.CONTACT, f"association {pk}", by=request.user)
        return _page(request, association, OfficeForm(association=association))
    form = OfficeForm(request.POST, association=association)
    if not form.is_valid():
        return _page(request, association, form, status=422)
    try:
        action = form.apply(by=request.user)
    except (OutOfDate, NotPossible) as refusal:
        return _page_again(request, pk, str(refusal))
    messages.success(request, f"{association}: {_DONE[action]()}")
    if action in TOLD:
        _say_who_is_told(request, association)
    return redirect("association_office_detail", pk)


@office_only
def export(request: UserRequest) -> HttpResponse:
    """The page with the record of exports; a POST makes one more, of what each association agreed to."""
    if request.method == "POST":
        name = request.POST.get("format", "")
        if name not in FORMATS:
            raise Http404
        lines = exported_rows()
        ListExport.objects.create(by=request.user, rows=len(lines), format=name)
        log_access(AccessKind.EXPORTED, DataKind.ASSOCIATIONS, f"{name}: {len(lines)}", by=request.user)
        write, content_type = FORMATS[name]
        response = HttpResponse(write(HEADERS, lines), content_type=content_type)
        response["Content-Disposition"] = f'attachment; filename="vereine-{today():%Y-%m-%d}.{name}"'
        response["Cache-Control"] = "no-store"
        return response
    context = {
        "exports": ListExport.objects.select_related("by__person")[:50],
        "count": Association.objects.for_export().count(),
        "breadcrumbs_items": breadcrumbs(("", _("Export"))),
        "header_title": _("Export the list"),
        "header_icon": "download",
    }
    return render(request, f"{FOLDER}/export.html", context)


def _say_who_is_told(request: UserRequest, association: Association) -> None:
    """Nobody may believe that a question is on its way which only stands on a page."""
    if told := [recipient.email for recipient in association.recipients()]:
        messages.info(request, _("The e-mail goes to: %(addresses)s") % {"addresses": ", ".join(told)})
    else:
        messages.warning(request, NOBODY_TOLD)


def _association(pk: int) -> Association:
    known = Association.objects.exclude(state=State.DRAFT)
    association: Association = get_object_or_404(known.select_related("district", "logo", "verified_by"), pk=pk)
    return association


def _page_again(request: UserRequest, pk: int, refusal: str) -> HttpResponse:
    """Say what happened and keep what was typed; the next press counts from the newest version."""
    association = _association(pk)
    typed = request.POST.copy()
    typed["seen"] = str(association.version)
    return _page(request, association, OfficeForm(typed, association=association), status=409, refusal=refusal)


def _page(
    request: UserRequest, association: Association, form: OfficeForm, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    entries = list(association.entries.select_related("by__person"))
    mails = reached(entries)
    context = {
        "association": association,
        "form": form,
        "reachable": bool(association.recipients()),
        "actions": open_actions(association),
        "Action": OfficeAction,
        "refusal": refusal,
        "items": summary(association),
        "proofs": association.proofs.handed_in().select_related("by__person"),
        "duplicates": possible_duplicates(association),
        "entries": [(entry, changed_fields(entry), mails.get(entry.pk, "")) for entry in entries],
        "delegates": association.delegates.not_over().select_related("person"),
        "link_back": absolute("association_resume", resume_token(association)) if association.is_imported else "",
        "breadcrumbs_items": breadcrumbs(("", str(association))),
        "header_title": str(association),
        "header_icon": "group",
    }
    return render(request, f"{FOLDER}/detail.html", context, status=status)


_DONE: dict[OfficeAction, Callable[[], str]] = {
    OfficeAction.CHECK: lambda: _("The checklist is saved."),
    OfficeAction.VERIFY: lambda: _("Verified."),
    OfficeAction.QUESTION: lambda: _("The question stands on the page of the registration."),
    OfficeAction.ASK_FOR_DATA: lambda: _("The e-mail is on its way."),
    OfficeAction.REFUSE: lambda: _("Not accepted. The association can read the reason."),
    OfficeAction.SUSPEND: lambda: _("Suspended."),
    OfficeAction.RESUME: lambda: _("The suspension is lifted."),
    OfficeAction.DISSOLVE: lambda: _("Marked as dissolved."),
}
