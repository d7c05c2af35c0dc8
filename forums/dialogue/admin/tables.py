"""A table of a forum in the admin: what it is about, who hosts it, its questions, its links."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from forums.protection.whole_numbers import whole_number
from forums.records.exceptions import NotPossible

from ..models import Forum, Prompt, Table
from .desk import FOLDER, PlannerRequest, crumbs, planners_only
from .forms import PromptForm, TableForm


@require_http_methods(["GET", "HEAD", "POST"])
@planners_only
def new(request: PlannerRequest, pk: int) -> HttpResponse:
    return _plan(request, Table(forum=get_object_or_404(Forum, pk=pk)))


@require_http_methods(["GET", "HEAD", "POST"])
@planners_only
def table(request: PlannerRequest, pk: int) -> HttpResponse:
    return _plan(request, _table(pk))


def _table(pk: int) -> Table:
    found: Table = get_object_or_404(Table.objects.select_related("forum"), pk=pk)
    return found


def _plan(request: PlannerRequest, table: Table) -> HttpResponse:
    form = TableForm(request.POST if request.method == "POST" else None, instance=table)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Saved."))
        return redirect("forum_table", form.store().pk)
    return _page(request, table, form, status=422 if form.errors else 200)


def _page(
    request: PlannerRequest, table: Table, form: TableForm, sent: PromptForm | None = None, *, status: int = 200
) -> HttpResponse:
    prompts = table.prompts.all() if table.pk else []
    title = str(table) if table.pk else _("New table")
    context: dict[str, object] = {
        "table": table,
        "form": form,
        "prompts": [_prompt_form(sent, table, prompt) for prompt in prompts],
        "new_prompt": sent if sent and sent.prompt is None else PromptForm(table=table),
        "breadcrumbs_items": crumbs((reverse("forum_desk", args=[table.forum_id]), str(table.forum)), ("", title)),
        "header_title": title,
        "header_icon": "comment",
    }
    return render(request, f"{FOLDER}/table.html", context, status=status)


def _prompt_form(sent: PromptForm | None, table: Table, prompt: Prompt) -> PromptForm:
    """The form as it was sent, or as the question is stored."""
    return sent if sent and sent.prompt == prompt else PromptForm(table=table, prompt=prompt)


@require_POST
@planners_only
def prompt(request: PlannerRequest, pk: int) -> HttpResponse:
    """Add, reword or remove a question."""
    table, existing = _table(pk), None
    if chosen := request.POST.get("prompt"):
        existing = get_object_or_404(table.prompts, pk=whole_number(chosen))
    if existing and request.POST.get("act") == "remove":
        return _remove_prompt(request, table, existing)
    if existing and existing.about:  # its wording comes from the concept
        raise Http404
    form = PromptForm(request.POST, table=table, prompt=existing)
    if not form.is_valid():
        return _page(request, table, TableForm(instance=table), form, status=422)
    form.store()
    messages.success(request, _("Saved."))
    return redirect("forum_table", pk)


def _remove_prompt(request: PlannerRequest, table: Table, prompt: Prompt) -> HttpResponse:
    try:
        table.remove_prompt(prompt)
        messages.success(request, _("Removed from the table."))
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("forum_table", table.pk)


@require_POST
@planners_only
def action(request: PlannerRequest, pk: int) -> HttpResponse:
    """New links and codes, or remove the table."""
    table, name = _table(pk), request.POST.get("act", "")
    verbs = {"renew": table.renew_links, "remove": table.remove}
    if name not in verbs:
        raise Http404
    try:
        verbs[name]()
        messages.success(request, _("Done."))
    except NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("forum_desk", table.forum_id)
