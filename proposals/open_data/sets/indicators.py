"""Indicators with their targets, and the readings that stand."""

from datetime import date, datetime
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from proposals.measures.indicators.direction import Direction, Standing
from proposals.measures.indicators.forms import FilterForm
from proposals.measures.indicators.frequency import Frequency
from proposals.measures.indicators.listing import Listing
from proposals.measures.indicators.models import Indicator

from ..dataset import Dataset, Record, Texts, Told, texts
from ..words import CHANGED, DAY, FIELD, ID


class TargetRecord(Record):
    year: int | None = Field(description=gettext_noop("By the end of this year"))
    value: float = Field(description=gettext_noop("Value to be reached"))


class ReadingRecord(Record):
    on: date = Field(description=DAY)
    value: float = Field(description=gettext_noop("Value"))
    source: str = Field(description=gettext_noop("Where the figure comes from"))
    note: str = Field(description=gettext_noop("Note"))
    corrected: bool = Field(description=gettext_noop("Whether it was corrected"))


class IndicatorRecord(Record):
    id: UUID = Field(description=ID)
    field: str = Field(description=FIELD)
    goal: str | None = Field(description=gettext_noop("Number of the goal"))
    name: Texts = Field(description=gettext_noop("Name"))
    unit: Texts = Field(description=gettext_noop("Unit"))
    direction: Direction | None = Field(description=gettext_noop("What is wanted; empty where nobody said it"))
    standing: Standing = Field(description=gettext_noop("Where it stands today"))
    baseline: float | None = Field(description=gettext_noop("Value at the beginning"))
    baseline_year: int | None = Field(description=gettext_noop("Year of the beginning"))
    frequency: Frequency | None = Field(description=gettext_noop("How often it is read; empty where nobody said it"))
    next_due: date | None = Field(description=gettext_noop("By when the next reading is due"))
    source: Texts = Field(description=gettext_noop("Where the figures come from"))
    targets: list[TargetRecord] = Field(description=gettext_noop("What is to be reached"))
    readings: list[ReadingRecord] = Field(description=gettext_noop("What was read, the oldest first"))
    modified: datetime = Field(description=CHANGED)


class Indicators(Dataset[Indicator]):
    name, table = "indicators", "indikatoren"
    title = _("Indicators")
    about = _("What shows whether a goal is reached, with every reading.")
    record = IndicatorRecord
    tables = {"targets": "indikatoren-ziele", "readings": "indikatoren-messwerte"}

    def form(self, asked: QueryDict) -> forms.Form:
        return FilterForm(asked)

    def rows(self, asked: QueryDict) -> QuerySet[Indicator]:
        """Where one stands is worked out from its readings; there are as many as a concept names."""
        rows = Indicator.objects.read().order_by("pk")
        listing = Listing(asked)
        return rows.filter(pk__in=[row.pk for row in listing.indicators()]) if listing.chosen else rows

    def tell(self, row: Indicator) -> Told:
        return {
            "id": row.uuid,
            "field": row.goal.field.slug,
            "goal": row.goal.code or None,
            "name": texts(row.name),
            "unit": texts(row.unit),
            "direction": row.direction or None,
            "standing": row.standing,
            "baseline": row.baseline,
            "baseline_year": row.baseline_year,
            "frequency": row.frequency or None,
            "next_due": row.due_on,
            "source": texts(row.source),
            "targets": [{"year": target.year, "value": target.value} for target in row.targets.all()],
            "readings": [
                {
                    "on": reading.on,
                    "value": reading.value,
                    "source": reading.source,
                    "note": reading.note,
                    "corrected": reading.is_corrected,
                }
                for reading in row.read_values
            ],
            "modified": row.modified,
        }
