"""What a report shows of the indicators: where those of each field stand."""

from collections import Counter
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.charts.matrix import Matrix, matrix
from forums.charts.numbers import figure
from forums.charts.parts import Whole
from forums.fields.models import ActionField
from proposals.measures.indicators.direction import Standing
from proposals.measures.indicators.standings import WELL, standing_parts

from .counts import Counts
from .scope import Scope
from .sections import Section, Sheet


def standings(counts: Counts, scope: Scope) -> Section[Matrix]:
    """A row for each field that has indicators; the row of a field with parts holds theirs too."""
    wholes = [
        (_row(field, _sum(counts, scope.fields, field)), field.parent_id is not None and field != scope.field)
        for field in scope.fields
    ]
    wholes = [(whole, below) for whole, below in wholes if whole.total]
    every: Counter[Standing] = sum(counts.indicators.values(), Counter())
    well, total = sum(every[standing] for standing in WELL), every.total()
    title = ngettext(
        "%(well)s of %(total)s indicator has reached its target or is on the way",
        "%(well)s of %(total)s indicators have reached their target or are on the way",
        total,
    ) % {"well": figure(well), "total": figure(total)}
    return Section(
        title,
        _("As they stand today, by their latest reading. Every number leads to its list."),
        matrix("indicators", wholes),
        Sheet(
            [_("Action field"), *(str(standing.label) for standing in Standing), _("indicators in all")],
            [[whole.name, *(part.count for part in whole.parts), whole.total] for whole, _below in wholes],
        ),
    )


def _sum(counts: Counts, fields: Iterable[ActionField], field: ActionField) -> Counter[Standing]:
    below = [row.pk for row in fields if field.pk in (row.pk, row.parent_id)]
    return sum((counts.indicators.get(pk, Counter()) for pk in below), Counter())


def _row(field: ActionField, standings: Counter[Standing]) -> Whole:
    address = reverse("indicator_list", query={"feld": field.slug})
    return Whole(f"{field.code} {field}", standing_parts(standings, field=field.slug), address)
