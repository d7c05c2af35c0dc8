"""The second step of the import: what the columns mean, and how numbers are written."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.spreadsheets.imports import ChoicesForm
from forums.spreadsheets.reading import Spreadsheet

from .mapping import Columns, Target, guessed
from .run import Choices

SIGNS = [(",", _("with a comma: 1.250,5")), (".", _("with a point: 1,250.5"))]


class MappingForm(ChoicesForm):
    """One column for each target, the decimal sign, and a reason where rows may correct what is here."""

    decimal_sign = forms.ChoiceField(label=_("How decimals are written"), choices=SIGNS, initial=",")
    reason = forms.CharField(
        label=_("Reason for corrections"),
        max_length=500,
        required=False,
        help_text=_(
            "Rows that say something else than what is here correct it, with this reason. Everybody can read it. "
            "Without a reason such rows are only named."
        ),
    )

    def __init__(self, data: QueryDict | None = None, *, table: Spreadsheet) -> None:
        guess = {target.value: column for target, column in guessed(table.headers).items()}
        super().__init__(data, table=table, initial=guess)
        columns = [("", _("none")), *((header, header) for header in table.headers)]
        for target in Target:
            required = target in (Target.DAY, Target.VALUE)
            self.fields[target.value] = forms.ChoiceField(label=target.label, choices=columns, required=required)
        self.order_fields([*Target.values, "decimal_sign", "reason"])

    def clean(self) -> None:
        if not self.cleaned_data.get(Target.KEY) and not self.cleaned_data.get(Target.NAME):
            self.add_error(Target.NAME.value, _("Please say which column names the indicator."))

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in (*Target.values, "decimal_sign", "reason")]

    def columns(self) -> Columns:
        """Call after `is_valid()`."""
        return {target: column for target in Target if (column := self.cleaned_data[target.value])}

    def choices(self) -> Choices:
        return Choices(self.cleaned_data["decimal_sign"], self.cleaned_data["reason"].strip())

    def chosen(self) -> dict[str, object]:
        columns = {target.value: column for target, column in self.columns().items()}
        choices = self.choices()
        return {"columns": columns, "sign": choices.decimal_sign, "corrects": bool(choices.reason)}
