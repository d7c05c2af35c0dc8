"""The second step of the import: what the columns mean, and what a person decides row by row."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.spreadsheets.reading import Spreadsheet

from .mapping import Columns, Target, guessed


class MappingForm(forms.Form):
    """One column for each fact. `others` are rows that look like a known association and are another one.

    `tried` names the columns of the last trial: only what was tried is taken over.
    """

    write = forms.BooleanField(
        label=_("Write to the new ones: look through your data, say what may be shown"),
        help_text=_("One mail to each that has an e-mail address. You can also do it later, one by one."),
        required=False,
    )

    def __init__(self, data: Any = None, *, table: Spreadsheet) -> None:
        super().__init__(data, initial={target.value: column for target, column in guessed(table.headers).items()})
        columns = [("", _("none")), *((header, header) for header in table.headers)]
        for target in Target:
            self.fields[target.value] = forms.ChoiceField(
                label=target.label, choices=columns, required=target is Target.NAME
            )
        self.order_fields([*Target.values, "write"])
        rows = [(str(number), number) for number, _row in table.rows]
        self.fields["others"] = forms.MultipleChoiceField(choices=rows, required=False)
        self.fields["tried"] = forms.CharField(required=False)

    @property
    def facts(self) -> list[forms.BoundField]:
        return [self[name] for name in Target.values]

    def columns(self) -> Columns:
        """Call after `is_valid()`."""
        return {target: column for target in Target if (column := self.cleaned_data[target.value])}

    def others(self) -> set[int]:
        return {int(row) for row in self.cleaned_data["others"]}

    @property
    def signature(self) -> str:
        return json.dumps({target.value: column for target, column in self.columns().items()}, sort_keys=True)

    @property
    def was_tried(self) -> bool:
        return bool(self.cleaned_data["tried"] == self.signature)
