"""The main menu: pages that editors put into it, and the rooms that are always there."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from forums.municipality.models import Municipality
from forums.records.instance_cache import cached_on_instance

from .look import _prefixed

register = template.Library()

EASY_LANGUAGE = "leichte-sprache"
DEEPEST = 4  # the concept's parts; what lies deeper is reached through them


class MenuLink(NamedTuple):
    path: str
    title: str

    @property
    def url(self) -> str:
        return _prefixed(self.path, get_language() or "")


@register.simple_tag(takes_context=True)
def menu(context: dict[str, Any]) -> list[MenuLink]:
    """The links in their order, without language prefix in `path`. One query for each request,
    beside the city that every page's frame knows."""
    request = context.get("request")
    if request is None:
        return [*_rooms(_("Associations"))]
    return _links(request)


@register.simple_tag(takes_context=True)
def easy_language(context: dict[str, Any]) -> str:
    """The address of the page in Leichte Sprache, which is German; empty where there is none. No query of its own."""
    request = context.get("request")
    easy = request is not None and any(_is_easy(page) for page in _published(request))
    return f"/{EASY_LANGUAGE}/" if easy else ""


@cached_on_instance
def _links(request: HttpRequest) -> list[MenuLink]:
    return [*_pages(request), *_rooms(Municipality.load(request).associations)]


@cached_on_instance
def _published(request: HttpRequest) -> list[Page]:
    """What the menu may lead to, with the page in Leichte Sprache."""
    chosen = Q(show_in_menus=True, locale__language_code=get_language())
    easy = Q(slug=EASY_LANGUAGE, depth=3, locale__language_code=settings.LANGUAGE_CODE)
    pages = Page.objects.live().filter(chosen | easy, depth__gt=2, depth__lte=DEEPEST).select_related("locale")
    return list(pages.order_by("path").only("title", "url_path", "show_in_menus", "locale__language_code"))


def _is_easy(page: Page) -> bool:
    return _path(page) == f"/{EASY_LANGUAGE}/" and page.locale.language_code == settings.LANGUAGE_CODE


def _pages(request: HttpRequest) -> Iterator[MenuLink]:
    for page in _published(request):
        if page.show_in_menus and page.locale.language_code == get_language():
            yield MenuLink(_path(page), page.title)


def _path(page: Page) -> str:
    # "/start/konzept/" is "/konzept/" below the home page, whose own slug no address shows.
    return f"/{page.url_path.lstrip('/').partition('/')[2]}"


def _rooms(associations: str) -> Iterator[MenuLink]:
    yield MenuLink("/anregungen/", _("Suggestions"))
    yield MenuLink("/massnahmen/", _("Measures"))
    yield MenuLink("/foren/", _("Forums"))
    yield MenuLink("/vereine/", associations)
    yield MenuLink("/wer-macht-was/", _("Who does what"))
