"""The town: its settings, closing days and districts."""

from datetime import date, timedelta

import holidays

from forums.municipality.calendar import today
from forums.municipality.models import ClosingDay, District, Municipality

from .keys import once
from .texts import Table, both, read

YEARS_BEFORE, YEARS_AFTER = 1, 3


def load() -> None:
    _settings(read("municipality")["settings"])
    _closing_days(read("municipality")["closing"])
    for slug, name in read("districts")["district"].items():
        once(District, slug, slug=slug, name=name)


def _settings(texts: Table) -> None:
    """Only where the city has said nothing yet: reading the settings may have made an empty row."""
    Municipality.current()  # makes the row where there is none
    Municipality.objects.update(demo=True)
    city = Municipality.current()
    if city.contact_email:
        return
    for name, value in texts.items():
        setattr(city, name, both(value) if isinstance(value, dict) else value)
    city.save()


def _closing_days(rules: list[Table]) -> None:
    for year in range(today().year - YEARS_BEFORE, today().year + YEARS_AFTER + 1):
        for rule in rules:
            ClosingDay.objects.get_or_create(day=_in_year(rule, year), defaults={"reason": both(rule["reason"])})


def _in_year(rule: Table, year: int) -> date:
    if "holiday" in rule:
        [holiday] = holidays.country_holidays("DE", years=year).get_named(rule["holiday"])
        return holiday + timedelta(days=rule["days"])
    return date.fromisoformat(f"{year}-{rule['date']}")
