"""What Django and allauth say in German: politely, in plain words, and in words of theirs that still exist."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from allauth.account.forms import LoginForm
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django import forms
from django.conf import settings
from django.test import Client
from django.utils.translation import override

# What visitors and people with an account can meet. The rest is for developers, or switched off here.
UNSEEN = re.compile(r"admin|headless|usersessions|idp/|phone|views/|contrib/(gis|postgres)")
FAMILIAR = re.compile(r"\b([Dd]u|[Dd]ein\w*|[Dd]ich|[Dd]ir|[Gg]ib|folge|klick|wähle|versuche)\b")
OFFICIALESE = re.compile(r"Bitte (?!.*\b(Sie|Ihre?\w*)\b)|sicherstellen|zwingend erforderlich")


def catalogue(package: str) -> Catalog:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / ("conf" if package == "django" else "")
    with (folder / "locale/de/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale="de")


def ours() -> Catalog:
    with (settings.BASE_DIR / "site/package_locale/de/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale="de")


def texts(message: Message) -> Iterator[str]:
    yield from [message.string] if isinstance(message.string, str) else message.string


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def seen(package: str) -> list[Message]:
    """Messages that people may meet here. Username and telephone are no ways to sign in."""
    return [
        message
        for message in catalogue(package)
        if message.id
        and not UNSEEN.search(" ".join(place for place, _line in message.locations))
        and not re.search("username|phone", key(message), re.IGNORECASE)
    ]


@pytest.mark.parametrize("package", ["django", "django.contrib.auth", "allauth"])
def test_nobody_is_addressed_familiarly_or_in_officialese(package: str) -> None:
    replaced = {key(message) for message in ours()}
    left = [
        text
        for message in seen(package)
        if key(message) not in replaced
        for text in texts(message)
        if FAMILIAR.search(text) or OFFICIALESE.search(text)
    ]
    assert left == []


def test_our_own_words_for_them_are_polite() -> None:
    said = [text for message in ours() if message.id for text in texts(message)]
    assert [text for text in said if FAMILIAR.search(text) or OFFICIALESE.search(text)] == []


def test_nothing_is_replaced_that_the_packages_no_longer_say() -> None:
    packages = ("django", "django.contrib.auth", "allauth", "wagtail", "wagtail.admin", "wagtail.images")
    known = {key(message) for package in packages for message in catalogue(package)}
    assert [key(message) for message in ours() if key(message) not in known] == []


class SampleForm(forms.Form):
    name = forms.CharField(min_length=4)
    count = forms.IntegerField(max_value=3)
    email = forms.EmailField()


def test_a_form_asks_politely() -> None:
    with override("de"):
        form = SampleForm({"name": "abc", "count": "7", "email": "keine"})
        assert {name: list(errors) for name, errors in form.errors.items()} == {
            "name": ["Bitte schreiben Sie mindestens 4 Zeichen. Jetzt sind es 3."],
            "count": ["Bitte geben Sie höchstens 3 ein."],
            "email": ["Bitte geben Sie eine gültige E-Mail-Adresse ein."],
        }
        assert SampleForm({}).errors["name"] == ["Bitte füllen Sie dieses Feld aus."]


def test_the_sign_in_says_politely_that_it_failed(db: None, client: Client) -> None:
    response = client.post("/konto/login/", {"login": "niemand@example.org", "password": "falsch-und-lang"})
    form = response.context["form"]
    assert isinstance(form, LoginForm)
    assert form.non_field_errors() == ["E-Mail-Adresse oder Passwort stimmt nicht."]
