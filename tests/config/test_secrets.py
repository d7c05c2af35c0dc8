"""Secrets are given, long, and readable by their owner alone; an old key goes on opening what is on paper."""

import os
from pathlib import Path

import pytest
from config import environment
from config.secret_values import keep_to_owner, old_keys, secret, secret_key
from django.contrib.auth import get_user
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client, RequestFactory
from environs import Env
from pytest_django import Settings

from forums.dialogue.receipts import code, number_of
from forums.dialogue.tokens import join, opened_by, participant, token
from forums.people.models import User
from tests.factories import TableFactory

GOOD = "nur-fuer-tests-" + "abcdefghij" * 4


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SECRET_KEY", "SECRET_KEY_FILE", "SECRET_KEY_FALLBACKS", "SECRET_KEY_FALLBACKS_FILE", "DEMO"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("", "SECRET_KEY is not set."),
        ("kurz", "SECRET_KEY can be guessed"),
        ("x" * 60, "SECRET_KEY can be guessed"),
        ("django-insecure-" + GOOD, "SECRET_KEY can be guessed"),
    ],
)
def test_a_key_is_never_made_up_and_never_easy(monkeypatch: pytest.MonkeyPatch, key: str, reason: str) -> None:
    monkeypatch.setenv("SECRET_KEY", key)
    with pytest.raises(ImproperlyConfigured, match=reason):
        secret_key(Env())
    monkeypatch.setenv("SECRET_KEY", GOOD)
    assert secret_key(Env()) == GOOD


def test_a_secret_may_stand_in_a_file_that_only_its_owner_reads(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "key"
    file.write_text(f"{GOOD}\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(file))
    for mode in (0o644, 0o640, 0o604):
        file.chmod(mode)
        with pytest.raises(ImproperlyConfigured, match=r"can be read by others\. Run: chmod 600"):
            secret(Env(), "SECRET_KEY")
    file.chmod(0o600)
    assert secret_key(Env()) == GOOD
    monkeypatch.setenv("SECRET_KEY", GOOD)
    with pytest.raises(ImproperlyConfigured, match="are both set"):
        secret(Env(), "SECRET_KEY")
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match="where there is no file"):
        secret(Env(), "SECRET_KEY")


def test_old_keys_are_read_however_they_are_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert old_keys(Env()) == []
    monkeypatch.setenv("SECRET_KEY_FALLBACKS", "alt-1, kurz ,")
    assert old_keys(Env()) == ["alt-1", "kurz"]
    file = tmp_path / "old"
    file.write_text("alt-1\nalt-2\n")
    file.chmod(0o600)
    monkeypatch.delenv("SECRET_KEY_FALLBACKS")
    monkeypatch.setenv("SECRET_KEY_FALLBACKS_FILE", str(file))
    assert old_keys(Env()) == ["alt-1", "alt-2"]


def test_the_demos_file_is_closed_and_counts_only_for_the_demo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "local.env"
    file.write_text(f"SECRET_KEY={GOOD}\n")
    file.chmod(0o644)
    environment.read_demos_key(file)
    assert (file.stat().st_mode & 0o777, os.environ.get("SECRET_KEY")) == (0o600, None)
    monkeypatch.setenv("DEMO", "1")
    monkeypatch.setenv("SECRET_KEY", "")  # so that what is read now goes again after this test
    monkeypatch.delenv("SECRET_KEY")
    environment.read_demos_key(file)
    assert secret_key(environment.env) == GOOD
    keep_to_owner(tmp_path / "none")


def test_what_the_old_key_signed_outlives_a_change(client: Client, settings: Settings, citizen: User, db: None) -> None:
    table = TableFactory()
    on_the_table, receipt = token(table, "join"), code(table.forum, 7)
    answer = HttpResponse()
    join(answer, table, "de", None)
    cookies = {name: cookie.value for name, cookie in answer.cookies.items()}
    client.force_login(citizen)

    def still_good() -> list[bool]:
        request = RequestFactory().get("/")
        request.session = client.session
        found = participant(cookies, table.forum)
        return [
            opened_by(on_the_table, "join", table.forum) == table,
            number_of(table.forum, receipt) == 7,
            found is not None,
            get_user(request).is_authenticated,
        ]

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = GOOD, [settings.SECRET_KEY]
    assert still_good() == [True] * 4
    settings.SECRET_KEY_FALLBACKS = []
    assert still_good() == [False] * 4
