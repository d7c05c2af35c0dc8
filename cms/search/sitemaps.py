"""What search engines are told: pages in all languages, public suggestions, measures, forums."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from wagtail.models import Page

from cms.home.models import HomePage
from forums.dialogue.models import Forum
from proposals.measures.models import Measure
from proposals.suggestions.models import Suggestion

MOST = 5000  # addresses in one file


class PagesSitemap(Sitemap[Page]):
    limit = MOST

    def items(self) -> Any:
        homes = HomePage.objects.live()
        pages = Page.objects.none()
        for home in homes:
            pages |= Page.objects.descendant_of(home, inclusive=True)
        return pages.live().public().order_by("path")

    def location(self, item: Page) -> str:
        return item.get_url() or "/"

    def lastmod(self, item: Page) -> datetime | None:
        published: datetime | None = item.last_published_at
        return published


class SuggestionsSitemap(Sitemap[Suggestion]):
    limit = MOST

    def items(self) -> Any:
        return Suggestion.objects.public().order_by("pk").only("number", "modified")

    def lastmod(self, item: Suggestion) -> datetime:
        return item.modified


class MeasuresSitemap(Sitemap[Measure]):
    limit = MOST

    def items(self) -> Any:
        return Measure.objects.order_by("pk").only("slug", "modified")

    def lastmod(self, item: Measure) -> datetime:
        return item.modified


class ForumsSitemap(Sitemap[Forum]):
    limit = MOST

    def items(self) -> Any:
        return Forum.objects.published().order_by("pk").only("slug", "modified")

    def lastmod(self, item: Forum) -> datetime:
        return item.modified


SITEMAPS: dict[str, type[Sitemap[Any]]] = {
    "pages": PagesSitemap,
    "suggestions": SuggestionsSitemap,
    "measures": MeasuresSitemap,
    "forums": ForumsSitemap,
}
