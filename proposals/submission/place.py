"""Where in the town a suggestion belongs: a district, a street of the list, or a point on the map; or nothing."""

from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Exists, QuerySet
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.maps.models import Street, TownMap
from forums.maps.picture import TownPicture, plain_picture
from forums.maps.points import GeoPoint
from forums.municipality.models import District
from forums.protection.text_fields import LineField
from forums.search.name_order import sorted_by_name


class PlaceForm(forms.Form):
    """The part of the form that asks where. Without a map of the town no point is asked for."""

    district = forms.ModelChoiceField(
        label=_("District"),
        queryset=District.objects.all(),
        to_field_name="slug",
        required=False,
    )
    street = forms.ModelChoiceField(
        label=_("Street"),
        queryset=Street.objects.none(),
        empty_label=_("no particular street"),
        required=False,
        help_text=_("We show its place only to about 100 metres."),
    )
    point = LineField(
        label=_("Place on the map"),
        max_length=60,
        required=False,
        widget=forms.HiddenInput(attrs={"data-draft-keep": ""}),
    )

    place: GeoPoint | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["street"].queryset = self._streets_sent()  # type: ignore[attr-defined]
        self.fields["district"].choices = self._district_choices  # type: ignore[attr-defined]

    @cached_property
    def _districts(self) -> list[tuple[str, str, bool]]:
        """Slug, name, and whether there is a map, by name: one query for all."""
        rows = District.objects.annotate(on_map=Exists(TownMap.objects.shown()))
        return sorted_by_name(rows.values_list("slug", "name", "on_map"), name=lambda row: row[1])

    def _district_choices(self) -> list[tuple[str, StrOrPromise]]:
        return [("", _("the whole city")), *((slug, name) for slug, name, _on_map in self._districts)]

    @cached_property
    def town(self) -> TownMap | None:
        """A map names at least one district, so without districts there is none."""
        return TownMap.current() if any(on_map for _slug, _name, on_map in self._districts) else None

    @cached_property
    def picture(self) -> TownPicture | None:
        return plain_picture(self.town) if self.town else None

    @cached_property
    def has_streets(self) -> bool:
        return self.town is not None and Street.objects.exists()

    @property
    def district_chosen(self) -> str:
        """What the select shows: as sent, or as the form began."""
        return str(self["district"].value() or "")

    def _streets_sent(self) -> QuerySet[Street]:
        """What may be sent is any street; what is offered are those of one district."""
        return Street.objects.select_related("district") if self.is_bound else Street.objects.none()

    @cached_property
    def streets(self) -> list[Street]:
        """Those of the chosen district, to be offered; empty until one is chosen."""
        return streets_of(self.district_chosen)

    @property
    def street_chosen(self) -> str:
        return str(self["street"].value() or "")

    def clean_point(self) -> GeoPoint | None:
        text = self.cleaned_data["point"]
        if not text:
            return None
        point = GeoPoint.read(text)
        if point is None or self.town is None:
            raise forms.ValidationError(_("We could not read the place on the map. Please set it once more."))
        if self.town.shape_at(point) is None:
            raise forms.ValidationError(_("This place lies outside of our town. Please set it once more."))
        return point

    def clean(self) -> dict[str, Any]:
        """A point says the district; a street must lie in the one that was chosen."""
        cleaned = super().clean() or {}
        point, street, district = cleaned.get("point"), cleaned.get("street"), cleaned.get("district")
        if point and self.town and (shape := self.town.shape_at(point)):
            cleaned["district"] = shape.shown_district or district
            self.place = point
        elif street and district and street.district_id != district.pk:
            self.add_error(
                "street",
                _("“%(street)s” lies in the district %(district)s. Please choose the street once more.")
                % {"street": street.name, "district": street.district.name},
            )
        elif street:
            cleaned["district"] = street.district
            self.place = street.point
        return cleaned


def streets_of(district: str) -> list[Street]:
    """The streets of a district by its slug."""
    return list(Street.objects.filter(district__slug=district, district__deleted=None)) if district else []
