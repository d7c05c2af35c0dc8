"""The menus: pages that editors put into them, and the rooms that are always there. Six entries stand in the header,
whatever is more in the footer."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from forums.municipality.greetings import Greeting
from forums.municipality.greetings import greeting as greeting_for
from forums.municipality.models import Municipality
from forums.records.instance_cache import cached_on_instance

from .addresses import prefixed

register = template.Library()

EASY_LANGUAGE = "leichte-sprache"
DEEPEST = 4  # the concept's parts; what lies deeper is reached through them
CONCEPT, NEWS = "/konzept/", "/aktuelles/"
ENTRIES = 6
# Characters of the whole menu that fit beside the city's name on a small desktop, on a usual one, and in a row of its
# own there.
SHORT, MEDIUM, LONG = 62, 79, 112


class MenuLink(NamedTuple):
    path: str
    title: str

    @property
    def url(self) -> str:
        return prefixed(self.path, get_language() or "")


@register.simple_tag(takes_context=True)
def menu(context: dict[str, Any]) -> list[MenuLink]:
    """The links in their order, without language prefix in `path`. One query for each request,
    beside the city that every page's frame knows."""
    return _menus(context)[:ENTRIES]


@register.simple_tag(takes_context=True)
def footer_menu(context: dict[str, Any]) -> list[MenuLink]:
    """What the header has no room for. No query of its own."""
    return _menus(context)[ENTRIES:]


@register.simple_tag(takes_context=True)
def menu_fit(context: dict[str, Any], *more: str) -> str:
    """`short`, `medium`, `long` or `folded`: how wide a window must be for the menu, with these words, to stand in one
    row. Titles are editors' and languages differ, so they are counted."""
    letters = sum(len(words) for words in (*(link.title for link in menu(context)), *more))
    fitting = {"short": SHORT, "medium": MEDIUM, "long": LONG}
    return next((name for name, most in fitting.items() if letters <= most), "folded")


@register.simple_tag(takes_context=True)
def greeting(context: dict[str, Any]) -> Greeting | None:
    """Welcomes in the visitor's language whoever reads the page in another."""
    request = context.get("request")
    return greeting_for(request.headers.get("Accept-Language", ""), get_language() or "") if request else None


@register.simple_tag(takes_context=True)
def easy_language(context: dict[str, Any]) -> str:
    """The address of the page in Leichte Sprache, which is German; empty where there is none. No query of its own."""
    request = context.get("request")
    easy = request is not None and any(_is_easy(page) for page in _published(request))
    return f"/{EASY_LANGUAGE}/" if easy else ""


def _menus(context: dict[str, Any]) -> list[MenuLink]:
    request = context.get("request")
    return _in_order([], _("Associations")) if request is None else _links(request)


@cached_on_instance
def _links(request: HttpRequest) -> list[MenuLink]:
    return _in_order([*_pages(request)], Municipality.load(request).associations)


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


def _in_order(pages: list[MenuLink], associations: str) -> list[MenuLink]:
    """What people say and what comes of it, the concept, where to meet, how it works; then what lies deeper."""
    concept = [MenuLink(CONCEPT, _("Concept")) for page in pages if page.path == CONCEPT]
    top = [page for page in pages if page.path.count("/") == 2 and page.path not in {CONCEPT, NEWS}]
    rest = [page for page in pages if page not in top and page.path != CONCEPT]
    header = [
        MenuLink("/anregungen/", _("Suggestions")),
        MenuLink("/massnahmen/", _("Measures")),
        *concept,
        MenuLink("/foren/", _("Forums")),
        MenuLink("/vereine/", associations),
        *top,
    ]
    who, council = MenuLink("/wer-macht-was/", _("Who does what")), MenuLink("/vorlagen/", _("Council papers"))
    rooms = [MenuLink("/prozess/", _("Process")), council]
    return [*header, *rest, who, *rooms] if len(header) >= ENTRIES else [*header, who, *rest, *rooms]
