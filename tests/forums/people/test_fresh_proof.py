"""Changing addresses, password or factors, or deleting the account, asks for fresh proof and is told by mail."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import Settings

from forums.people.access_log import DataAccess
from forums.people.lost_factor import reset_factors
from forums.people.models import User

from .second_factor import mailed_code, prove_by_code, record, totp_code, with_totp

PASSWORD = "sehr-langes-Passwort-7"
ACTS = [
    ("/konto/email/", {"action_add": "", "email": "neu@example.org"}),
    ("/konto/email/", {"action_remove": "", "email": "zweite@example.org"}),
    ("/konto/email/", {"action_primary": "", "email": "zweite@example.org"}),
    ("/konto/password/change/", {"oldpassword": PASSWORD, "password1": "neues-Passwort-77", "password2": "x"}),
    ("/konto/password/set/", {"password1": "neues-Passwort-77", "password2": "neues-Passwort-77"}),
    ("/konto/2fa/totp/activate/", {}),
    ("/konto/2fa/webauthn/add/", {}),
    ("/konto/daten/loeschen/", {}),
]


@pytest.fixture
def known(citizen: User) -> User:
    """An account with a password and two proved addresses."""
    citizen.set_password(PASSWORD)
    citizen.save()
    citizen.emailaddress_set.create(email=citizen.email, verified=True, primary=True)
    citizen.emailaddress_set.create(email="zweite@example.org", verified=True)
    return citizen


@pytest.mark.parametrize(("address", "act"), ACTS)
@pytest.mark.parametrize("how", ["password", "a code of yesterday", "nothing"])
def test_neither_a_password_nor_an_open_browser_is_enough(
    client: Client, known: User, address: str, act: dict[str, str], how: str
) -> None:
    if how == "password":
        client.post("/konto/login/", {"login": known.email, "password": PASSWORD})
    else:
        client.force_login(known, backend="allauth.account.auth_backends.AuthenticationBackend")
    if how == "a code of yesterday":
        record(client, known, "code", ago=24 * 60 * 60)
    answer = client.post(address, act)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/konto/nachweis/")
    assert User.objects.get().check_password(PASSWORD)
    assert EmailAddress.objects.get(primary=True).email == known.email
    assert EmailAddress.objects.count() == 2


@pytest.mark.parametrize(("address", "act"), ACTS)
def test_who_has_a_second_factor_shows_that(client: Client, known: User, address: str, act: dict[str, str]) -> None:
    with_totp(known)
    client.force_login(known, backend="allauth.account.auth_backends.AuthenticationBackend")
    record(client, known, "code")
    answer = client.post(address, act)
    assert answer["Location"].partition("?")[0] == "/konto/2fa/reauthenticate/"
    assert client.get("/konto/reauthenticate/")["Location"] == "/konto/2fa/reauthenticate/"  # the password is no way


def test_an_account_without_a_password_proves_itself_by_a_code(client: Client, citizen: User) -> None:
    """It is never sent to a form that asks for a password."""
    citizen.expect_address()
    client.force_login(citizen, backend="allauth.account.auth_backends.AuthenticationBackend")
    led = client.get("/konto/daten/loeschen/")["Location"]
    assert led == "/konto/nachweis/?next=%2Fkonto%2Fdaten%2Floeschen%2F"
    page = client.get(led)
    assert ('type="password"' in page.content.decode(), mail.outbox) == (False, [])  # opening it sends nothing
    assert client.get("/konto/reauthenticate/")["Location"] == "/konto/nachweis/"
    client.post(led, {"send": "1"})
    answer = client.post(led, {"code": mailed_code(), "next": "/konto/daten/loeschen/"})
    assert answer["Location"] == "/konto/daten/loeschen/"
    assert client.get("/konto/daten/loeschen/").status_code == 200
    assert EmailAddress.objects.get().verified is True


def test_a_wrong_code_proves_nothing_and_three_end_it(client: Client, known: User) -> None:
    client.force_login(known, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post("/konto/nachweis/", {"send": "1"})
    code = mailed_code()
    for _attempt in range(3):
        client.post("/konto/nachweis/", {"code": "FALSCH-1"})
    client.post("/konto/nachweis/", {"code": code})
    assert client.get("/konto/daten/loeschen/").status_code == 302


def test_a_mail_server_that_is_away_is_said(client: Client, known: User, settings: Settings) -> None:
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }
    client.force_login(known, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post("/konto/nachweis/", {"send": "1"}, follow=True)
    assert "Wir konnten die E-Mail nicht schicken." in answer.content.decode()


def test_every_proved_address_hears_of_a_new_one(client: Client, known: User) -> None:
    client.force_login(known, backend="allauth.account.auth_backends.AuthenticationBackend")
    prove_by_code(client)
    client.post("/konto/email/", {"action_add": "", "email": "neu@example.org"})
    code = mailed_code()
    mail.outbox.clear()
    client.post("/konto/confirm-email/", {"code": code})
    told = [message for message in mail.outbox if message.subject == "Eine neue E-Mail-Adresse in Ihrem Konto"]
    addresses = [["buergerin@example.org"], ["neu@example.org"], ["zweite@example.org"]]
    assert [message.to for message in told] == addresses
    assert "neu@example.org gehört jetzt auch zu Ihrem Konto." in told[0].body
    assert "IP" not in told[0].body


def test_an_address_that_is_taken_away_hears_of_it(client: Client, known: User) -> None:
    client.force_login(known, backend="allauth.account.auth_backends.AuthenticationBackend")
    prove_by_code(client)
    mail.outbox.clear()
    client.post("/konto/email/", {"action_remove": "", "email": "zweite@example.org"})
    assert [message.to for message in mail.outbox] == [["buergerin@example.org"], ["zweite@example.org"]]


def test_a_new_password_is_told(client: Client, known: User) -> None:
    client.force_login(known, backend="allauth.account.auth_backends.AuthenticationBackend")
    prove_by_code(client)
    mail.outbox.clear()
    new = {"oldpassword": PASSWORD, "password1": "neues-Passwort-77", "password2": "neues-Passwort-77"}
    client.post("/konto/password/change/", new)
    assert [message.to for message in mail.outbox] == [["buergerin@example.org"], ["zweite@example.org"]]
    assert User.objects.get().check_password("neues-Passwort-77")


def test_a_coordinator_takes_a_lost_factor_away(client: Client, coordinator: User, officer: User) -> None:
    secret = with_totp(officer)
    officer.set_password(PASSWORD)
    officer.save()
    theirs = Client()
    theirs.post("/konto/login/", {"login": officer.email, "password": PASSWORD})
    theirs.post("/konto/2fa/authenticate/", {"code": totp_code(secret)})
    assert theirs.get("/konto/").status_code == 200

    client.force_login(coordinator)
    assert client.get("/konto/zweiter-faktor/verloren/").status_code == 200
    client.post("/konto/zweiter-faktor/verloren/", {"email": officer.email})
    assert Authenticator.objects.count() == 1  # nobody has made sure who asks
    client.post("/konto/zweiter-faktor/verloren/", {"email": "Amt@Example.org", "made_sure": "on"})
    assert Authenticator.objects.count() == 0
    assert theirs.get("/konto/").status_code == 302
    officer.refresh_from_db()
    assert officer.has_usable_password() is False
    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["amt@example.org"], "Ihr zweiter Faktor ist zurückgesetzt")
    ]
    line = DataAccess.objects.get(act="reset")
    assert (line.by, line.about) == (coordinator, f"#{officer.pk}")


def test_nobody_takes_away_their_own_factor_or_an_administrators(
    client: Client, coordinator: User, moderator: User, officer: User
) -> None:
    administrator = User.objects.create_superuser("technik@example.org")
    for user, by in ((coordinator, coordinator), (administrator, coordinator), (officer, moderator)):
        with pytest.raises(PermissionDenied):
            reset_factors(user, by=by)
    client.force_login(moderator)
    assert client.get("/konto/zweiter-faktor/verloren/").status_code == 404


def test_an_address_that_the_office_changes_tells_those_of_before_and_closes_them(client: Client, known: User) -> None:
    client.force_login(User.objects.create_superuser("technik@example.org"))
    facts = {"email": "neu@example.org", "language": "de", "is_active": "on"}
    answer = client.post(f"/verwaltung/users/edit/{known.pk}/", facts)
    assert answer.status_code == 302, answer.context["form"].errors
    assert [message.to for message in mail.outbox] == [["buergerin@example.org"], ["zweite@example.org"]]
    assert list(known.emailaddress_set.values_list("email", "verified", "primary")) == [
        ("neu@example.org", False, True)
    ]
