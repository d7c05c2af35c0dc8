"""The second step of the import: what the columns mean, and what a person decides row by row."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.spreadsheets.imports import ChoicesForm
from forums.spreadsheets.reading import Spreadsheet

from .mapping import Columns, Target, guessed
from .run import Choices


class MappingForm(ChoicesForm):
    """One column for each target. `distinct` are rows that look like a known association and are another one."""

    leave_out = forms.BooleanField(label=_("Leave out sums and empty rows"), initial=True, required=False)
    notify = forms.BooleanField(
        label=_("Ask the new ones to check their details and say what may be public"),
        help_text=_(
            "One e-mail to each association that has an e-mail address. You can also do this later, one by one."
        ),
        required=False,
    )

    def __init__(self, data: QueryDict | None = None, *, table: Spreadsheet) -> None:
        guess = {target.value: column for target, column in guessed(table.headers).items()}
        super().__init__(data, table=table, initial=guess)
        columns = [("", _("none")), *((header, header) for header in table.headers)]
        for target in Target:
            self.fields[target.value] = forms.ChoiceField(
                label=target.label, choices=columns, required=target is Target.NAME
            )
        self.order_fields([*Target.values, "leave_out", "notify"])
        rows = [(str(number), number) for number, _row in table.rows]
        self.fields["distinct"] = forms.MultipleChoiceField(choices=rows, required=False)

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in (*Target.values, "leave_out", "notify")]

    def columns(self) -> Columns:
        """Call after `is_valid()`."""
        return {target: column for target in Target if (column := self.cleaned_data[target.value])}

    def distinct(self) -> set[int]:
        return {int(row) for row in self.cleaned_data["distinct"]}

    def choices(self) -> Choices:
        return Choices(self.distinct(), self.cleaned_data["leave_out"], self.cleaned_data["notify"])

    def chosen(self) -> dict[str, object]:
        columns = {target.value: column for target, column in self.columns().items()}
        return {"columns": columns, "leave_out": self.cleaned_data["leave_out"]}
