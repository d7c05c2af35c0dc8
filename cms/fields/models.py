"""Part B as pages: the index of the action fields, and one page for each field."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Locale, PageManager, PageQuerySet
from wagtail.search import index

from cms.concept.contents import Entry
from cms.concept.models import Lettered
from cms.content.models import Article, FixedAddress
from cms.content.pictures import Pictured
from forums.fields.models import ActionField
from forums.municipality.models import Municipality
from forums.search.word_keys import in_all_languages, index_words
from forums.sharing.answers import Shared, shared

from .cards import field_cards
from .facts import Facts, reading_time
from .portrait import Portrait
from .sharing import picture_of


class ActionFieldIndexPage(FixedAddress, Lettered, Article):
    """`/konzept/handlungsfelder/`: part B of the concept, with every field as a card."""

    fixed_slug = "handlungsfelder"
    show_in_menus_default = True
    admin_default_ordering = "title"  # no handles to sort by hand: the data says the order (cms.editing.hooks)
    template = "cms/fields/index_page.html"
    parent_page_types: ClassVar = ["cms.ConceptPage"]
    subpage_types: ClassVar = ["cms.ActionFieldPage"]
    max_count_per_parent = 1
    page_description = _("The part of the concept with the action fields. Its letter follows from its place.")

    class Meta:
        verbose_name = _("action fields")
        verbose_name_plural = _("action fields (overview pages)")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return {**super().get_context(request, *args, **kwargs), "cards": field_cards(self.entries(request))}

    def pages(self) -> "list[ActionFieldPage]":
        """The published pages of the fields, in the order and with the numbers of the data."""
        return _in_order(ActionFieldPage.objects.child_of(self).live())

    def entries(self, request: HttpRequest) -> list[Entry]:
        return entries(self.pages(), request)


class ActionFieldPageQuerySet(PageQuerySet):
    def only(self, *columns: str) -> PageQuerySet:
        """Wagtail's lists ask for some columns first; the field is read when somebody needs it."""
        return super(ActionFieldPageQuerySet, self.select_related(None)).only(*columns)


class ActionFieldPageManager(PageManager.from_queryset(ActionFieldPageQuerySet)):  # type: ignore[misc]  # Wagtail's way
    """Every reader needs the field: its number, its place, what it is part of."""

    def get_queryset(self) -> PageQuerySet:
        return super().get_queryset().select_related("field__parent")


class ActionFieldPage(FixedAddress, Pictured, Article):
    """An action field: the editors' text, and below it everything that is known of it as data.

    All fields, sub-fields too, are children of the index page, so that each answers at
    `/konzept/handlungsfelder/<slug>/`; which one is part of which, their numbers and their order
    are said by `ActionField` alone.
    """

    field = models.ForeignKey(
        ActionField, on_delete=models.PROTECT, related_name="pages", verbose_name=_("action field")
    )
    # The locale is a column of Wagtail's own table, where no constraint of ours can reach it.
    language = models.CharField(max_length=16, editable=False)

    objects: ClassVar = ActionFieldPageManager()

    template = "cms/fields/field_page.html"
    parent_page_types: ClassVar = ["cms.ActionFieldIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("The page of one action field. Team, goals, measures and indicators come from the data.")
    content_panels: ClassVar = [
        FieldPanel("field"),
        *Article.content_panels[:2],
        Pictured.PICTURE_PANEL,
        *Article.content_panels[2:],
    ]
    search_fields: ClassVar = [
        *Article.search_fields,
        index.RelatedFields("field", [index.SearchField("name"), index.SearchField("description")]),
    ]

    class Meta:
        verbose_name = _("action field")
        verbose_name_plural = _("action fields")
        constraints = [models.UniqueConstraint(fields=["field", "language"], name="field_page_once_per_language")]

    def search_words(self) -> str:
        own = super().search_words()
        return f"{own} {index_words(in_all_languages(self.field.name, self.field.description))}"

    @property
    def fixed_slug(self) -> str:
        return self.field.slug if self.field_id else self.slug

    @property
    def number(self) -> str:
        return self.field.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        locale: Locale = getattr(self, "locale", None) or self.get_default_locale()
        self.locale, self.language = locale, locale.language_code
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `portrait` with its `facts`, and for a field with sub-fields their pages."""
        portrait = Portrait(self.field)
        return {
            **super().get_context(request, *args, **kwargs),
            "portrait": portrait,
            "share_picture": self._shared(request),
            "facts": Facts(portrait),
            "reading_time": reading_time(" ".join(self.body_texts())),
            "children": self._pages_of(portrait.children, request),
        }

    def _shared(self, request: HttpRequest) -> Shared:
        picture = picture_of(self.title, self.number, self.language, Municipality.load(request))
        return shared(reverse("field_picture", args=[self.slug]), picture)

    def crumbs(self, request: HttpRequest) -> list[dict[str, str]]:
        crumbs = super().crumbs(request)
        if parent := self.field.parent:
            crumbs.append({"url": parent.get_absolute_url(), "title": str(parent.name)})
        return crumbs

    def _pages_of(self, fields: list[ActionField], request: HttpRequest) -> list[Entry]:
        if not fields:
            return []
        pages = ActionFieldPage.objects.live().filter(language=self.language, field__in=fields)
        return [
            Entry(page.field.code, page.title, page.get_url(request), page.lead)
            for page in sorted(pages, key=lambda page: page.field.place)
        ]

    def get_admin_display_title(self) -> str:
        return f"{self.field.code} {super().get_admin_display_title()}"


def entries(pages: "Iterable[ActionFieldPage]", request: HttpRequest) -> list[Entry]:
    """These pages as lines of a table of contents, in the order of the data."""
    return [
        Entry(
            page.number,
            page.title,
            page.get_url(request),
            page.lead,
            below=page.field.parent is not None,
            slug=page.field.slug,
            pictogram=page.field.drawn_as,
            hue=page.field.hue,
        )
        for page in _in_order(pages)
    ]


def _in_order(pages: "Iterable[ActionFieldPage]") -> "list[ActionFieldPage]":
    return sorted(pages, key=lambda page: page.field.place)
