"""The same figures counted in the database by the conditions of the public lists, to compare the kept ones with."""

from collections import Counter, defaultdict
from typing import Any

from django.db.models import Count
from django.db.models.functions import Coalesce, TruncDate

from forums.municipality.calendar import today
from proposals.measures.models import became_a_measure, was_done, went_to_a_body
from proposals.public.periods import Period
from proposals.public.suggestions.listing import ANSWERS
from proposals.public.tallies.reading import Sums, sums_by_field
from proposals.suggestions.endorsement.models import Endorsement
from proposals.suggestions.labels import Label, labelled
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage

type Figures = dict[str, dict[Any, int]]  # by what is counted


def recounted(period: Period) -> dict[int | None, Figures]:
    listed = Suggestion.objects.listed().filter(period.received()).order_by()
    written = Endorsement.objects.of_authors().filter(suggestion__in=listed)
    day = TruncDate(Coalesce("released_at", "received_at"))
    again = listed.filter(ANSWERS["gegeben"], stage=Stage.OPEN)
    counted = {
        "stages": listed.values_list("field", "stage"),
        "measured": listed.filter(became_a_measure()).values_list("field", "stage"),
        "in council": listed.filter(went_to_a_body()).values_list("field", "stage"),
        "done": listed.filter(was_done()).values_list("field", "stage"),
        "overdue": listed.filter(labelled(Label.OVERDUE)).values_list("field", "due_on"),
        "in time": listed.filter(ANSWERS["puenktlich"]).values_list("field", "answer_days"),
        "late": listed.filter(ANSWERS["verspaetet"]).values_list("field", "answer_days"),
        "open again": again.values_list("field", "answer_days"),
        "waiting": listed.filter(ANSWERS["noch-keine"]).annotate(day=day).values_list("field", "day"),
        "sources": listed.values_list("field", "source"),
        "languages": listed.values_list("field", "language"),
        "districts": listed.values_list("field", "district"),
    }
    found: defaultdict[int | None, Figures] = defaultdict(dict)
    for name, rows in counted.items():
        for field, key, count in rows.annotate(count=Count("pk")):
            found[field].setdefault(name, {})[key] = count
    rows = written.order_by().values_list("suggestion__field", "association")
    for field, key, count in rows.annotate(count=Count("suggestion", distinct=True)):
        found[field].setdefault("associations", {})[key] = count
    return dict(found)


def kept(period: Period) -> dict[int | None, Figures]:
    """In the same shape."""
    return {field: _plain(sums) for field, sums in sums_by_field(period).items()}


def _plain(sums: Sums) -> Figures:
    found: defaultdict[str, Counter[Any]] = defaultdict(Counter)
    for (stage, facts), count in sums.stages.items():
        for name, letter in (("stages", ""), ("measured", "m"), ("in council", "c"), ("done", "f")):
            if letter in facts:
                found[name][stage.value] += count
    for (days, in_time), count in sums.answers.items():
        found[{True: "in time", False: "late", None: "open again"}[in_time]][days] += count
    for name in ("overdue", "waiting", "sources", "languages", "districts", "associations"):
        found[name] = getattr(sums, name)
    return {name: dict(counter) for name, counter in found.items() if counter}


def every_period() -> list[Period]:
    """All of time, this year, this month up to today."""
    day = today()
    return [Period(), Period.of_year(day.year), Period(day.replace(day=1), day), Period(None, day), Period(day, None)]
