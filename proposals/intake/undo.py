"""Taking a whole import of suggestions back: what nobody has touched since goes, the rest is kept and named."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from proposals.moderation.danger import DangerFlag
from proposals.suggestions.bulk_import import take_back
from proposals.suggestions.models import Suggestion

from .bulk_import import Result


@transaction.atomic
def undo(results: Sequence[Result]) -> list[Result]:
    """What was never public is deleted for good. What was public is marked as deleted, for those who have copied it.

    Twice changes nothing. Returns the results as they are now.
    """
    new = {each.number: each for each in results if each.outcome == "new"}
    there = {row.number: row for row in Suggestion.objects.select_for_update().filter(number__in=new)}
    in_hands = DangerFlag.objects.filter(suggestion__in=there.values()).filter(
        Q(opened_at__isnull=False) | Q(closed_at__isnull=False)
    )
    handled = set(in_hands.values_list("suggestion__number", flat=True))
    kept = {
        number for number, row in there.items() if row.modified.isoformat() != new[number].as_of or number in handled
    }
    take_back([row for number, row in there.items() if number not in kept])
    return [_now(each, kept) if each.outcome == "new" else each for each in results]


def _now(result: Result, kept: set[str]) -> Result:
    if result.number not in kept:
        return replace(result, outcome="undone", reason="")
    return replace(result, reason=_("Not undone: it has been changed since."))
