"""The concept as it stands now: both parts, in every language that exists, as plain data."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from cms.concept.models import ChapterPage, ConceptPage, Lettered, PartPage
from cms.content.models import Article
from cms.fields.models import ActionFieldIndexPage, ActionFieldPage
from forums.council.process.models import Milestone
from forums.fields.models import ActionField

from .blocks import blocks_of
from .rows import LANGUAGES, MILESTONES, OF_FIELDS, item_of, words_of
from .sections import SCHEMA, Item, SectionData, SectionKind

PROCESS = "prozess"
PROCESS_TITLE = gettext_noop("Process")

type Items = dict[str, list[Item]]


@dataclass(frozen=True)
class _Outlined:
    """A section before its content is read."""

    heading: SectionData
    pages: list[Article]
    items: Callable[[], Items]

    def filled(self) -> SectionData:
        versions = {_language(page): _version(page) for page in self.pages}
        return replace(self.heading, content={"schema": SCHEMA, "versions": versions, "items": self.items()})


def live_contents() -> list[SectionData]:
    """In reading order, without their content. Six queries and one for each part."""
    return [outlined.heading for outlined in _outline()]


def live_sections() -> list[SectionData]:
    """The same with all of it. Published pages only; a field without a page has its rows all the same."""
    return [outlined.filled() for outlined in _outline()]


def live_section(kind: SectionKind, slug: str) -> SectionData | None:
    """One of them with its content."""
    wanted = (kind, slug)
    found = (each for each in _outline() if (each.heading.kind, each.heading.slug) == wanted)
    outlined = next(found, None)
    return outlined.filled() if outlined else None


def _outline() -> Iterator[_Outlined]:
    concept = ConceptPage.objects.live().public().filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if concept is not None:
        pages = _by_key([ConceptPage, PartPage, ActionFieldIndexPage, ChapterPage])
        yield _of_page(SectionKind.WHOLE, concept, "", pages)
        for part in concept.get_children().live().public().specific():
            if isinstance(part, Lettered):
                yield _of_page(SectionKind.PART, part, part.letter, pages)
            if isinstance(part, PartPage):
                for chapter in part.chapters():
                    yield _of_page(SectionKind.CHAPTER, chapter, f"{part.letter}{chapter.number}", pages)
    yield from _fields()
    if (milestones := Milestone.objects.in_order().select_related("body")).exists():
        heading = SectionData(SectionKind.PROCESS, PROCESS, PROCESS, "", False, _process_titles(), {})
        yield _Outlined(heading, [], lambda: {MILESTONES.kind: [item_of(MILESTONES, row) for row in milestones]})


def _fields() -> Iterator[_Outlined]:
    pages = defaultdict(list)
    for page in ActionFieldPage.objects.live().public().select_related("locale"):
        pages[page.field_id].append(page)
    for field in sorted(ActionField.objects.select_related("parent"), key=lambda field: field.place):
        own = _in_order(pages[field.pk])
        titles = {_language(page): page.title for page in own} or words_of(field.name)
        heading = SectionData(
            SectionKind.FIELD, field.slug, field.slug, field.code, field.parent is not None, titles, {}
        )
        yield _Outlined(heading, own, _rows_of(field))


def _rows_of(field: ActionField) -> Callable[[], Items]:
    return lambda: {rows.kind: [item_of(rows, row) for row in rows.of_field(field)] for rows in OF_FIELDS}


def _of_page(kind: SectionKind, page: Article, number: str, pages: dict[UUID, list[Article]]) -> _Outlined:
    own = _in_order(pages[page.translation_key])
    titles = {_language(version): version.title for version in own}
    heading = SectionData(kind, str(page.translation_key), page.slug, number, False, titles, {})
    return _Outlined(heading, own, dict)


def _by_key(models: Iterable[type[Article]]) -> dict[UUID, list[Article]]:
    """The published pages in all languages, by what their translations share."""
    found = defaultdict(list)
    for model in models:
        for page in model.objects.live().public().select_related("locale"):
            found[page.translation_key].append(page)
    return found


def _in_order(pages: list[Any]) -> list[Any]:
    """The site's first languages first."""
    places = {language: place for place, language in enumerate(LANGUAGES)}
    return sorted(pages, key=lambda page: (places.get(_language(page), len(places)), _language(page)))


def _language(page: Article) -> str:
    return str(page.locale.language_code)


def _version(page: Article) -> dict[str, Any]:
    return {"lead": page.lead, "blocks": blocks_of(page.body, _language(page))}


def _process_titles() -> dict[str, str]:
    titles = {}
    for language in LANGUAGES:
        with override(language):
            titles[language] = _(PROCESS_TITLE)
    return titles
