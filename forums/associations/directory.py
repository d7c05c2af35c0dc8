"""The public directory: narrowed by topic, language, district and words."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.fields.models import ActionField
from forums.municipality.languages import SPOKEN
from forums.municipality.models import District
from forums.search.name_order import sorted_by_name

from .forms.choices import offer_choices
from .models import AssociationQuerySet
from .profile import Kind

COLUMNS = {"thema": "interests__slug", "stadtteil": "district__slug", "art": "kind"}


class DirectoryFilter(forms.Form):
    """Unknown values narrow nothing: an old bookmark still shows the directory."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100, widget=forms.TextInput({"type": "search"}))
    thema = forms.ChoiceField(label=_("Topic"), required=False)
    sprache = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("all languages")), *SPOKEN])
    stadtteil = forms.ChoiceField(label=_("District"), required=False)
    art = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all kinds")), *Kind.choices])

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        topics = sorted(ActionField.objects.leaves().select_related("parent"), key=lambda field: field.place)
        districts = [(district.slug, district.name) for district in sorted_by_name(District.objects.all())]
        offer_choices(self, "thema", [("", _("all topics")), *((field.slug, str(field)) for field in topics)])
        offer_choices(self, "stadtteil", [("", _("all districts")), *districts])

    @property
    def narrows(self) -> bool:
        return any(self.chosen().values())

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}

    def apply(self, associations: AssociationQuerySet) -> AssociationQuerySet:
        chosen = self.chosen()
        for name, column in COLUMNS.items():
            if chosen[name]:
                associations = associations.filter(**{column: chosen[name]})
        if chosen["sprache"]:
            associations = associations.speaking(chosen["sprache"])
        return associations.matching(chosen["q"])
