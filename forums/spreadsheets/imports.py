"""The pages of every import in the administration: file, columns, trial, import, report, undo."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from .reading import Spreadsheet
from .uploads import Shelf
from .views import receive, uploaded_table

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

type View = Callable[..., HttpResponse]


class Report(Protocol):
    """What became of a table's rows, or would."""

    @property
    def results(self) -> Sequence["DataclassInstance"]: ...

    @property
    def can_undo(self) -> bool:
        """Whether there is something left of it that an undo would try."""

    def as_csv(self) -> bytes: ...


class ChoicesForm(forms.Form):
    """What the columns mean, and what a person decides. `tried` names the choices of the last trial."""

    tried = forms.CharField(required=False)

    def __init__(
        self, data: QueryDict | None = None, *, table: Spreadsheet, initial: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self._layout = {"sheet": table.sheet, "head": table.head}

    if TYPE_CHECKING:

        def chosen(self) -> Mapping[str, object]:
            """What a trial shows another result for. Asked after `is_valid()`."""

    @property
    def signature(self) -> str:
        return json.dumps({**self.chosen(), **self._layout}, sort_keys=True)

    @property
    def was_tried(self) -> bool:
        return bool(self.cleaned_data["tried"] == self.signature)


@dataclass(frozen=True, kw_only=True)
class Import[Form: ChoicesForm, Result: "DataclassInstance", Outcome: Report]:
    """One kind of import. Only what was tried with the same choices is imported, and a table only once.

    `name` is the address of the first page; those below it are `<name>_one`, `<name>_report`, `<name>_undo`.
    `folder` holds the templates file.html and import.html. `run` gets the table, the form, the user and whether it is
    a trial; `undo` the results and the user. `frame` is what the administration's head needs, `shown` what the page
    of one table says beside the form and the report.
    """

    name: str
    folder: str
    guard: Callable[[View], View]
    shelf: Shelf
    form: Callable[..., Form]
    run: Callable[[Spreadsheet, Form, Any, bool], Outcome]
    undo: Callable[[Sequence[Result], Any], Sequence[Result]]
    result: Callable[..., Result]
    report: Callable[[list[Result]], Outcome]
    frame: Callable[[], Mapping[str, object]]
    shown: Callable[[Form | None, Outcome | None], Mapping[str, object]] = lambda _form, _report: {}

    def urls(self, at: str) -> list[URLPattern]:
        """All pages below the path `at`."""
        one = f"{at}<uuid:upload>/"
        return [
            path(at, self.guard(self.upload), name=self.name),
            path(one, self.guard(self.import_one), name=f"{self.name}_one"),
            path(f"{one}bericht/", self.guard(require_safe(self.download_report)), name=f"{self.name}_report"),
            path(f"{one}zuruecknehmen/", self.guard(require_POST(self.undo_import)), name=f"{self.name}_undo"),
        ]

    def upload(self, request: HttpRequest) -> HttpResponse:
        form, upload = receive(request, self.shelf)
        if upload:
            return self._to(upload)
        context = {**self.frame(), "form": form, "imports": self._finished()}
        return render(request, f"{self.folder}/file.html", context, status=422 if form.errors else 200)

    def import_one(self, request: HttpRequest, upload: UUID) -> HttpResponse:
        """The columns, and after the import its report."""
        if (done := self._report(upload)) is not None:
            return self._to(upload) if request.method == "POST" else self._page(request, upload, report=done)
        table = uploaded_table(request, self.shelf, upload)
        form = self.form(request.POST if request.method == "POST" else None, table=table)
        if request.method != "POST" or not form.is_valid():
            return self._page(request, upload, form=form, table=table)
        trial = "import" not in request.POST or not form.was_tried
        if trial and "import" in request.POST:
            messages.warning(request, _("You have chosen something else. Please look at the trial once more."))
        report = self.run(table, form, request.user, trial)
        if trial:
            return self._page(request, upload, form=form, table=table, report=report)
        self.shelf.keep_results(upload, report.results)
        return self._to(upload)

    def undo_import(self, request: HttpRequest, upload: UUID) -> HttpResponse:
        if (results := self.shelf.results(upload, self.result)) is None:
            raise Http404
        self.shelf.keep_results(upload, self.undo(results, request.user))
        return self._to(upload)

    def download_report(self, request: HttpRequest, upload: UUID) -> HttpResponse:
        """As a CSV file, once there is one."""
        if (report := self._report(upload)) is None:
            raise Http404
        response = HttpResponse(report.as_csv(), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="import.csv"'
        return response

    def _finished(self) -> list[tuple[str, datetime, bool]]:
        """Address of the report, until when it is kept, and whether the import can be undone until then."""
        reports = ((upload, until, self._report(upload)) for upload, until in self.shelf.finished())
        return [
            (reverse(f"{self.name}_one", args=[upload]), until, report.can_undo)
            for upload, until, report in reports
            if report
        ]

    def _to(self, upload: UUID) -> HttpResponse:
        return redirect(f"{self.name}_one", upload)

    def _report(self, upload: UUID) -> Outcome | None:
        results = self.shelf.results(upload, self.result)
        return None if results is None else self.report(results)

    def _page(
        self,
        request: HttpRequest,
        upload: UUID,
        *,
        form: Form | None = None,
        table: Spreadsheet | None = None,
        report: Outcome | None = None,
    ) -> HttpResponse:
        context = {
            **self.frame(),
            **self.shown(form, report),
            "upload": upload,
            "form": form,
            "table": table,
            "report": report,
        }
        status = 422 if form and form.errors else 200
        return render(request, f"{self.folder}/import.html", context, status=status)
