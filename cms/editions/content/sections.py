"""A section of the concept as plain data, in all languages it exists in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

SCHEMA = 1  # of the stored shape; whoever changes it goes on reading the older ones

type Block = dict[str, Any]
type Item = dict[str, Any]


class SectionKind(models.TextChoices):
    WHOLE = "whole", _("Introduction")
    PART = "part", _("Part")
    CHAPTER = "chapter", _("Chapter")
    FIELD = "field", _("Action field")
    PROCESS = "process", _("Process")


# As they stand in addresses.
WORDS = {
    SectionKind.WHOLE: "einleitung",
    SectionKind.PART: "teil",
    SectionKind.CHAPTER: "kapitel",
    SectionKind.FIELD: "handlungsfeld",
    SectionKind.PROCESS: "plan",
}


@dataclass(frozen=True)
class Version:
    """The text of a section in one language."""

    language: str
    title: str
    lead: str
    blocks: list[Block]


@dataclass(frozen=True)
class SectionData:
    """`key` names it for ever (a page's translation key, a field's slug), `slug` its address; `titles` by language.

    `content` is what is stored: `schema`, `versions` by language (title, lead, blocks), `items` by kind: lists of rows.
    """

    kind: SectionKind
    key: str
    slug: str
    number: str
    below: bool
    titles: Mapping[str, str]
    content: dict[str, Any]

    @property
    def word(self) -> str:
        """Its kind in addresses."""
        return WORDS[self.kind]

    @property
    def languages(self) -> list[str]:
        return [*self.titles]

    def version(self, language: str) -> Version:
        """In the language, else in German, else in whatever there is."""
        found = spoken(self.titles, language)
        held = self.content.get("versions", {}).get(found, {})
        return Version(found, self.titles.get(found, ""), held.get("lead", ""), held.get("blocks", []))

    def items(self, kind: str) -> list[Item]:
        rows: list[Item] = self.content.get("items", {}).get(kind, [])
        return rows

    @property
    def item_kinds(self) -> list[str]:
        return [*self.content.get("items", {})]


def spoken(words: Mapping[str, str], language: str) -> str:
    """The language in which a reader of `language` gets these words."""
    tried = (language, language.partition("-")[0], settings.LANGUAGE_CODE, *words)
    return next((code for code in tried if words.get(code)), settings.LANGUAGE_CODE)
