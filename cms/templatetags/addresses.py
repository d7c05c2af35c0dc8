"""Addresses: in the reader's language, as other programs need them, and on paper."""

import re
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urljoin

import segno
from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from forums.municipality.languages import direction
from forums.municipality.models import Municipality
from forums.protection.signed_links import without_keys
from forums.sharing.answers import Shared, shared
from forums.sharing.pictures import of_the_city

from .languages import text_name

register = template.Library()

# Rooms that one signs in for, or enters with what a table holds; in every language.
NOT_FOR_ALL = re.compile(r"(/[a-z-]+)?/(tandem|konto|verwaltung)/|.*/(leitung|live)/")
LONGEST_ON_PAPER = 300  # characters


class LanguageLink(NamedTuple):
    code: str
    name: str
    url: str
    dir: str
    current: bool


@register.simple_tag
def to(path: str) -> str:
    """`/konzept/` as an address in the active language: the default language has no prefix."""
    return prefixed(path, get_language() or settings.LANGUAGE_CODE)


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], path: str) -> SafeString:
    """` aria-current="page"` on the page itself, ` aria-current="true"` on a page below it, else nothing;
    `path` may have a language's prefix."""
    request: HttpRequest | None = context.get("request")
    path, here = _without_prefix(path), _without_prefix(request.path) if request else ""
    if here == path:
        return mark_safe(' aria-current="page"')
    if path != "/" and here.startswith(path):
        return mark_safe(' aria-current="true"')
    return mark_safe("")


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[LanguageLink]:
    """The same path and query in each interface language, in the order of LANGUAGES.

    A page names in `untranslated` the languages that lack it: they lead to their home page.
    """
    request: HttpRequest | None = context.get("request")
    path = _without_prefix(request.path) if request else "/"
    query = request.META.get("QUERY_STRING", "") if request and request.method in {"GET", "HEAD"} else ""
    active = get_language()
    missing = context.get("untranslated", ())
    return [
        LanguageLink(
            code=code,
            name=text_name(code),
            url=prefixed("/", code) if code in missing else prefixed(path, code) + (f"?{query}" if query else ""),
            dir=direction(code),
            current=code == active,
        )
        for code, _name in settings.LANGUAGES
    ]


@register.filter
def full_url(path: str) -> str:
    """A path of this site as other programs need it."""
    return urljoin(settings.SITE_URL, path)


@register.simple_tag
def share_picture(city: Municipality, picture: Shared | None) -> Shared:
    """The page's own picture, or the city's."""
    return picture or shared(reverse("share_picture"), of_the_city(city))


@register.filter
def holds_key(path: str) -> bool:
    """Whether whoever has this address may act: machines that read a page's head are not to be handed it."""
    return without_keys(path) != path


@register.simple_tag
def paper_code(path: str) -> SafeString:
    """What leads from a printed sheet back to its page; empty where the page is for some people only, or where nobody
    could read the code: an address so long is none of ours."""
    public = not holds_key(path) and not NOT_FOR_ALL.match(path) and len(path) <= LONGEST_ON_PAPER
    return _code(full_url(path)) if public else SafeString("")


@lru_cache(maxsize=500)
def _code(address: str) -> SafeString:
    # The smallest drawing: no width, no colours but the styles' own. Paper is clean, so low error correction will do.
    svg = segno.make(address, error="l", micro=False).svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
    return mark_safe(svg)


def prefixed(path: str, language: str) -> str:
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def _without_prefix(path: str) -> str:
    first, _, rest = path.removeprefix("/").partition("/")
    known = {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    return f"/{rest}" if first in known else path
