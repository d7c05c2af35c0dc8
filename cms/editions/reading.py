"""What pages of an edition show beside its text: history, pictures, the suggestions behind its measures."""

from collections.abc import Iterable

from proposals.suggestions.models import Suggestion

from .content.blocks import images_of
from .content.sections import Version
from .content.showing import ShownList
from .models import Edition, EditionEntry, FrozenPicture
from .states import EntryKind

SIGNS = {
    EntryKind.BEGUN: ("document", "neutral"),
    EntryKind.CONSULTED: ("said", "info"),
    EntryKind.PROLONGED: ("date", "info"),
    EntryKind.ADOPTED: ("council", "success"),
    EntryKind.VOTE_CORRECTED: ("council", "info"),
    EntryKind.TAKEN_BACK: ("council", "danger"),
    EntryKind.SUPERSEDED: ("document", "neutral"),
    EntryKind.IN_FORCE_AGAIN: ("document", "success"),
    EntryKind.WORDS_TAKEN: ("document", "info"),
}


def history(edition: Edition) -> list[dict[str, object]]:
    """Entries for components/timeline.html, without who entered them: that is for the office."""
    return [_entry(entry) for entry in EditionEntry.objects.filter(edition=edition).order_by("number")]


def _entry(entry: EditionEntry) -> dict[str, object]:
    pictogram, tone = SIGNS[EntryKind(entry.kind)]
    return {
        "when": entry.at,
        "title": entry.get_kind_display(),
        "text": entry.reason,
        "pictogram": pictogram,
        "tone": tone,
        "lang": "de",
    }


def before(edition: Edition) -> Edition | None:
    """The frozen one it is compared with: the latest adopted before it."""
    frozen = Edition.objects.frozen().exclude(pk=edition.pk)
    if edition.adopted_on:
        frozen = frozen.filter(number__lt=edition.number)
    found: Edition | None = frozen.order_by("-adopted_on", "-number").first()
    return found


def pictures_of(edition: Edition, version: Version) -> dict[int, FrozenPicture]:
    """By the number that blocks name. One query, or none."""
    named = images_of(version.blocks)
    if not named:
        return {}
    rows = FrozenPicture.objects.filter(edition=edition, image__in=named).defer("content")
    return {row.image: row for row in rows}


def suggestions_behind(lists: Iterable[ShownList]) -> dict[str, Suggestion]:
    """By number, those that everybody can read now. One query, or none."""
    numbers = {number for shown in lists for item in shown.items for number in item.origins}
    if not numbers:
        return {}
    return {row.number: row for row in Suggestion.objects.listed().filter(number__in=numbers)}
