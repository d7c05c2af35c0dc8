"""The concept as pages: parts and chapters number themselves by their place in the tree."""

from typing import ClassVar

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.content.models import Article, FixedAddress

from .blocks import ChapterBody
from .contents import Entry

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class ConceptPage(FixedAddress, Article):
    """`/konzept/`: what the concept is, and its parts with all their chapters."""

    fixed_slug = "konzept"
    show_in_menus_default = True
    admin_default_ordering = "ord"
    template = "cms/concept/concept_page.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.PartPage", "cms.ActionFieldIndexPage"]
    max_count_per_parent = 1
    page_description = _("The concept's first page. Parts and chapters come below it.")

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `parts`: each with its page, address and entries. One query for each part."""
        context = super().get_context(request, *args, **kwargs)
        parts = []
        for letter, part in zip(LETTERS, self.get_children().live().specific(), strict=False):
            part.letter = letter
            parts.append({"page": part, "url": part.get_url(request), "entries": part.entries(request)})
        return {**context, "parts": parts}


class Lettered(Page):
    """Mixin for the parts of the concept: A, B … by their order below the concept's page."""

    class Meta:
        abstract = True

    @cached_property
    def letter(self) -> str:
        """One query, or none where a list has set it."""
        before = self.get_siblings(inclusive=False).live().filter(path__lt=self.path).count() if self.path else 0
        return LETTERS[before]

    def get_admin_display_title(self) -> str:
        return f"{self.letter} {super().get_admin_display_title()}"

    def entries(self, request: HttpRequest) -> list[Entry]:
        """What the table of contents shows below this part."""
        raise NotImplementedError


class PartPage(Lettered, Article):
    """A part made of chapters, such as the foundations (A)."""

    admin_default_ordering = "ord"
    template = "cms/concept/part_page.html"
    parent_page_types: ClassVar = ["cms.ConceptPage"]
    subpage_types: ClassVar = ["cms.ChapterPage"]
    page_description = _("A part of the concept that is made of chapters. Its letter follows from its place.")

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parts")

    def chapters(self) -> "list[ChapterPage]":
        """The published chapters with their numbers."""
        found = list(ChapterPage.objects.child_of(self).live())
        for number, chapter in enumerate(found, start=1):
            chapter.number = number
        return found

    def entries(self, request: HttpRequest) -> list[Entry]:
        return [
            Entry(str(chapter.number), chapter.title, chapter.get_url(request), chapter.lead)
            for chapter in self.chapters()
        ]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return {**super().get_context(request, *args, **kwargs), "entries": self.entries(request)}


class ChapterPage(Article):
    """A chapter. Its number is its place among the published chapters of its part."""

    body = StreamField(ChapterBody(), blank=True, verbose_name=_("content"))

    template = "cms/concept/chapter_page.html"
    parent_page_types: ClassVar = ["cms.PartPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A chapter. Its number follows from its place; move it and all numbers follow.")

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    @cached_property
    def number(self) -> int:
        """From 1. One query, or none where a list has set it."""
        if not self.path:
            return 1
        before: int = self.get_siblings(inclusive=False).live().filter(path__lt=self.path).count()
        return before + 1

    def get_admin_display_title(self) -> str:
        return f"{self.number} {super().get_admin_display_title()}"

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds the part, and the chapters before and after this one."""
        context = super().get_context(request, *args, **kwargs)
        part = self.get_parent().specific
        chapters = part.chapters()
        before = [chapter for chapter in chapters if chapter.path < self.path]
        after = [chapter for chapter in chapters if chapter.path > self.path]
        self.number = len(before) + 1
        return {
            **context,
            "part": part,
            "previous": before[-1] if before else None,
            "next": after[0] if after else None,
        }
