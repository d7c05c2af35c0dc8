"""Screening what is taken over from another procedure, thousands of texts at a time."""

from collections.abc import Sequence

from django.db import transaction

from forums.people.models import User
from forums.protection.danger import as_kept
from forums.protection.danger_words import dangers_in
from proposals.suggestions.bulk_import import TakenOver, store
from proposals.suggestions.models import Suggestion
from proposals.suggestions.wording import full_text

from .danger import DangerFlag


@transaction.atomic
def take_over(rows: Sequence[TakenOver], *, by: User | None, release: bool = False) -> list[Suggestion]:
    """Store those whose key is not known yet; returns them in the order of `rows`.

    `release` publishes at once what raises no danger flag; the rest waits for a moderator.
    """
    dangers: dict[str, dict[str, list[str]]] = {}

    def is_publishable(row: TakenOver) -> bool:
        dangers[row.key] = dangers_in(full_text(row.title, row.text))
        return release and not dangers[row.key]

    stored = store(rows, by=by, is_publishable=is_publishable)
    DangerFlag.objects.bulk_create(
        DangerFlag(suggestion=suggestion, danger=danger, words=as_kept(words))
        for suggestion in stored
        for danger, words in dangers[suggestion.source_key].items()
    )
    flagged = [suggestion.pk for suggestion in stored if dangers[suggestion.source_key]]
    Suggestion.objects.filter(pk__in=flagged).update(in_danger=True)
    return stored
