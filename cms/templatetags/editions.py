"""Pages of editions: frozen data by its keys, days of a frozen text, sections in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language
from django_stubs_ext import StrOrPromise

from cms.editions.content.days import written_out
from cms.editions.content.rows import ALL
from cms.editions.content.sections import SectionData, Version

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
    """What rows of this kind are called."""
    return ALL[kind].plural
