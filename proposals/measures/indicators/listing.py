"""The public list of indicators: what the address asks for, each with its picture."""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.charts.numbers import figure
from forums.charts.parts import Bars, strip
from forums.fields.models import ActionField

from .charts import IndicatorChart, indicator_chart, with_corrections
from .direction import Standing
from .forms import OVERDUE, STANDINGS, FilterForm
from .models import Indicator
from .standings import WELL, counted, standing_parts

PER_PAGE = 6  # pictures with their tables are long


@dataclass(frozen=True)
class Standings:
    """For components/chart_strip.html."""

    title: str
    chart: Bars


class Listing:
    """What one address of the list shows. The standing is worked out from the readings, so all indicators of the field
    are read, in four queries at any number; there are as many as a concept names."""

    def __init__(self, params: QueryDict) -> None:
        self.form = FilterForm(params)
        self.form.is_valid()
        self.chosen = {name: value for name in self.form.fields if (value := self.form.cleaned_data.get(name))}
        self.unknown = [(self.form[name].label, errors[0]) for name, errors in self.form.errors.items()]
        self._asked_page = params.get("seite")

    @cached_property
    def page(self) -> Page[Indicator]:
        return Paginator(self.indicators(), PER_PAGE).get_page(self._asked_page)

    @property
    def count(self) -> int:
        return self.page.paginator.count

    @property
    def rows(self) -> list[IndicatorChart]:
        return [indicator_chart(indicator, of=indicator.goal.field) for indicator in with_corrections(self.page)]

    @cached_property
    def _in_field(self) -> list[Indicator]:
        rows = Indicator.objects.read().in_order()
        if (fields := self._fields) is not None:
            rows = rows.in_fields(fields)
        return list(rows)

    @property
    def _fields(self) -> list[ActionField] | None:
        """The field that is chosen with its sub-fields; None for all."""
        if not (slug := self.chosen.get("feld")):
            return None
        chosen = self.form.action_fields[slug]
        return [row for row in self.form.action_fields.values() if chosen.pk in (row.pk, row.parent_id)]

    def indicators(self) -> list[Indicator]:
        asked = self.chosen.get("stand", "")
        if asked == OVERDUE:
            return [indicator for indicator in self._in_field if indicator.is_overdue]
        standing = STANDINGS.get(asked)
        return [indicator for indicator in self._in_field if standing in (None, indicator.standing)]

    @property
    def standings(self) -> Standings:
        """Where those of the chosen field stand, or all, whatever standing is chosen."""
        return standings(self._in_field, field=self.chosen.get("feld", ""))


def standings(indicators: list[Indicator], *, field: str = "", key: str = "standings") -> Standings:
    counts = {standing: sum(row[standing] for row in counted(indicators).values()) for standing in Standing}
    well, total = sum(counts[standing] for standing in WELL), len(indicators)
    title = ngettext(
        "%(well)s of %(total)s indicator has reached its target or is on the way",
        "%(well)s of %(total)s indicators have reached their target or are on the way",
        total,
    ) % {"well": figure(well), "total": figure(total)}
    return Standings(title, strip(key, standing_parts(counts, field=field), of=_("Indicators")))
