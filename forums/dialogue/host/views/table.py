"""The table itself, and the headings on it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums.dialogue.clusters import Cluster
from forums.records.exceptions import NotPossible

from ..access import AtTable, at_table, for_host
from ..forms.table import HeadingForm, RoundForm
from ..pages import bar_context, host_context

CONFLICT, UNPROCESSABLE = 409, 422


@at_table
@for_host
@require_POST
def table(request: HttpRequest, here: AtTable, name: str) -> HttpResponse:
    """Open, close, begin and end a round."""
    form = RoundForm(request.POST if name == "runde" else None, table=here.table)
    if form.is_bound and not form.is_valid():
        return _bar(request, here, UNPROCESSABLE, round=form)
    acts: dict[str, tuple[Callable[[], None], str]] = {
        "oeffnen": (here.table.open, _("The table takes cards.")),
        "schliessen": (here.table.close, _("The table takes no more cards.")),
        "runde": (lambda: here.table.begin_round(**form.cleaned_data), _("The round has begun.")),
        "runde-beenden": (here.table.end_round, _("The round has ended.")),
    }
    if name not in acts:
        raise Http404
    verb, done = acts[name]
    try:
        verb()
    except NotPossible as refused:
        messages.error(request, str(refused))
        return _bar(request, here, CONFLICT)
    messages.success(request, done)
    if request.htmx:  # type: ignore[attr-defined]
        return _bar(request, here)
    return redirect("forum_lead", here.forum.slug, here.key)


def _bar(request: HttpRequest, here: AtTable, status: int = 200, **changed: RoundForm) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        context = bar_context(here) | {"bar": True, "said": True} | changed
        return render(request, "forums/dialogue/host/pieces.html", context, status=status)
    return render(request, "forums/dialogue/host/host.html", host_context(here) | changed, status=status)


@at_table
@for_host
@require_POST
def new_heading(request: HttpRequest, here: AtTable) -> HttpResponse:
    form = HeadingForm(request.POST, auto_id="new-heading-%s")
    if not form.is_valid():
        return render(
            request, "forums/dialogue/host/heading_page.html", {"here": here, "form": form}, status=UNPROCESSABLE
        )
    made = Cluster.make(here.table, form.cleaned_data["title"], by=here.by)
    messages.success(request, _("The heading is there. Put cards under it now."))
    return _heading(request, here, made)


@at_table
@for_host
@require_POST
def heading(request: HttpRequest, here: AtTable, uuid: UUID, name: str) -> HttpResponse:
    """Another name for a heading, or away with it; its cards stay."""
    found: Cluster = get_object_or_404(here.table.clusters.all(), uuid=uuid)
    form = HeadingForm(request.POST if name == "umbenennen" else None, auto_id=f"heading-{found.pk}-%s")
    if form.is_bound and not form.is_valid():
        context = {"here": here, "form": form, "cluster": found}
        return render(request, "forums/dialogue/host/heading_page.html", context, status=UNPROCESSABLE)
    try:
        match name:
            case "umbenennen":
                found.rename(form.cleaned_data["title"], seen=form.cleaned_data["seen"])
                messages.success(request, _("The heading has another name."))
            case "aufloesen":
                found.dissolve(by=here.by)
                messages.success(request, _("The heading is gone. Its cards stand for themselves again."))
            case _other:
                raise Http404
    except NotPossible as refused:
        found.refresh_from_db()
        context = {"here": here, "form": form, "cluster": found, "refused": str(refused)}
        return render(request, "forums/dialogue/host/heading_page.html", context, status=CONFLICT)
    return _heading(request, here, found)


def _heading(request: HttpRequest, here: AtTable, cluster: Cluster) -> HttpResponse:
    return redirect(f"{here.url('forum_lead')}#heading-{cluster.uuid}")
