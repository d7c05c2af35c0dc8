"""Pages of editions: frozen data by its keys, days of a frozen text, sections in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language
from django_stubs_ext import StrOrPromise

from cms.editions.comments import Asked, asked_about
from cms.editions.content.days import written_out
from cms.editions.content.places import Place, block_anchor, item_anchor
from cms.editions.content.rows import ALL
from cms.editions.content.sections import SectionData, SectionKind, Version
from cms.editions.models import Edition
from cms.editions.states import EditionState
from cms.fields.models import ActionFieldPage
from proposals.suggestions.models import Suggestion

register = template.Library()


@register.filter
def at(held: Mapping[Any, Any], key: object) -> Any:
    """What a mapping holds under the key; None for nothing."""
    return held.get(key)


@register.filter
def days(item: Mapping[str, str]) -> str:
    """When a milestone of a frozen text is, written out."""
    return written_out(item)


@register.filter
def version_here(section: SectionData) -> Version:
    """The section in the reader's language, or in the one it has."""
    return section.version(get_language() or settings.LANGUAGE_CODE)


@register.filter
def kind_label(kind: str) -> StrOrPromise:
    """What a row of this kind is called."""
    return ALL[kind].label


@register.simple_tag
def asked_about_page(page: Any) -> Asked | None:
    """The consultation that is open, or was, on a live page of the concept; None for none."""
    if isinstance(page, ActionFieldPage):
        return asked_about(Place(SectionKind.FIELD, page.field.slug))
    return asked_about(Place(SectionKind.CHAPTER, str(page.translation_key)))


@register.simple_tag
def comment_link(asked: Asked | None, anchor: str = "") -> str:
    """Where something is said about this passage; empty while nobody is asked."""
    return asked.link(anchor) if asked else ""


@register.simple_tag
def said_elsewhere(asked: Asked, page: Any, portrait: Any = None) -> list[Suggestion]:
    """What was said about passages that this page does not have."""
    shown = {block_anchor(str(block.id)) for block in page.body}
    if portrait:
        shown |= {item_anchor("goal", str(row.uuid)) for row in portrait.goals}
        shown |= {item_anchor("measure", str(row.uuid)) for row in portrait.measures}
        shown |= {item_anchor("indicator", str(row.indicator.uuid)) for row in portrait.indicators}
    return asked.elsewhere(shown)


@register.filter
def block_place(block: Any) -> str:
    """The id of a block's element."""
    return block_anchor(str(block.id))


@register.filter
def row_place(row: Any, kind: str) -> str:
    """The id of a row's element."""
    return item_anchor(kind, str(row.uuid))


@register.filter
def block_words(block: Any) -> str:
    """The first words of a live block."""
    if block.block_type == "heading":  # its searchable content names its level, too
        return str(block.value["text"])[:120]
    return " ".join(str(words) for words in block.block.get_searchable_content(block.value))[:120]


@register.simple_tag
def editions_now() -> list[Edition]:
    """The one in force, and the one that people are asked about. One query."""
    return list(Edition.objects.public().exclude(state=EditionState.SUPERSEDED))
