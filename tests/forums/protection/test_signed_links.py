"""Links that are keys: made again at will, bound to one record and one purpose, ended by a counter, never logged."""

import re
from collections.abc import Iterator

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings

from forums.fields.models import CrossCuttingTheme
from forums.protection.signed_links import KEY_SEGMENTS, SignedLink, without_keys
from tests.factories import ThemeFactory

LINK = SignedLink("test.link", CrossCuttingTheme.objects.all, state=lambda theme: theme.position)
OTHER_PURPOSE = SignedLink("test.other", CrossCuttingTheme.objects.all, state=lambda theme: theme.position)
KEY = re.compile(r"<str:(token|key|code)>|\(\?P<key>[^/]*\)")


@pytest.fixture
def theme(db: None) -> CrossCuttingTheme:
    theme: CrossCuttingTheme = ThemeFactory(position=1)
    return theme


def test_a_token_finds_its_row_and_is_the_same_each_time(theme: CrossCuttingTheme) -> None:
    assert LINK.find(LINK.token(theme)) == theme
    assert LINK.token(theme) == LINK.token(CrossCuttingTheme.objects.get())


def test_a_token_opens_nothing_else(theme: CrossCuttingTheme) -> None:
    other = ThemeFactory(position=1)
    forged = f"{other.pk}:{LINK.token(theme).partition(':')[2]}"
    assert [LINK.find(token) for token in (forged, "", "x", f"{theme.pk}", f"{theme.pk}:", "9" * 40, "²:x")] == [
        None
    ] * 7
    assert OTHER_PURPOSE.find(LINK.token(theme)) is None
    assert not LINK.fits(LINK.token(theme), other)


def test_a_token_ends_when_the_state_it_was_made_in_ends(theme: CrossCuttingTheme) -> None:
    token = LINK.token(theme)
    CrossCuttingTheme.objects.update(position=2)
    assert LINK.find(token) is None


def test_printed_links_outlive_a_new_secret_key(theme: CrossCuttingTheme, settings: Settings) -> None:
    printed = LINK.token(theme)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, [settings.SECRET_KEY]
    assert (LINK.find(printed), LINK.find(LINK.token(theme))) == (theme, theme)
    assert LINK.token(theme) != printed
    settings.SECRET_KEY_FALLBACKS = []
    assert LINK.find(printed) is None


def test_the_page_behind_it_is_private_and_404_to_all_others(theme: CrossCuttingTheme, rf: RequestFactory) -> None:
    @LINK.guard
    def page(request: HttpRequest, shown: CrossCuttingTheme, place: int) -> HttpResponse:
        return HttpResponse(f"{shown.slug} {place}")

    response = page(rf.get("/"), token=LINK.token(theme), place=3)
    assert response.content.decode() == f"{theme.slug} 3"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    with pytest.raises(Http404):
        page(rf.get("/"), token=OTHER_PURPOSE.token(theme), place=3)


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "/") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def test_the_key_of_every_address_that_has_one_is_kept_out_of_the_log() -> None:
    addresses = [KEY.sub("SECRET", route) for route in routes(get_resolver().url_patterns)]
    keyed = [address.replace("/^", "/") for address in addresses if "SECRET" in address]
    assert [address for address in keyed if "SECRET" in without_keys(address)] == []
    assert [word for word in KEY_SEGMENTS if not any(re.search(f"/{word}/[^/]*SECRET", at) for at in keyed)] == []
