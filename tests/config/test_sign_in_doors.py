"""There is one way to sign in: allauth's, which asks for the second factor."""

from collections.abc import Iterator

import pytest
from config.views import admin_sign_in
from django.contrib.auth.views import LoginView
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def test_no_address_reaches_djangos_own_login() -> None:
    login = [entry for entry in patterns(get_resolver()) if _is_login(entry)]
    assert [entry.name for entry in login] == ["wagtailadmin_login"]  # Wagtail includes it itself …
    assert resolve(reverse("wagtailadmin_login")).func == admin_sign_in  # … and ours stands before it


def _is_login(entry: URLPattern) -> bool:
    return issubclass(getattr(entry.callback, "view_class", object), LoginView)


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_wagtails_front_end_login_does_not_exist(client: Client, prefix: str) -> None:
    assert client.get(f"{prefix}/_util/login/").status_code == 404
    assert client.post(f"{prefix}/_util/login/", {"username": "a", "password": "b"}).status_code == 404
