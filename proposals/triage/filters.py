"""The filters of the desk; all of them stand in the address."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Kind
from forums.bodies.permissions import desk_bodies
from forums.fields.models import ActionField
from forums.people.models import User
from proposals.suggestions.labels import PUBLIC_LABELS, Label
from proposals.suggestions.models import Suggestion
from proposals.suggestions.search import found


class DeskFilter(forms.Form):
    q = forms.CharField(label=_("Words or number"), required=False, max_length=100)
    thema = forms.ModelChoiceField(
        ActionField.objects.none(), label=_("Topic"), required=False, to_field_name="slug", empty_label=_("all")
    )
    stand = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("all")), *((one.value, one.label) for one in PUBLIC_LABELS)]
    )
    faellig = forms.BooleanField(label=_("only overdue"), required=False)
    ansicht = forms.CharField(widget=forms.HiddenInput, required=False, initial="alle")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = desk_bodies(user)
        leaves = ActionField.objects.leaves()
        if bodies is not None:
            leaves = leaves.filter(bodies__in=[body for body in bodies if body.kind == Kind.NETWORK]).distinct()
        field = self.fields["thema"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = leaves

    def rows(self, rows: "QuerySet[Suggestion]") -> "QuerySet[Suggestion]":
        """The rows that pass. An address with nonsense in it filters by what is left of it."""
        self.is_valid()
        said = self.cleaned_data
        if words := said.get("q"):
            rows = rows.filter(Q(number__startswith=words) | found(words))
        if field := said.get("thema"):
            rows = rows.filter(field=field)
        if label := said.get("stand"):
            rows = rows.labelled(Label(label))  # type: ignore[attr-defined]
        if said.get("faellig"):
            rows = rows.overdue()  # type: ignore[attr-defined]
        return rows
