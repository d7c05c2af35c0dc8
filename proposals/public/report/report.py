"""The report as one page shows it, or one of its tables as a sheet."""

from collections.abc import Callable
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.charts.matrix import Matrix
from forums.charts.numbers import figure
from forums.charts.parts import Bars
from forums.municipality.models import Municipality
from forums.pictograms.names import Pictogram

from ..figures import list_url
from ..promise import Kept, promise
from . import indicators, participation, pictures, tables
from .counts import Counts
from .scope import Scope
from .sections import Section, Sheet, TableSection

SHEETS = (
    "antworten",
    "versprechen",
    "entscheidungen",
    "wartezeiten",
    "massnahmen",
    "indikatoren",
    "wege",
    "sprachen",
    "stadtteile",
    "vereine",
)


class Report:
    """Nothing is counted before it is asked for. A query for each kind, and one for each of calendar, districts
    and associations."""

    def __init__(self, scope: Scope, city: Municipality) -> None:
        self.scope, self._city, self.counts = scope, city, Counts(scope)

    @property
    def received(self) -> int:
        return self.counts.figures.received

    @cached_property
    def figures(self) -> list[Kept]:
        """Nothing where nothing came in."""
        if not self.received:
            return []
        words = ngettext("suggestion was received", "suggestions were received", self.received)
        note = _("Withdrawn ones are not counted.")
        first = Kept(figure(self.received), words, list_url(**self.scope.words), note, "said", Pictogram.SAID)
        return [first, *promise(self.counts.figures, self._city, self.scope.words)]

    @cached_property
    def answers(self) -> Section[Bars]:
        return pictures.answers(self.counts, self.scope)

    @cached_property
    def promised(self) -> TableSection:
        return tables.promised(self.counts, self.scope, self._city)

    @cached_property
    def outcomes(self) -> Section[Matrix]:
        return pictures.outcomes(self.counts, self.scope)

    @cached_property
    def waiting_times(self) -> TableSection:
        return tables.waiting_times(self.counts, self.scope)

    @cached_property
    def measures(self) -> Section[Bars]:
        return pictures.measures(self.counts, self.scope)

    @cached_property
    def indicators(self) -> Section[Matrix]:
        return indicators.standings(self.counts, self.scope)

    @cached_property
    def ways_in(self) -> Section[Bars]:
        return participation.ways_in(self.counts, self.scope)

    @cached_property
    def languages(self) -> Section[Bars]:
        return participation.languages(self.counts, self.scope)

    @cached_property
    def districts(self) -> Section[Bars]:
        return participation.districts(self.counts, self.scope)

    @cached_property
    def associations(self) -> Section[Bars]:
        return participation.associations(self.counts, self.scope)

    def sheet(self, name: str) -> Sheet:
        """One of SHEETS."""
        found: dict[str, Callable[[], Section[Bars] | Section[Matrix] | TableSection]] = {
            "antworten": lambda: self.answers,
            "versprechen": lambda: self.promised,
            "entscheidungen": lambda: self.outcomes,
            "wartezeiten": lambda: self.waiting_times,
            "massnahmen": lambda: self.measures,
            "indikatoren": lambda: self.indicators,
            "wege": lambda: self.ways_in,
            "sprachen": lambda: self.languages,
            "stadtteile": lambda: self.districts,
            "vereine": lambda: self.associations,
        }
        return found[name]().sheet

    @property
    def sheet_urls(self) -> dict[str, str]:
        return {name: self.scope.sheet_url(name) for name in SHEETS}
