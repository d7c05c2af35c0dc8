"""What search engines are told: pages in all languages, public suggestions, measures, forums, the process and the
council, editions of the concept."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Page

from cms.editions.addresses import section_url
from cms.editions.models import Edition, FrozenSection
from cms.home.models import HomePage
from forums.council.meetings.models import CouncilMeeting
from forums.council.papers.models import Paper
from forums.dialogue.models import Forum
from proposals.measures.models import Measure
from proposals.suggestions.models import Suggestion

MOST = 5000  # addresses in one file


class PagesSitemap(Sitemap[Page]):
    limit = MOST

    def items(self) -> Iterable[Page]:
        homes = HomePage.objects.live()
        pages = Page.objects.none()
        for home in homes:
            pages |= Page.objects.descendant_of(home, inclusive=True)
        listed: Iterable[Page] = pages.live().public().order_by("path")
        return listed

    def location(self, item: Page) -> str:
        return item.get_url() or "/"

    def lastmod(self, item: Page) -> datetime | None:
        published: datetime | None = item.last_published_at
        return published


class SuggestionsSitemap(Sitemap[Suggestion]):
    limit = MOST

    def items(self) -> Iterable[Suggestion]:
        rows: Iterable[Suggestion] = Suggestion.objects.public().order_by("pk").only("number", "modified")
        return rows

    def lastmod(self, item: Suggestion) -> datetime:
        return item.modified


class MeasuresSitemap(Sitemap[Measure]):
    limit = MOST

    def items(self) -> Iterable[Measure]:
        return Measure.objects.order_by("pk").only("slug", "modified")

    def lastmod(self, item: Measure) -> datetime:
        return item.modified


class ForumsSitemap(Sitemap[Forum]):
    limit = MOST

    def items(self) -> Iterable[Forum]:
        return Forum.objects.published().order_by("pk").only("slug", "modified")

    def lastmod(self, item: Forum) -> datetime:
        return item.modified


class PapersSitemap(Sitemap[Paper]):
    limit = MOST

    def items(self) -> Iterable[Paper]:
        rows: Iterable[Paper] = Paper.objects.public().order_by("pk").only("slug", "modified")
        return rows

    def lastmod(self, item: Paper) -> datetime:
        return item.modified


class MeetingsSitemap(Sitemap[CouncilMeeting]):
    limit = MOST

    def items(self) -> Iterable[CouncilMeeting]:
        rows: Iterable[CouncilMeeting] = CouncilMeeting.objects.order_by("pk").only("uuid", "modified")
        return rows

    def lastmod(self, item: CouncilMeeting) -> datetime:
        return item.modified


class ListsSitemap(Sitemap[str]):
    """Pages of the process and the council that are no editor's."""

    def items(self) -> list[str]:
        return ["process", "paper_list", "council_meetings"]

    def location(self, item: str) -> str:
        return reverse(item)


class EditionsSitemap(Sitemap[Edition]):
    limit = MOST

    def items(self) -> Iterable[Edition]:
        rows: Iterable[Edition] = Edition.objects.public().order_by("pk")
        return rows

    def lastmod(self, item: Edition) -> datetime:
        return item.modified


class EditionSectionsSitemap(Sitemap[FrozenSection]):
    limit = MOST

    def items(self) -> Iterable[FrozenSection]:
        return FrozenSection.objects.without_content().select_related("edition").order_by("pk")

    def location(self, item: FrozenSection) -> str:
        return section_url(item.edition, item.heading)


type AnySitemap = (
    Sitemap[Page]
    | Sitemap[Suggestion]
    | Sitemap[Measure]
    | Sitemap[Forum]
    | Sitemap[Paper]
    | Sitemap[CouncilMeeting]
    | Sitemap[str]
    | Sitemap[Edition]
    | Sitemap[FrozenSection]
)

SITEMAPS: dict[str, type[AnySitemap]] = {
    "pages": PagesSitemap,
    "suggestions": SuggestionsSitemap,
    "measures": MeasuresSitemap,
    "forums": ForumsSitemap,
    "papers": PapersSitemap,
    "meetings": MeetingsSitemap,
    "lists": ListsSitemap,
    "editions": EditionsSitemap,
    "edition-sections": EditionSectionsSitemap,
}
