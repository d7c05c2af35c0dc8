"""The filters of the desk; all of them stand in the address."""

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Kind
from forums.bodies.permissions import desk_bodies
from forums.fields.models import ActionField
from forums.people.models import User
from proposals.suggestions.labels import PUBLIC_LABELS, Label
from proposals.suggestions.models import SuggestionQuerySet
from proposals.suggestions.search import found

LABELS = [("", _("all")), *((label.value, label.label) for label in PUBLIC_LABELS)]


class DeskFilter(forms.Form):
    q = forms.CharField(label=_("Words or number"), required=False, max_length=100)
    thema = forms.ModelChoiceField(
        ActionField.objects.none(), label=_("Topic"), required=False, to_field_name="slug", empty_label=_("all")
    )
    stand = forms.ChoiceField(label=_("Status"), required=False, choices=LABELS)
    faellig = forms.BooleanField(label=_("only overdue"), required=False)
    ansicht = forms.CharField(widget=forms.HiddenInput, required=False, initial="alle")

    def __init__(self, data: QueryDict | None = None, *, user: User) -> None:
        super().__init__(data)
        bodies = desk_bodies(user)
        leaves = ActionField.objects.leaves()
        if bodies is not None:
            leaves = leaves.filter(bodies__in=[body for body in bodies if body.kind == Kind.NETWORK]).distinct()
        field = self.fields["thema"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = leaves

    def chosen(self) -> dict[str, str]:
        """What the address says and means something."""
        self.is_valid()
        return {name: self.data[name] for name, value in self.cleaned_data.items() if value and name in self.data}

    def apply(self, rows: SuggestionQuerySet) -> SuggestionQuerySet:
        """The rows that pass. An address with nonsense in it filters by what is left of it."""
        self.is_valid()
        data = self.cleaned_data
        if words := data.get("q"):
            rows = rows.filter(Q(number__startswith=words) | found(words))
        if field := data.get("thema"):
            rows = rows.filter(field=field)
        if label := data.get("stand"):
            rows = rows.labelled(Label(label))
        if data.get("faellig"):
            rows = rows.overdue()
        return rows
