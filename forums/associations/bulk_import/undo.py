"""Taking a whole import back: what nobody has touched since is deleted, the rest is kept and named."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.people.access_log import AccessKind, DataKind, log_access
from forums.people.models import User

from ..models import Association
from .run import Result


@transaction.atomic
def undo(results: Sequence[Result], *, by: User) -> list[Result]:
    """Delete for good what the import has added: nobody has agreed to anything, nothing of it was ever public.

    Twice changes nothing. Returns the results as they are now.
    """
    Municipality.objects.select_for_update().first()
    new = {each.association: each for each in results if each.outcome == "new" and each.association is not None}
    there = {row.pk: row for row in Association.everything.select_for_update().filter(pk__in=new)}
    kept = {pk for pk, row in there.items() if row.modified.isoformat() != new[pk].as_of}
    Association.everything.filter(pk__in=there.keys() - kept).erase()
    log_access(AccessKind.ERASED, DataKind.ASSOCIATIONS, f"{len(there) - len(kept)}/{len(new)}", by=by)
    return [_now(each, kept) if each.outcome == "new" else each for each in results]


def _now(result: Result, kept: set[int]) -> Result:
    if result.association not in kept:
        return replace(result, outcome="undone", association=None)
    remark = _("Not undone: it has been changed since.")
    return result if remark in result.remarks else replace(result, remarks=[*result.remarks, remark])
