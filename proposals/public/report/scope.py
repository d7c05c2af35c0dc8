"""What a report is about: the whole, a field with its parts, a period; read from its address."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Min
from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.search.lists import list_address
from proposals.suggestions.models import Suggestion, SuggestionQuerySet

from ..periods import EARLIEST, Period, check_order, day_field

YEARS_SHOWN = 4


class ScopeForm(forms.Form):
    """What the address asks for wrongly is an error of that part alone. Two queries: fields, the first suggestion."""

    thema = forms.ChoiceField(label=gettext_lazy("Topic"), required=False)
    jahr = forms.ChoiceField(label=gettext_lazy("Year"), required=False)
    von = day_field(gettext_lazy("Received from"))
    bis = day_field(gettext_lazy("Received until"))

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="filter-%s", use_required_attribute=False)
        self.action_fields = {field.slug: field for field in ActionField.objects.all()}
        topics = ((slug, f"{field.code} {field}") for slug, field in self.action_fields.items())
        self._offer("thema", ("", _("All topics")), *topics)
        self.years = [str(year) for year in range(today().year, _first_year() - 1, -1)]
        self._offer("jahr", ("", _("All years")), *((year, year) for year in self.years))

    def _offer(self, name: str, *choices: tuple[str, str]) -> None:
        field: Any = self.fields[name]
        field.choices = choices
        field.error_messages["invalid_choice"] = _("We do not know “%(value)s”. We are showing everything instead.")

    def clean(self) -> None:
        check_order(self)
        days = self.cleaned_data.get("von") or self.cleaned_data.get("bis")
        if days and self.cleaned_data.get("jahr"):
            self.add_error("jahr", _("Please choose either a year or days. The days count now."))


def _first_year() -> int:
    first = Suggestion.objects.listed().aggregate(first=Min("received_at"))["first"]
    return max(localdate(first).year, EARLIEST.year) if first else today().year


@dataclass(frozen=True)
class Scope:
    """`fields` are those that the report has rows for: the one that was asked for with its parts, or all."""

    field: ActionField | None
    fields: list[ActionField]
    period: Period
    chosen: dict[str, str]

    @classmethod
    def asked(cls, form: ScopeForm) -> "Scope":
        """From a form that has been checked, valid or not."""
        found = {name: value for name in form.fields if (value := form.cleaned_data.get(name))}
        all_fields = list(form.action_fields.values())
        chosen = form.action_fields.get(str(found.get("thema", "")))
        shown = [row for row in all_fields if chosen is None or chosen.pk in (row.pk, row.parent_id)]
        return cls(chosen, shown, _period(found), {name: str(value) for name, value in found.items()})

    @property
    def suggestions(self) -> SuggestionQuerySet:
        """As the list shows them for `words`."""
        listed: SuggestionQuerySet = Suggestion.objects.listed().filter(self.period.received())
        return listed.filter(field__in=[row.pk for row in self.fields]) if self.field else listed

    @property
    def words(self) -> dict[str, str]:
        """As the address of the list says it."""
        return {**({"feld": self.field.slug} if self.field else {}), **self.period.words}

    @property
    def is_narrow(self) -> bool:
        return bool(self.chosen)

    @property
    def address(self) -> str:
        return list_address(reverse("report"), self.chosen)

    def sheet_url(self, name: str) -> str:
        """Where a table of this report lies as CSV."""
        return list_address(reverse("report_sheet", args=[name]), self.chosen)


def _period(found: dict[str, str | date]) -> Period:
    if year := found.get("jahr"):
        return Period.of_year(int(str(year)))
    start, end = found.get("von"), found.get("bis")
    return Period(start if isinstance(start, date) else None, end if isinstance(end, date) else None)


def periods(form: ScopeForm, scope: Scope) -> list[dict[str, object]]:
    """For components/tabs.html: everything, and the latest years; the topic stays."""
    topic = {"thema": scope.chosen.get("thema", "")}
    tabs = [(_("Since the beginning"), {}), *((year, {"jahr": year}) for year in form.years[:YEARS_SHOWN])]
    now = {name: value for name, value in scope.chosen.items() if name != "thema"}
    return [
        {"url": list_address(reverse("report"), {**topic, **asked}), "text": text, "current": asked == now}
        for text, asked in tabs
    ]
