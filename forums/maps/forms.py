"""Forms of the map's admin: the file, and which of its areas is which district."""

from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from forums.municipality.models import District

from .geojson import MOST_BYTES, UnusableFile, read
from .models import DistrictShape, TownMap
from .shapes import DrawnShapes, draw

CHOICE = "shape-%s"


class ShapesFileForm(forms.Form):
    """What it lets through can be drawn: `drawn`."""

    file = forms.FileField(
        label=_("GeoJSON file with the districts"),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
        help_text=_(
            "One feature with a name for each district, coordinates in degrees (WGS 84, EPSG:4326), at most 8 MB. "
            "Nothing appears on the pages before you have checked it."
        ),
    )
    drawn: DrawnShapes

    def clean_file(self) -> File[bytes]:
        file: File[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is too large: at most 8 MB. Please simplify the outlines before the export.")
            )
        try:
            self.drawn = draw(read(file.read()), [district.name for district in District.objects.all()])
        except UnusableFile as problem:
            raise forms.ValidationError(str(problem)) from problem
        return file


class MapForm(forms.ModelForm[TownMap]):
    """Source and licence of the data, and for each area its district."""

    class Meta:
        model = TownMap
        fields = ("attribution", "licence", "licence_url", "schematic")
        help_texts = {
            "attribution": _("Stands under every map, for example: Land survey office of the city, 2026."),
            "licence": _(
                "Also required where the data is free, for example: Data licence Germany – attribution – 2.0."
            ),
            "licence_url": _("Where the licence can be read. May stay empty."),
            "schematic": _("The pages then say that these are no official borders."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attribution"].required = self.fields["licence"].required = True
        self.districts = {district.slug: district for district in District.objects.all()}
        choices = [
            ("", _("no district: only its outline")),
            *((slug, one.name) for slug, one in self.districts.items()),
        ]
        self.shapes: list[DistrictShape] = self.instance.drawn
        for shape in self.shapes:
            self.fields[CHOICE % shape.pk] = forms.ChoiceField(
                label=shape.name,
                choices=choices,
                required=False,
                initial=shape.shown_district.slug if shape.shown_district else "",
            )

    @property
    def numbered(self) -> list[DistrictShape]:
        """The areas in the order of `choices`, by which the picture beside them counts."""
        return [shape for shape, _field in self.choices]

    @property
    def choices(self) -> list[tuple[DistrictShape, forms.BoundField]]:
        """Areas with their select; those without a match first, since they need a look."""
        rows = [(shape, self[CHOICE % shape.pk]) for shape in self.shapes]
        return sorted(rows, key=lambda row: row[0].shown_district is not None)

    @property
    def unmatched(self) -> list[DistrictShape]:
        """Areas whose name is none of our districts'."""
        return [shape for shape in self.shapes if shape.shown_district is None]

    @property
    def missing(self) -> list[District]:
        """Districts that no area of the file is named after."""
        drawn = {shape.district_id for shape in self.shapes}
        return [district for district in self.districts.values() if district.pk not in drawn]

    def chosen(self) -> dict[int, District | None]:
        return {shape.pk: self.districts.get(self.cleaned_data[CHOICE % shape.pk]) for shape in self.shapes}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [slug for shape in self.shapes if (slug := cleaned.get(CHOICE % shape.pk))]
        if len(set(chosen)) < len(chosen):
            twice = next(self.districts[slug].name for slug in chosen if chosen.count(slug) > 1)
            self.add_error(
                None, _("“%(name)s” is chosen for two areas. Please choose each district once.") % {"name": twice}
            )
        elif self.shapes and not chosen:
            self.add_error(None, _("Please choose a district for at least one area."))
        return cleaned

    def show(self) -> None:
        """Put the map on the pages. Raises NotPossible."""
        facts = self.cleaned_data
        self.instance.show(
            self.chosen(),
            attribution=facts["attribution"],
            licence=facts["licence"],
            licence_url=facts["licence_url"],
            schematic=facts["schematic"],
        )
