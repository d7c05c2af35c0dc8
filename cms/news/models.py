"""News of the process."""

from typing import ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.content.models import Article, FixedAddress
from cms.content.pictures import Pictured
from forums.pictograms.names import Pictogram

PER_PAGE = 20


class NewsIndexPage(FixedAddress, Article):
    """`/aktuelles/`: all news, the newest first."""

    fixed_slug = "aktuelles"
    show_in_menus_default = True
    template = "cms/news/index_page.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.NewsPage"]
    max_count_per_parent = 1
    page_description = _("The list of all news.")

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news (overview pages)")

    @property
    def pictogram(self) -> str:
        return Pictogram.NEWS

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        news = NewsPage.objects.child_of(self).live().order_by("-date", "-pk")
        shown = Paginator(news, PER_PAGE).get_page(request.GET.get("seite"))
        return {**super().get_context(request, *args, **kwargs), "news": shown}


class NewsPage(Pictured, Article):
    """One piece of news."""

    date = models.DateField(_("date"), default=timezone.localdate)

    template = "cms/news/news_page.html"
    parent_page_types: ClassVar = ["cms.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("One piece of news with its date.")
    content_panels: ClassVar = [
        Article.content_panels[0],
        FieldPanel("date"),
        Article.content_panels[1],
        Pictured.PICTURE_PANEL,
        *Article.content_panels[2:],
    ]
    search_fields: ClassVar = [*Article.search_fields, index.FilterField("date")]

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("pieces of news")

    @property
    def pictogram(self) -> str:
        return Pictogram.NEWS
