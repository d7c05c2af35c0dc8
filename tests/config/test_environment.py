"""The installation refuses to start in a shape in which it would lose or leak something."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from config import environment
from config.logs import WithoutTokens
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory
from environs import EnvValidationError

ROOT = Path(__file__).resolve().parent.parent.parent


def test_several_processes_need_postgresql_and_redis() -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.refuse_many_processes_without_services(processes=2, postgres=True, redis=False)
    assert "Not set: REDIS_URL" in str(refused.value)
    environment.refuse_many_processes_without_services(processes=2, postgres=True, redis=True)
    environment.refuse_many_processes_without_services(processes=1, postgres=False, redis=False)


def test_a_second_web_process_on_sqlite_refuses_to_start(tmp_path: Path) -> None:
    code = "import config.asgi, sys, time; print('started', flush=True); sys.stdin.read()"
    env = os.environ | {
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEMO": "0",
        "SECRET_KEY": "tests-only-" + "x" * 40,
        "MAIL_URL": "files:",
        "SQLITE_PATH": str(tmp_path / "city.sqlite3"),
        "DATABASE_URL": "",
        "REDIS_URL": "",
    }
    first = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "started\n"
        second = subprocess.run(  # noqa: S603
            [sys.executable, "-c", code], env=env, input="", capture_output=True, text=True, timeout=60, check=False
        )
        assert second.returncode == 1
        assert "A web process already runs here." in second.stderr
    finally:
        first.communicate("")


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("", False), ("no", False), ("TRUE", True)])
def test_flags_read_as_people_write_them(monkeypatch: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    monkeypatch.setenv("DEMO", value)
    assert environment.flag("DEMO") is expected


def test_a_flag_that_is_neither_yes_nor_no_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO", "maybe")
    with pytest.raises(EnvValidationError) as refused:
        environment.flag("DEMO")
    assert str(refused.value) == 'Environment variable "DEMO" invalid: Not a valid boolean.'


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("DATABASE_URL", "nonsense", environment.database),
        ("DATABASE_URL", "mysql://stadt:geheim@db/stadt", environment.database),
        ("DATABASE_URL", "postgres://stadt:ge/heim@db/stadt", environment.database),
        ("REDIS_URL", "redis.example:6379", environment.redis_url),
        ("MAIL_URL", "smtp://stadt:ge/heim@mail.example", partial(environment.mailer, demo=False)),
        ("MAIL_URL", "mail.example", partial(environment.mailer, demo=True)),
        ("SITE_URL", "mitreden.example", environment.site_url),
        ("SITE_URL", "https://mitreden.example/beteiligung", environment.site_url),
        ("SITE_URL", "https://", environment.site_url),
    ],
)
def test_an_address_that_cannot_be_read_stops_the_start_and_is_named_without_its_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, read: Callable[[], object]
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured) as refused:
        read()
    assert str(refused.value).startswith(f"{name} must ")
    assert "heim" not in str(refused.value)


@pytest.mark.parametrize(
    ("site", "more", "expected"),
    [
        ("https://mitreden.example", "", ["127.0.0.1", "localhost", "[::1]", "mitreden.example"]),
        ("https://mitreden.example:8443", "intern.example", ["intern.example", "mitreden.example"]),
        ("http://[::1]:8000", "[::1]", ["[::1]"]),
    ],
)
def test_the_site_answers_at_its_own_address(
    monkeypatch: pytest.MonkeyPatch, site: str, more: str, expected: list[str]
) -> None:
    if more:
        monkeypatch.setenv("ALLOWED_HOSTS", more)
    else:
        monkeypatch.delenv("ALLOWED_HOSTS", raising=False)
    assert environment.hosts(site) == expected


def test_mail_addresses_of_the_server_are_read_from_one_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAIL_URL", "smtp://stadt:ge%40heim@mail.example:587?tls=1")
    assert environment.mailer(demo=False)["OPTIONS"] == {
        "host": "mail.example",
        "port": 587,
        "username": "stadt",
        "password": "ge@heim",
        "use_ssl": False,
        "use_tls": True,
        "timeout": 20,
    }


def test_the_prefix_of_our_own_properties_is_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPARL_VENDOR", "rheine")
    assert environment.vendor_prefix() == "rheine"
    monkeypatch.setenv("OPARL_VENDOR", "rheine:votes")
    with pytest.raises(ImproperlyConfigured, match="OPARL_VENDOR"):
        environment.vendor_prefix()


def test_only_the_demo_writes_mails_to_files_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAIL_URL", raising=False)
    files = environment.mailer(demo=True)
    assert files["OPTIONS"] == {"file_path": str(ROOT / "var" / "mail")}
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.mailer(demo=False)
    assert str(refused.value).startswith("MAIL_URL must be set where DEMO is off")
    monkeypatch.setenv("MAIL_URL", "files:")
    assert environment.mailer(demo=False) == files


def test_a_city_without_a_mail_server_does_not_start() -> None:
    env = os.environ | {
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEMO": "0",
        "SECRET_KEY": "tests-only-" + "x" * 40,
        "MAIL_URL": "",
    }
    started = subprocess.run(
        [sys.executable, "-c", "import config.asgi"], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert (started.returncode, "MAIL_URL must be set where DEMO is off" in started.stderr) == (1, True)


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/en/anregungen/verfolgen/abc123-_/ ok", "/en/anregungen/verfolgen/…/ ok"),
        ("/foren/anmeldung/abc/adresse/def/", "/foren/anmeldung/…/adresse/…/"),
        ("/foren/eins/einladung/abc/", "/foren/eins/einladung/…/"),
        ("/foren/eins/live/tisch/abc/", "/foren/eins/live/tisch/…/"),
        ("/foren/eins/leitung/abc/karten/", "/foren/eins/leitung/…/karten/"),
        ("/foren/eins/schreiben/abc/", "/foren/eins/schreiben/…/"),
        ("/foren/eins/beleg/17-K7QFM/", "/foren/eins/beleg/…/"),
        ("/foren/eins/wand/", "/foren/eins/wand/"),
    ],
)
def test_tokens_of_links_never_reach_the_log(path: str, logged: str) -> None:
    import logging

    record = logging.LogRecord("x", logging.INFO, "", 0, "GET %s", (path,), None)
    assert WithoutTokens().filter(record)
    assert record.getMessage() == f"GET {logged}"


def test_the_admin_may_run_inline_script_and_no_other_page(db: None, client: Client) -> None:
    inside = client.get("/verwaltung/", follow=False)["Content-Security-Policy"]
    outside = client.get("/konto/login/")["Content-Security-Policy"]
    assert ("'unsafe-inline'" in inside, "'unsafe-inline'" in outside) == (True, False)


def test_wagtails_own_login_leads_to_the_one_with_the_second_factor(db: None, client: Client) -> None:
    response = client.get("/verwaltung/login/?next=/verwaltung/")
    assert (response.status_code, response["Location"]) == (302, "/konto/login/?next=/verwaltung/")


def test_health_needs_nothing(client: Client, rf: RequestFactory) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
