"""The first page of the site."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cms.writing.models import SEEN_BY_SEARCH_ENGINES, Article


class HomePage(Article):
    """What this is, in three sentences; the way in; the figures; the latest answers; the fields; the news.

    Everything below the summary comes from data. The body stands after it.
    """

    template = "cms/home/home_page.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "cms.ConceptPage",
        "cms.NewsIndexPage",
        "cms.StandardPage",
        "cms.LegalPage",
    ]
    page_description = _("The first page. There is one for each language.")
    # The roots of two languages are siblings in the tree, so their slugs differ; no address shows them.
    override_translatable_fields: ClassVar = []
    promote_panels: ClassVar = [SEEN_BY_SEARCH_ENGINES]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
