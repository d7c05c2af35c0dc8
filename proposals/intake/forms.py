"""The import's second form, after the file: what its columns mean."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.spreadsheets.imports import ChoicesForm
from forums.spreadsheets.reading import Spreadsheet

from .bulk_import import guess
from .mapping import Mapping, Target

ONE_COLUMN = [target for target in Target if target is not Target.TEXT]


class MappingForm(ChoicesForm):
    """One choice for each target; several columns may make up the text, in the order of the table."""

    text = forms.MultipleChoiceField(label=Target.TEXT.label, widget=forms.CheckboxSelectMultiple)
    source_for_all = forms.CharField(label=_("Where it was collected (for all rows)"), max_length=160, required=False)
    language_for_all = forms.ChoiceField(label=_("Language (for all rows)"), choices=settings.LANGUAGES, required=False)
    leave_out = forms.BooleanField(label=_("Leave out sums and empty rows"), initial=True, required=False)
    release = forms.BooleanField(
        label=_("Publish at once. I have read the texts."),
        required=False,
        help_text=_("Texts that may be about danger always wait for a moderator."),
    )

    def __init__(self, data: QueryDict | None = None, *, table: Spreadsheet) -> None:
        columns = guess(table).columns
        initial: dict[str, object] = {target.value: columns.get(target, ("",))[0] for target in ONE_COLUMN}
        initial["text"] = list(columns.get(Target.TEXT, ()))
        super().__init__(data, table=table, initial=initial)
        headers = [(header, header) for header in table.headers]
        self.fields["text"].choices = headers  # type: ignore[attr-defined]
        for target in ONE_COLUMN:
            self.fields[target.value] = forms.ChoiceField(
                label=target.label, choices=[("", _("none")), *headers], required=False
            )
        self.order_fields(["text", *(target.value for target in ONE_COLUMN)])

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name != "tried"]

    def chosen(self) -> dict[str, object]:
        """Whether the texts are published at once changes nothing that a trial shows."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("tried", "release")}

    def mapping(self) -> Mapping:
        """Call after `is_valid()`."""
        asked = self.cleaned_data
        columns: dict[Target, tuple[str, ...]] = {Target.TEXT: tuple(asked["text"])}
        columns |= {target: (asked[target.value],) for target in ONE_COLUMN if asked[target.value]}
        constants = {
            Target.SOURCE: asked["source_for_all"],
            Target.LANGUAGE: asked["language_for_all"],
        }
        return Mapping(columns, {target: value for target, value in constants.items() if value})
