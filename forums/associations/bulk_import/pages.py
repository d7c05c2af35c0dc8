"""Import of the city's list, under /verwaltung/vereine/import/."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from forums.people.guards import allowed
from forums.people.models import User
from forums.spreadsheets.imports import Import
from forums.spreadsheets.reading import Spreadsheet

from ..office import in_office
from ..views.office import breadcrumbs
from . import SHELF
from .forms import MappingForm
from .run import Report, Result, run
from .undo import undo


def _run(table: Spreadsheet, form: MappingForm, by: User, trial: bool) -> Report:
    return run(table, form.columns(), by=by, choices=form.choices(), dry_run=trial)


def _undo(results: Sequence[Result], by: User) -> list[Result]:
    return undo(results, by=by)


def _frame() -> dict[str, object]:
    title = _("Import the list")
    trail = breadcrumbs((reverse("association_import"), title))
    return {"breadcrumbs_items": trail, "header_title": title, "header_icon": "upload"}


def _shown(form: MappingForm | None, _report: Report | None) -> dict[str, object]:
    return {"distinct": form.distinct() if form and form.is_bound and form.is_valid() else set()}


LIST_IMPORT = Import(
    name="association_import",
    folder="forums/associations/bulk_import",
    guard=allowed(in_office),
    shelf=SHELF,
    form=MappingForm,
    run=_run,
    undo=_undo,
    result=Result,
    report=Report,
    frame=_frame,
    shown=_shown,
)
