"""Where an edition is: its state, the one door to it, and an entry for each change."""

from datetime import date

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.people.models import User
from forums.records.exceptions import NotPossible, OutOfDate
from forums.records.record import Record

from .history import EditionEntry
from .states import EDITION_MOVES, FROZEN, EditionState, EntryKind

type Days = tuple[date | None, date | None]


class Lifecycle(Record):
    """`version` is the number of the last entry."""

    state = models.CharField(
        _("state"), max_length=12, choices=EditionState.choices, default=EditionState.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta(Record.Meta):
        abstract = True

    @property
    def is_frozen(self) -> bool:
        return self.state in FROZEN

    @property
    def is_public(self) -> bool:
        return self.state != EditionState.DRAFT

    def lock_at(self, seen: int | None = None) -> None:
        """Begin a verb: lock the row and refuse what was sent from an older page. Raises OutOfDate."""
        self.lock()
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def move(self, state: EditionState) -> None:
        """The one door of `state`; saved by `record`. Raises NotPossible."""
        if (EditionState(self.state), state) not in EDITION_MOVES:
            raise self.refusal()
        self.state = state

    def record(self, kind: EntryKind, *, by: User | None, reason: str = "", before: Days = (None, None)) -> None:
        """Save the change and write it down."""
        self.version += 1
        self.save()
        EditionEntry.objects.create(
            edition_id=self.pk,
            number=self.version,
            kind=kind,
            actor=by,
            reason=reason,
            old_from=before[0],
            old_until=before[1],
        )

    def refusal(self) -> NotPossible:
        return NotPossible(gettext("The edition is “%(state)s” now.") % {"state": self.get_state_display()})


def given(reason: str) -> str:
    """Raises NotPossible for none."""
    if not reason.strip():
        raise NotPossible(gettext("Please give the reason. It will be public."))
    return reason.strip()
