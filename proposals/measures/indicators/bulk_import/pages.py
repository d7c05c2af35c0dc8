"""Import of readings, under /verwaltung/messwerte/import/."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from forums.people.guards import allowed
from forums.people.models import User
from forums.spreadsheets.imports import Import
from forums.spreadsheets.reading import Spreadsheet

from ..permissions import may_import
from . import SHELF
from .forms import MappingForm
from .run import Report, Result, labels, run
from .undo import undo


def _run(table: Spreadsheet, form: MappingForm, by: User, trial: bool) -> Report:
    return run(table, form.columns(), by=by, choices=form.choices(), dry_run=trial)


def _undo(results: Sequence[Result], by: User) -> list[Result]:
    return undo(results, by=by)


def _frame() -> dict[str, object]:
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("indicators:index"), "label": _("indicators")},
        {"url": reverse("reading_import"), "label": _("Import readings")},
    ]
    return {"breadcrumbs_items": crumbs, "header_title": _("Import readings"), "header_icon": "upload"}


def _shown(_form: MappingForm | None, report: Report | None) -> dict[str, object]:
    words = labels()
    return {
        "counts": [(words[outcome], count) for outcome, count in report.counts.items() if count] if report else [],
        "rows": [(result, words[result.outcome]) for result in report.results] if report else [],
    }


READING_IMPORT = Import(
    name="reading_import",
    folder="proposals/measures/indicators/bulk_import",
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
