"""The demo and a city can't be confused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from config import environment
from config.demo_guard import found_demo
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ImproperlyConfigured, ValidationError

from cms.demo import city, people
from forums.municipality.models import Municipality
from forums.people.models import User
from tests.factories import UserFactory

ROOT = Path(__file__).resolve().parent.parent.parent
KEY = "tests-only-" + "x" * 40


def test_a_demo_has_no_public_address() -> None:
    with pytest.raises(ImproperlyConfigured, match="DEMO=1 is for trying out on this machine"):
        environment.refuse_public_demo(demo=True, site_url="https://mitreden.example")
    environment.refuse_public_demo(demo=True, site_url="http://127.0.0.1:8000")
    environment.refuse_public_demo(demo=False, site_url="https://mitreden.example")


def test_a_citys_database_holds_nothing_of_the_demo(db: None) -> None:
    UserFactory(email="amt@rheine.de")
    assert found_demo() == ""


def test_the_demo_marks_its_database(db: None) -> None:
    city.load()
    assert Municipality.current().demo is True
    assert found_demo() == "this is the demo's database"


def test_the_demos_accounts_are_found_with_and_without_its_password(db: None) -> None:
    account = UserFactory(email="technik@rheine.example")
    assert found_demo() == "the demo's accounts are in this database"
    account.set_password(people.PASSWORD)
    account.save()
    assert found_demo() == "an account has the demo's password"


def test_nobody_chooses_the_demos_password(citizen: User) -> None:
    with pytest.raises(ValidationError, match="steht in der Beschreibung der Demo"):
        validate_password(people.PASSWORD, citizen)


START = {
    "web": [sys.executable, "-c", "import config.asgi"],
    "pages alone": [sys.executable, "-c", "import config.wsgi"],
    "worker": [sys.executable, "manage.py", "db_worker", "--batch"],
    "daily jobs": [sys.executable, "manage.py", "tick"],
}


@pytest.fixture(scope="module")
def demos_database(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with a file of the two tables that count: what the migrations make takes a minute."""
    env = os.environ | {
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEMO": "0",
        "SECRET_KEY": KEY,
        "MAIL_URL": "files:",
        "SQLITE_PATH": str(tmp_path_factory.mktemp("demo") / "city.sqlite3"),
        "DATABASE_URL": "",
        "REDIS_URL": "",
    }
    make = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        "from forums.models import Municipality, User\n"
        "connection.disable_constraint_checking()\n"
        "with connection.schema_editor() as editor:\n"
        "    for model in (User, Municipality): editor.create_model(model)\n"
        "Municipality.objects.create(demo=True)\n"
    )
    _run([sys.executable, "-c", make], env)
    return env


@pytest.mark.parametrize("what", list(START))
def test_whatever_serves_a_city_refuses_the_demos_database(demos_database: dict[str, str], what: str) -> None:
    refused = _run(START[what], demos_database, expected=1)
    assert "DEMO is off, but this is the demo's database." in refused


def _run(command: list[str], env: dict[str, str], *, expected: int = 0) -> str:
    done = subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == expected, done.stderr
    return done.stderr


def test_the_rules_for_a_password_hold_no_empty_line() -> None:
    assert [text for text in password_validators_help_texts() if not text.strip()] == []
    with pytest.raises(ValidationError):  # what the demo's rule is built on still holds
        validate_password("password1234")
