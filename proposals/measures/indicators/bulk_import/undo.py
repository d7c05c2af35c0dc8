"""Taking a whole import back: new readings go, corrections are corrected back. What was changed since stays."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.people.models import User

from ..readings import Reading
from .run import Result


@transaction.atomic
def undo(results: Sequence[Result], *, by: User) -> list[Result]:
    """New readings are deleted for good; of a correction the old value comes back by another one, which the history
    keeps. Twice changes nothing. Returns the results as they are now."""
    Municipality.objects.select_for_update().first()
    made = {each.reading: each for each in results if each.outcome in ("new", "corrected") and each.reading}
    there = {row.pk: row for row in Reading.objects.standing().select_for_update().filter(pk__in=made)}
    return [_undone(each, there.get(each.reading or 0), by) if each.reading in made else each for each in results]


def _undone(result: Result, reading: Reading | None, by: User) -> Result:
    if reading is None or reading.version != result.version:
        remark = _("Not undone: it has been changed since.")
        return result if remark in result.remarks else replace(result, remarks=[*result.remarks, remark])
    if result.outcome == "new":
        reading.delete()
    else:
        last = reading.corrections.order_by("number").last()
        if last is not None:
            with translation.override("de"):
                reason = _("The import was undone.")
            reading.correct(
                value=last.old_value, on=last.old_on, source=last.old_source, note=last.old_note, reason=reason, by=by
            )
    return replace(result, outcome="undone", remarks=[], reading=None)
