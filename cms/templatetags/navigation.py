"""The main menu: pages that editors put into it, and the rooms that are always there."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import template
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from forums.municipality.models import Municipality
from forums.records.instance_cache import cached_on_instance

from .look import _prefixed

register = template.Library()

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


@cached_on_instance
def _links(request: HttpRequest) -> list[MenuLink]:
    return [*_pages(), *_rooms(Municipality.load(request).associations)]


def _pages() -> Iterator[MenuLink]:
    pages = Page.objects.live().filter(
        show_in_menus=True, locale__language_code=get_language(), depth__gt=2, depth__lte=DEEPEST
    )
    for page in pages.order_by("path").only("title", "url_path"):
        # "/start/konzept/" is "/konzept/" below the home page, whose own slug no address shows.
        yield MenuLink("/" + page.url_path.lstrip("/").partition("/")[2], page.title)


def _rooms(associations: str) -> Iterator[MenuLink]:
    yield MenuLink("/anregungen/", _("Suggestions"))
    yield MenuLink("/massnahmen/", _("Measures"))
    yield MenuLink("/foren/", _("Forums"))
    yield MenuLink("/vereine/", associations)
    yield MenuLink("/wer-macht-was/", _("Who does what"))
