"""How many suggestions each district has, and of how many something came: the counts of the lists they link to."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.fields.models import ActionField
from forums.maps.picture import Figure
from forums.municipality.models import District
from proposals.measures.models import became_a_measure
from proposals.suggestions.models import Suggestion, SuggestionQuerySet

from ..suggestions.listing import NO_DISTRICT


@dataclass(frozen=True)
class Said:
    """`district` is None for what belongs to the whole city."""

    district: District | None
    suggestions: int
    field: ActionField | None = None

    @property
    def name(self) -> str:
        return self.district.name if self.district else _("The whole city, no district")

    @property
    def url(self) -> str:
        return self._list()

    def _list(self, **more: str) -> str:
        """The list that has exactly these rows."""
        asked = QueryDict(mutable=True)
        if self.field:
            asked["feld"] = self.field.slug
        asked.update(more)
        asked["stadtteil"] = self.district.slug if self.district else NO_DISTRICT
        return f"{reverse('suggestion_list')}?{asked.urlencode()}"

    @property
    def words(self) -> str:
        """For who does not see the map."""
        told = ngettext("%(name)s: %(n)s suggestion", "%(name)s: %(n)s suggestions", self.suggestions)
        return told % {"name": self.name, "n": self.suggestions}

    @property
    def figure(self) -> Figure:
        return Figure(self.suggestions, self.url, self.words)


@dataclass(frozen=True)
class DistrictFigures(Said):
    """With what came of it."""

    with_measure: int = 0

    @property
    def measures_url(self) -> str:
        return self._list(massnahme="ja")

    @property
    def row(self) -> list[object]:
        """For components/table.html."""
        return [
            self.name,
            {"text": self.suggestions, "url": self.url, "numeric": True},
            {"text": self.with_measure, "url": self.measures_url, "numeric": True},
        ]


def district_figures(field: ActionField | None = None) -> list[DistrictFigures]:
    """Every district in the order of names, last what belongs to none. Three queries, or four with a field."""
    listed: SuggestionQuerySet = Suggestion.objects.listed()
    if field:
        subs = ActionField.objects.filter(parent=field).values_list("pk", flat=True)
        listed = listed.filter(field__in=[field.pk, *subs])
    counts, measures = _by_district(listed), _by_district(listed.filter(became_a_measure()))
    rows = [
        DistrictFigures(one, counts.pop(one.pk, 0), field, measures.pop(one.pk, 0)) for one in District.objects.all()
    ]
    # What is left belongs to none, or to a district that has been deleted.
    return [*rows, DistrictFigures(None, sum(counts.values()), field, sum(measures.values()))]


def _by_district(rows: SuggestionQuerySet) -> dict[int | None, int]:
    counted = rows.order_by().values("district").annotate(count=Count("pk"))
    return {row["district"]: row["count"] for row in counted}


def figures_on_the_map(rows: Sequence[Said]) -> dict[int, Figure]:
    return {row.district.pk: row.figure for row in rows if row.district}
