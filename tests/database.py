"""Migrating takes longer than most test runs, so on SQLite a migrated file is kept and copied.

The key is the text of every migration and every pin: whatever could change the tables makes a new file.
PostgreSQL is migrated afresh each time.
"""

import os
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from pytest_django import DjangoDbBlocker

ROOT = Path(__file__).resolve().parent.parent


def _kept() -> Path:
    key = sha256()
    for path in sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("requirements/*.txt")]):
        key.update(path.read_bytes())
    return ROOT / ".cache" / f"tests-{key.hexdigest()[:16]}.sqlite3"


def _on_sqlite() -> bool:
    return "sqlite3" in settings.DATABASES["default"]["ENGINE"]


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """pytest-django then migrates what is missing in the file instead of starting over."""
    return _on_sqlite() or bool(request.config.getvalue("reuse_db"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    if _on_sqlite():
        own = Path(settings.VAR_DIR) / f"{os.environ.get('PYTEST_XDIST_WORKER', 'tests')}.sqlite3"
        if _kept().exists():
            shutil.copyfile(_kept(), own)
        connection.settings_dict["TEST"]["NAME"] = str(own)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """After the tables are there, keep a copy for the next run. Django looks content types up once in a
    process: done here, no test's count of queries depends on which test came first."""
    with django_db_blocker.unblock():
        if _on_sqlite() and not _kept().exists():
            _keep()
        ContentType.objects.get_for_models(*apps.get_models(), for_concrete_models=False)


def _keep() -> None:
    _kept().parent.mkdir(exist_ok=True)
    for old in _kept().parent.glob("tests-*.sqlite3"):
        old.unlink()
    draft = _kept().with_suffix(f".{os.getpid()}")
    draft.unlink(missing_ok=True)
    connection.cursor().execute("VACUUM INTO %s", [str(draft)])
    draft.replace(_kept())
