"""The table itself, and the headings on it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums.dialogue.clusters import Cluster
from forums.records.exceptions import NotPossible

from ..access import HtmxRequest, TableAccess, host_required, table_access_required
from ..context import Context, bar_context, host_context
from ..forms.table import HeadingForm, RoundForm

CONFLICT, UNPROCESSABLE = 409, 422


@table_access_required
@host_required
@require_POST
def table(request: HtmxRequest, access: TableAccess, name: str) -> HttpResponse:
    """Open, close, begin and end a round."""
    form = RoundForm(request.POST if name == "runde" else None, table=access.table)
    if form.is_bound and not form.is_valid():
        return _bar(request, access, UNPROCESSABLE, round=form)
    actions: dict[str, tuple[Callable[[], None], str]] = {
        "oeffnen": (access.table.open, _("The table is open for cards.")),
        "schliessen": (access.table.close, _("The table is closed. No more cards can be written.")),
        "runde": (lambda: access.table.begin_round(**form.cleaned_data), _("The round has begun.")),
        "runde-beenden": (access.table.end_round, _("The round has ended.")),
    }
    if name not in actions:
        raise Http404
    verb, done = actions[name]
    try:
        verb()
    except NotPossible as refused:
        messages.error(request, str(refused))
        return _bar(request, access, CONFLICT)
    messages.success(request, done)
    if request.htmx:
        return _bar(request, access)
    return redirect("forum_host", access.forum.slug, access.key)


def _bar(request: HtmxRequest, access: TableAccess, status: int = 200, **changed: RoundForm) -> HttpResponse:
    if request.htmx:
        context: Context = bar_context(access) | {"bar": True, "with_messages": True} | changed
        return render(request, "forums/dialogue/host/pieces.html", context, status=status)
    return render(request, "forums/dialogue/host/host.html", host_context(access) | changed, status=status)


@table_access_required
@host_required
@require_POST
def new_heading(request: HtmxRequest, access: TableAccess) -> HttpResponse:
    form = HeadingForm(request.POST, auto_id="new-heading-%s")
    if not form.is_valid():
        return _heading_page(request, {"access": access, "form": form}, UNPROCESSABLE)
    cluster = Cluster.make(access.table, form.cleaned_data["title"], by=access.by)
    messages.success(request, _("The heading has been added. Now put cards under it."))
    return _to_heading(access, cluster)


@table_access_required
@host_required
@require_POST
def heading(request: HtmxRequest, access: TableAccess, uuid: UUID, name: str) -> HttpResponse:
    """Rename a heading, or remove it and keep its cards."""
    cluster = get_object_or_404(Cluster, table=access.table, uuid=uuid)
    form = HeadingForm(request.POST if name == "umbenennen" else None, auto_id=f"heading-{cluster.pk}-%s")
    context: Context = {"access": access, "form": form, "cluster": cluster}
    if form.is_bound and not form.is_valid():
        return _heading_page(request, context, UNPROCESSABLE)
    try:
        match name:
            case "umbenennen":
                cluster.rename(form.cleaned_data["title"], seen=form.cleaned_data["seen"])
                messages.success(request, _("The heading has been renamed."))
            case "aufloesen":
                cluster.dissolve(by=access.by)
                messages.success(request, _("The heading has been removed. Its cards are still there."))
            case _other:
                raise Http404
    except NotPossible as refused:
        cluster.refresh_from_db()
        return _heading_page(request, context | {"refused": str(refused)}, CONFLICT)
    return _to_heading(access, cluster)


def _heading_page(request: HtmxRequest, context: Context, status: int) -> HttpResponse:
    return render(request, "forums/dialogue/host/heading_page.html", context, status=status)


def _to_heading(access: TableAccess, cluster: Cluster) -> HttpResponse:
    return redirect(f"{access.url('forum_host')}#heading-{cluster.uuid}")
