"""Import of suggestions, under /verwaltung/import/."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from forums.people.guards import allowed
from forums.people.models import User
from forums.spreadsheets.imports import Import
from forums.spreadsheets.reading import Spreadsheet

from .bulk_import import SHELF, Report, Result, run
from .forms import MappingForm
from .permissions import may_import
from .undo import undo

SHOWN = 200  # rows of each kind; all of them are in the report


def _run(table: Spreadsheet, form: MappingForm, by: User, trial: bool) -> Report:
    release, leave_out = form.cleaned_data["release"], form.cleaned_data["leave_out"]
    return run(table, form.mapping(), by=by, release=release, leave_out=leave_out, dry_run=trial)


def _undo(results: Sequence[Result], _by: User) -> list[Result]:
    return undo(results)


def _frame() -> dict[str, object]:
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("suggestion_import"), "label": _("Import")},
    ]
    return {"breadcrumbs_items": crumbs, "header_title": _("Import suggestions"), "header_icon": "upload"}


def _shown(_form: MappingForm | None, report: Report | None) -> dict[str, object]:
    return {
        "counts": {outcome: report.count(outcome) for outcome in ("new", "known", "bad")} if report else {},
        "bad": report.bad[:SHOWN] if report else [],
        "remarkable": report.remarkable[:SHOWN] if report else [],
        "left_out": report.count("left_out") if report else 0,
        "undone": report.count("undone") if report else 0,
    }


SUGGESTION_IMPORT = Import(
    name="suggestion_import",
    folder="proposals/intake",
    guard=allowed(may_import),
    shelf=SHELF,
    form=MappingForm,
    run=_run,
    undo=_undo,
    result=Result,
    report=Report,
    frame=_frame,
    shown=_shown,
)
