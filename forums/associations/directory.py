"""The public directory: narrowed by topic, language, part of the city and words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.fields.models import ActionField
from forums.municipality.languages import SPOKEN
from forums.municipality.models import District

from .models import Association, AssociationQuerySet, Kind


class DirectoryFilter(forms.Form):
    """Unknown values narrow nothing: an old bookmark still shows the list."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100, widget=forms.TextInput({"type": "search"}))
    thema = forms.ChoiceField(label=_("Topic"), required=False)
    sprache = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("all languages")), *SPOKEN])
    stadtteil = forms.ChoiceField(label=_("Part of the city"), required=False)
    art = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all kinds")), *Kind.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = sorted(ActionField.objects.leaves().select_related("parent"), key=lambda field: field.place)
        districts = District.objects.values_list("slug", "name")
        choices = {
            "thema": [("", _("all topics")), *((field.slug, str(field)) for field in topics)],
            "stadtteil": [("", _("all parts")), *districts],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]

    @property
    def narrows(self) -> bool:
        return any(self._chosen().values())

    def _chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}

    def apply(self, rows: AssociationQuerySet) -> AssociationQuerySet:
        chosen = self._chosen()
        columns = {
            "thema": "interests__slug",
            "stadtteil": "district__slug",
            "art": "kind",
        }
        for name, column in columns.items():
            if chosen[name]:
                rows = rows.filter(**{column: chosen[name]})
        if chosen["sprache"]:
            rows = rows.speaking(chosen["sprache"])
        return rows.matching(chosen["q"])


def listed(request_data: Any) -> tuple[DirectoryFilter, AssociationQuerySet]:
    narrowed = DirectoryFilter(request_data)
    return narrowed, narrowed.apply(Association.objects.public().with_profile())
