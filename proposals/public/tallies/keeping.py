"""How the sums follow their suggestions: what has changed is counted out as it was and in as it is, under one lock."""

import logging
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import Q

from forums.municipality.calendar import today
from proposals.suggestions.models import Suggestion

from .models import Tally, TallyChange, TallyShare, TallyState
from .shares import Share, shares_of
from .spans import Unit, start_of

BATCH = 2000  # suggestions in one transaction

type Place = tuple[str, date, int | None]  # unit, start, field

logger = logging.getLogger(__name__)


def settle() -> int:
    """Bring the sums up to date with all that is committed; how many suggestions were counted anew. One query where
    nothing has changed.

    A change that is committed meanwhile leaves its own row and is counted the next time. Whoever comes second waits for
    the first, and then finds nothing to do.
    """
    found = 0
    while TallyChange.objects.exists():
        if not (counted := _settle_some()):
            break
        found += counted
    return found


@transaction.atomic
def _settle_some() -> int:
    TallyState.lock()
    changed: list[tuple[int, int]] = list(TallyChange.objects.order_by("pk").values_list("pk", "suggestion_id")[:BATCH])
    # First what has changed, then how it is: nothing that is taken off the list is older than what was read.
    suggestions = {suggestion for _pk, suggestion in changed}
    _replace(suggestions, shares_of(suggestions))
    TallyChange.objects.filter(pk__in=[pk for pk, _suggestion in changed]).delete()
    return len(suggestions)


def _replace(suggestions: Collection[int], now: Mapping[int, Share]) -> None:
    """Count them out as they are kept, and in as they are."""
    kept = TallyShare.objects.in_bulk(suggestions)
    before = {pk: Share(row.received_on, row.field_id, tuple(row.kinds)) for pk, row in kept.items()}
    changed = [pk for pk in suggestions if before.get(pk) != now.get(pk)]
    sums: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for pk in changed:
        if pk in before:
            _add(sums, before[pk], -1)
        if pk in now:
            _add(sums, now[pk], 1)
    _store(sums)
    TallyShare.objects.filter(pk__in=[pk for pk in changed if pk in kept]).delete()
    TallyShare.objects.bulk_create(
        TallyShare(pk, share.received_on, share.field, list(share.kinds)) for pk in changed if (share := now.get(pk))
    )


def _add(sums: Mapping[Place, Counter[str]], share: Share, sign: int) -> None:
    for unit in Unit:
        counts = sums[unit, start_of(unit, share.received_on), share.field]
        for kind in share.kinds:
            counts[kind] += sign


def _store(sums: Mapping[Place, Counter[str]]) -> None:
    """Add to what is kept. What comes to nothing is not kept, but for one row that tells each reader of changes."""
    fields = {field for _unit, _start, field in sums}
    there = Tally.objects.filter(start__in={start for _unit, start, _field in sums})
    there = there.filter(Q(field__in=fields - {None}) | Q(field=None))
    rows = {(row.unit, row.start, row.field_id): row for row in there} if sums else {}
    new: list[Tally] = []
    changed: list[Tally] = []
    empty: list[Tally] = []
    for (unit, start, field), added in sums.items():
        row = rows.get((unit, start, field)) or Tally(unit=unit, start=start, field_id=field)
        _add_to(row.counts, added)
        is_empty = not row.counts and (unit, field) != (Unit.ALL, None)
        (empty if is_empty else changed if row.pk else new).append(row)
    Tally.objects.bulk_create(new)
    Tally.objects.bulk_update(changed, ["counts"], batch_size=500)
    Tally.objects.filter(pk__in=[row.pk for row in empty if row.pk]).delete()


def _add_to(counts: dict[str, dict[str, int]], added: Mapping[str, int]) -> None:
    for kind, number in added.items():
        group, value = kind[0], kind[2:]
        values = counts.setdefault(group, {})
        values[value] = values.get(value, 0) + number
        if not values[value]:
            del values[value]
        if not values:
            del counts[group]


def begin_anew() -> None:
    """Keep nothing, and have all counted. Inside a transaction."""
    TallyState.lock()
    for model in (Tally, TallyShare, TallyChange):
        model.objects.all().delete()
    Tally.objects.create(unit=Unit.ALL, start=start_of(Unit.ALL, today()))
    for keys in _batches([*Suggestion.objects.listed().values_list("pk", flat=True)]):
        TallyChange.objects.bulk_create(TallyChange(suggestion_id=key) for key in keys)


def check_daily() -> int:
    """Once a day all is counted anew, beside what is kept; how many suggestions and sums were kept wrongly, which is
    repaired and said in the log: it must never happen."""
    if TallyState.objects.filter(checked_on=today()).exists():
        return 0
    settle()
    wrong = sum(_check(keys) for keys in _batches(_all_keys())) + _check_sums()
    if wrong:
        logger.error("Figures of the report: %s were kept wrongly, and are repaired.", wrong)
    TallyState.objects.update(checked_on=today())
    return wrong


def _all_keys() -> list[int]:
    return sorted(
        {*Suggestion.everything.values_list("pk", flat=True), *TallyShare.objects.values_list("pk", flat=True)}
    )


@transaction.atomic
def _check(keys: Collection[int]) -> int:
    """What has changed since is no fault."""
    TallyState.lock()
    now = shares_of(keys)
    kept = TallyShare.objects.in_bulk(keys)
    before = {pk: Share(row.received_on, row.field_id, tuple(row.kinds)) for pk, row in kept.items()}
    differ = {pk for pk in keys if before.get(pk) != now.get(pk)}
    if not differ:
        return 0
    told = set(TallyChange.objects.filter(suggestion_id__in=differ).values_list("suggestion_id", flat=True))
    _replace(differ, {pk: share for pk, share in now.items() if pk in differ})
    return len(differ - told)


@transaction.atomic
def _check_sums() -> int:
    """Whether the sums are those of the shares."""
    TallyState.lock()
    sums: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for received_on, field, kinds in TallyShare.objects.values_list("received_on", "field_id", "kinds").iterator():
        _add(sums, Share(received_on, field, tuple(kinds)), 1)
    wrong = 0
    for row in Tally.objects.iterator():
        counts = sums[row.unit, row.start, row.field_id]
        counts.subtract({f"{group}:{value}": n for group, values in row.counts.items() for value, n in values.items()})
        if not any(counts.values()):
            del sums[row.unit, row.start, row.field_id]
    wrong = len(sums)
    _store(sums)
    return wrong


def _batches(keys: list[int]) -> Iterable[list[int]]:
    return (keys[first : first + BATCH] for first in range(0, len(keys), BATCH))
