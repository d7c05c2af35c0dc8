"""The kinds of change, and what each says."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from forums.records.word_diff import Piece, compared

from ..content.places import Place, block_anchor, item_anchor
from ..content.sections import SectionData
from ..content.showing import Said


class Change(models.TextChoices):
    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    MOVED = "moved", _("moved")
    DROPPED = "dropped", _("dropped")


TONES = {Change.NEW: "success", Change.CHANGED: "info", Change.MOVED: "info", Change.DROPPED: "danger"}


@dataclass(frozen=True)
class TextChange:
    """Words before and now, in one language; empty before for what is new, empty now for what was dropped."""

    before: str
    now: str
    language: str = ""

    @property
    def pieces(self) -> list[Piece]:
        """In reading order, worked out when somebody reads them."""
        return compared(self.before, self.now)


@dataclass(frozen=True)
class BlockChange:
    """A paragraph, heading, table … of a text. `id` names it in the newer edition, else in the older one."""

    change: Change
    id: str
    text: TextChange

    @property
    def anchor(self) -> str:
        return block_anchor(self.id)


@dataclass(frozen=True)
class FactChange:
    label: StrOrPromise
    text: TextChange


@dataclass(frozen=True)
class ItemChange:
    """A goal, measure, indicator … `moved` says from where to where. `origins` are numbers of suggestions."""

    change: Change
    kind: str
    uuid: str
    title: Said
    facts: list[FactChange] = field(default_factory=list)
    moved: tuple[str, str] | None = None
    origins: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return item_anchor(self.kind, self.uuid)

    @property
    def tone(self) -> str:
        return TONES[self.change]


@dataclass(frozen=True)
class SectionChange:
    """`section` as it is in the newer edition, or was in the older one where it was dropped."""

    change: Change
    section: SectionData
    title: TextChange
    blocks: list[BlockChange]
    items: list[ItemChange]

    @property
    def place(self) -> Place:
        return Place(self.section.kind, self.section.key)

    @property
    def tone(self) -> str:
        return TONES[self.change]

    @property
    def summary(self) -> str:
        """What changed in it, in a few words."""
        paragraphs = len(self.blocks)
        told = (
            [ngettext("%(count)s passage", "%(count)s passages", paragraphs) % {"count": paragraphs}]
            if paragraphs
            else []
        )
        if rows := len(self.items):
            told.append(ngettext("%(count)s entry", "%(count)s entries", rows) % {"count": rows})
        return ", ".join(told)


@dataclass(frozen=True)
class Tally:
    """How many of one kind are new, changed, moved, dropped; `label` names the kind."""

    label: StrOrPromise
    counts: dict[Change, int]

    @property
    def words(self) -> str:
        """“12 new, 3 changed, 1 dropped”; empty for nothing."""
        return ", ".join(f"{self.counts[change]} {change.label}" for change in Change if self.counts.get(change))


@dataclass(frozen=True)
class Comparison:
    """Only what has changed, in the order of the newer edition, what was dropped at its old place."""

    sections: list[SectionChange]
    tallies: list[Tally]

    @property
    def is_empty(self) -> bool:
        return not self.sections

    def of(self, place: Place) -> SectionChange | None:
        return next((each for each in self.sections if each.place == place), None)
