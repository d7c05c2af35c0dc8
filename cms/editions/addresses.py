"""Where the sections of an edition are read: of the one that is worked on, the live pages; of the others, their own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from .content.sections import WORDS, SectionData, SectionKind
from .models import Edition

CONCEPT = "konzept"
KINDS = {word: kind for kind, word in WORDS.items()}


@dataclass(frozen=True)
class Line:
    """One line of an edition's table of contents."""

    section: SectionData
    url: str

    @property
    def key(self) -> tuple[SectionKind, str]:
        return self.section.kind, self.section.key


def lines(edition: Edition | None, contents: Iterable[SectionData]) -> list[Line]:
    """In the order of the contents; None for the concept as it stands now."""
    frozen = edition is not None and edition.is_frozen
    if frozen and edition is not None:
        return [Line(section, section_url(edition, section)) for section in contents]
    return list(_live(contents))


def section_url(edition: Edition, section: SectionData) -> str:
    return reverse("edition_section", args=[edition.slug, section.word, section.slug])


def _live(contents: Iterable[SectionData]) -> Iterator[Line]:
    part = ""
    for section in contents:
        match section.kind:
            case SectionKind.WHOLE:
                path = [CONCEPT]
            case SectionKind.PART:
                path, part = [CONCEPT, section.slug], section.slug
            case SectionKind.CHAPTER:
                path = [CONCEPT, part, section.slug]
            case SectionKind.FIELD:
                path = [CONCEPT, "handlungsfelder", section.slug]
            case SectionKind.PROCESS:
                yield Line(section, reverse("process"))
                continue
        yield Line(section, reverse("wagtail_serve", args=["/".join([*path, ""])]))
