"""What all pages share: a summary and a body of blocks; and addresses that stay as they are."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from forums.search.word_keys import index_words

from .blocks import Body
from .panels import PageTitlePanel

SEEN_BY_SEARCH_ENGINES = MultiFieldPanel(["seo_title", "search_description"], heading=_("For search engines"))


class Article(Page):
    """A page with a summary and a body. Its last part of the address is the same in every language."""

    lead = models.TextField(
        _("summary"),
        blank=True,
        max_length=600,
        help_text=_("One to three short sentences. They stand on top and in lists that lead here."),
    )
    body = StreamField(Body(), blank=True, verbose_name=_("content"))

    content_panels: ClassVar = [PageTitlePanel("title"), FieldPanel("lead"), FieldPanel("body")]
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("search_words"),
    ]
    override_translatable_fields: ClassVar = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    @property
    def pictogram(self) -> str:
        """What is drawn in the head of the page; empty for nothing."""
        return ""

    def search_words(self) -> str:
        """What the index keeps of the page for visitors; the other fields are for the city's own search."""
        return index_words([self.title, self.lead, *self.body_texts()])

    def body_texts(self) -> list[str]:
        """The words of the body, without markup."""
        field = self._meta.get_field("body")
        return [str(text) for text in field.get_searchable_content(self.body)]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds `crumbs` (addresses and titles from below the home page down) and `untranslated` (languages
        that have no such page, for the language switch)."""
        context: dict[str, object] = super().get_context(request, *args, **kwargs)
        return {**context, "crumbs": self.crumbs(request), "untranslated": self._untranslated()}

    # Set where the page was found by its address; then the restrictions of all pages above are known too.
    unrestricted = False

    @cached_property
    def languages(self) -> set[str]:
        """Those in which this page is published."""
        there = self.get_translations(inclusive=True).live()
        return set(there.values_list("locale__language_code", flat=True))

    @cached_property
    def above(self) -> list[Page]:
        """The pages from the home page down to the parent."""
        return list(self.get_ancestors().filter(depth__gt=1))

    def crumbs(self, request: HttpRequest) -> list[dict[str, str]]:
        return [{"url": page.get_url(request), "title": page.title} for page in self.above if page.depth > 2]

    def get_view_restrictions(self) -> Any:
        if self.unrestricted:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def _untranslated(self) -> set[str]:
        return {code for code, _name in settings.LANGUAGES} - self.languages


class FixedAddress(models.Model):
    """Mixin for pages whose address other programs rely on: the slug is not the editor's to change."""

    promote_panels: ClassVar = [SEEN_BY_SEARCH_ENGINES, FieldPanel("show_in_menus")]

    class Meta:
        abstract = True

    @property
    def fixed_slug(self) -> str:
        """The last part of the address."""
        raise NotImplementedError

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.fixed_slug
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self.slug = self.fixed_slug
        super().minimal_clean()  # type: ignore[misc]


class StandardPage(Article):
    """A page of its own: "So geht es", "Über das Konzept", a page of contacts."""

    template = "cms/content/standard_page.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.StandardPage"]
    subpage_types: ClassVar = ["cms.StandardPage"]
    page_description = _("Any other page: how it works, who we are, contacts.")

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
