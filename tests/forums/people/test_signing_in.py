"""Signing in: a code by mail, a password, a second factor where the role needs it."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client
from pytest_django import Settings

from forums.people.models import User
from tests.factories import UserFactory

from .second_factor import mailed_code, totp_code


def test_a_code_by_mail_signs_in_without_a_password(client: Client, citizen: User) -> None:
    citizen.expect_address()
    client.post("/konto/login/code/", {"email": citizen.email})
    assert [message.to for message in mail.outbox] == [[citizen.email]]
    code = re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", mail.outbox[0].body, re.MULTILINE)
    assert code is not None
    answer = client.post("/konto/login/code/confirm/", {"code": code[1]})
    assert (answer.status_code, answer["Location"]) == (302, "/konto/")
    assert client.get("/konto/").status_code == 200


def test_an_unknown_address_gets_the_same_page_as_a_known_one(client: Client, citizen: User) -> None:
    known = client.post("/konto/login/code/", {"email": citizen.email})
    unknown = Client().post("/konto/login/code/", {"email": "niemand@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_signing_up_needs_an_address_and_nothing_else(client: Client, db: None) -> None:
    client.post("/konto/signup/", {"email": "Neu@Example.org"})
    assert User.objects.get().email == "neu@example.org"
    assert User.objects.get().has_usable_password() is False
    assert len(mail.outbox) == 1


def test_the_demo_asks_for_no_second_factor(client: Client, officer: User, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(officer)
    assert "/konto/2fa/" not in client.get("/tandem/").get("Location", "")


def test_a_password_alone_does_not_sign_in_an_account_with_a_second_factor(client: Client, citizen: User) -> None:
    citizen.set_password("sehr-langes-Passwort-7")
    citizen.save()
    citizen.emailaddress_set.create(email=citizen.email, verified=True, primary=True)
    secret = generate_totp_secret()
    TOTP.activate(citizen, secret)
    answer = client.post("/konto/login/", {"login": citizen.email, "password": "sehr-langes-Passwort-7"})
    assert answer["Location"].partition("?")[0] == "/konto/2fa/authenticate/"
    assert client.get("/konto/").status_code == 302
    client.post("/konto/2fa/authenticate/", {"code": totp_code(secret)})
    assert client.get("/konto/").status_code == 200


def test_recovery_codes_open_the_door_once(client: Client, citizen: User) -> None:
    citizen.set_password("sehr-langes-Passwort-7")
    citizen.save()
    citizen.emailaddress_set.create(email=citizen.email, verified=True, primary=True)
    TOTP.activate(citizen, generate_totp_secret())
    code = RecoveryCodes.activate(citizen).get_unused_codes()[0]
    for expected in (200, 302):
        client = Client()
        client.post("/konto/login/", {"login": citizen.email, "password": "sehr-langes-Passwort-7"})
        client.post("/konto/2fa/authenticate/", {"code": code})
        assert client.get("/konto/").status_code == expected


def test_the_account_page_saves_the_language_of_messages(client: Client, citizen: User) -> None:
    client.force_login(citizen)
    answer = client.post("/konto/", {"language": "en"})
    assert (answer.status_code, answer["Location"]) == (302, "/konto/")
    citizen.refresh_from_db()
    assert citizen.language == "en"


def test_signing_out_needs_a_post(client: Client, citizen: User) -> None:
    client.force_login(citizen)
    client.get("/konto/logout/")
    assert client.get("/konto/").status_code == 200
    client.post("/konto/logout/")
    assert client.get("/konto/").status_code == 302


def test_accounts_are_made_in_the_admin_without_name_or_password(client: Client, db: None) -> None:
    client.force_login(User.objects.create_superuser("leitung@example.org"))
    page = client.get("/verwaltung/users/new/")
    assert page.status_code == 200
    answer = client.post("/verwaltung/users/new/", {"email": "neu@example.org", "language": "de"})
    assert answer.status_code == 302, answer.context["form"].errors
    made = User.objects.get(email="neu@example.org")
    assert made.has_usable_password() is False
    assert client.get("/verwaltung/users/").status_code == 200
    assert client.get(f"/verwaltung/users/edit/{made.pk}/").status_code == 200


def test_anonymous_pages_start_no_session(client: Client, db: None) -> None:
    client.get("/konto/login/")
    assert "sessionid" not in client.cookies


def test_the_sign_in_page_offers_a_code_first_and_hides_the_password(client: Client, db: None) -> None:
    """Accounts without a password are never sent to a form that asks for one."""
    page = client.get("/konto/login/?next=/konto/daten/").content.decode()
    code, password = page.index('action="/konto/login/code/"'), page.index('type="password"')
    assert code < page.rindex("<details", 0, password)
    assert page.count('<input type="hidden" name="next" value="/konto/daten/">') == 3  # code, passkey, password


def test_a_code_leads_on_to_where_one_wanted_to_go(client: Client, citizen: User) -> None:
    citizen.expect_address()
    client.post("/konto/login/code/", {"email": citizen.email, "next": "/konto/daten/"})
    answer = client.post("/konto/login/code/confirm/", {"code": mailed_code(), "next": "/konto/daten/"})
    assert answer["Location"] == "/konto/daten/"


def test_who_signs_up_twice_is_told_of_the_code_and_no_password(client: Client, citizen: User) -> None:
    client.post("/konto/signup/", {"email": citizen.email})
    [message] = mail.outbox
    assert "http://testserver/konto/login/code/" in message.body
    assert "Wir schicken Ihnen einen Code." in message.body


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("/konto/login/code/", {"email": "buergerin@example.org"}),
        ("/konto/signup/", {"email": "neu@example.org"}),
        ("/konto/password/reset/", {"email": "buergerin@example.org"}),
    ],
)
def test_where_no_mail_can_go_the_page_says_so(
    client: Client, db: None, settings: Settings, address: str, typed: dict[str, str]
) -> None:
    """With a mail server that is not there: nothing listens on port 9."""
    UserFactory(email="buergerin@example.org").expect_address()
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1},
        }
    }
    answer = client.post(address, typed, follow=True)
    assert answer.status_code == 503
    assert "Das liegt an uns, nicht an Ihnen." in answer.text


def test_account_mails_are_signed_by_the_sender_and_speak_plainly(
    client: Client, citizen: User, settings: Settings
) -> None:
    settings.DEFAULT_FROM_EMAIL = "Stadt Rheine <mitreden@rheine.example>"
    citizen.expect_address()
    client.post("/konto/login/code/", {"email": citizen.email})
    client.post("/konto/signup/", {"email": "neu@example.org"})
    client.post("/konto/password/reset/", {"email": "niemand@example.org"})
    for message in mail.outbox:
        assert "Mit freundlichen Grüßen\nStadt Rheine\n" in message.body
        assert re.search("initiiert|Datenbank|Account|Verifizierung|Benutzer", message.subject + message.body) is None
    assert [message.subject for message in mail.outbox][:2] == [
        "Ihr Code zum Anmelden",
        "Bitte bestätigen Sie Ihre E-Mail-Adresse",
    ]
