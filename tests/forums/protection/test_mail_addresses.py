"""A mistyped address is asked about once, before anything is sent to it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from forums.protection.mail_addresses import PROVIDERS, meant
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released

NEW = "/anregungen/neu/"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("gmial.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.de", "gmail.com"),
        ("gmx.dee", "gmx.de"),
        ("GMX.ed", "gmx.de"),
        ("web.d", "web.de"),
        ("wbe.de", "web.de"),
        ("hotmial.com", "hotmail.com"),
        ("t-onlin.de", "t-online.de"),
        ("tonline.de", "t-online.de"),
        ("yaho.com", "yahoo.com"),
        ("outlok.de", "outlook.de"),
        ("freenet.d", "freenet.de"),
    ],
)
def test_a_slip_is_recognised(typed: str, right: str) -> None:
    assert meant(f"Ayşe.K@{typed}") == f"Ayşe.K@{right}"


@pytest.mark.parametrize(
    "host",
    [
        "rheine.de",
        "kreis-steinfurt.de",
        "example.org",
        "gmx.at",
        "hotmail.es",
        "mail.ru",
        "wdr.de",
        "",
        "x",
        *PROVIDERS,
    ],
)
def test_what_may_well_be_right_is_left_alone(host: str) -> None:
    assert (meant(f"a@{host}"), meant(host)) == ("", "")


def send(client: Client, **typed: str) -> str:
    response = client.post(NEW, {"text": "Mehr Bänke am Fluss.", "name": "Erfundene Person", **typed})
    return response.content.decode() if response.status_code == 200 else ""


def test_the_form_asks_before_it_sends_and_loses_nothing(
    client: Client, city: City, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = send(client, email="Ayse@gmial.com")
    assert (Suggestion.objects.count(), mail.outbox) == (0, [])
    assert page.count("Meinten Sie Ayse@gmail.com?") == 2  # in the summary and at the field
    assert re.findall(r'name="email\w*"(?: value="[^"]*")?', page) == [
        'name="email" value="Ayse@gmial.com"',
        'name="email_asked" value="Ayse@gmial.com"',
        'name="email_meant" value="1"',
    ]
    assert ("Mehr Bänke am Fluss." in page, 'value="Erfundene Person"' in page) == (True, True)


@pytest.mark.parametrize(
    ("pressed", "kept"),
    [
        ({"email_meant": "1"}, "ayse@gmail.com"),
        ({}, "ayse@gmial.com"),
        ({"email": "ayse@web.de", "email_meant": "1"}, "ayse@web.de"),  # corrected by hand, sent by the Enter key
    ],
)
def test_one_press_takes_either(client: Client, city: City, pressed: dict[str, str], kept: str) -> None:
    assert send(client, **{"email": "ayse@gmial.com", "email_asked": "ayse@gmial.com", **pressed}) == ""
    assert Follower.objects.get().email == kept


def test_another_slip_is_asked_about_again(client: Client, city: City) -> None:
    assert "Meinten Sie a@web.de?" in send(client, email="a@web.d", email_asked="a@gmial.com")


def test_what_is_no_address_at_all_is_asked_about_and_cannot_stay(client: Client, city: City) -> None:
    pages = [send(client, email="a@web.d"), send(client, email="a@web.d", email_asked="a@web.d")]
    assert [("Meinten Sie a@web.de?" in page, "So lassen" in page) for page in pages] == [(True, False)] * 2
    assert "So lassen" in send(client, email="a@wbe.de")


def test_what_was_kept_once_stays_kept_when_something_else_is_wrong(client: Client, city: City) -> None:
    page = send(client, text="", email="a@wbe.de", email_asked="a@wbe.de")
    assert ("Meinten Sie" in page, 'name="email_asked" value="a@wbe.de"' in page) == (False, True)


def test_following_asks_too(client: Client, city: City) -> None:
    told = released()
    url = f"/anregungen/{told.number}/folgen/"
    assert "Meinten Sie a@t-online.de?" in client.post(url, {"email": "a@t-onlin.de"}).content.decode()
    client.post(url, {"email": "a@t-onlin.de", "email_asked": "a@t-onlin.de", "email_meant": "1"})
    assert Follower.objects.get().email == "a@t-online.de"


def test_no_form_of_ours_takes_an_address_without_asking() -> None:
    ours = [path for room in ("forums", "proposals", "cms") for path in (settings.BASE_DIR / room).rglob("*.py")]
    plain = re.compile(r"forms\.Email(Field|Input)")
    found = {f"{path.parent.name}/{path.name}" for path in map(Path, ours) if plain.search(path.read_text())}
    # Where it is made; what guards every form; and an account's address that must be there already.
    assert found == {"protection/mail_addresses.py", "protection/mail_domains.py", "people/forms.py"}
