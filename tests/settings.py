"""The site as the tests run it: SQLite in memory, or what DATABASE_URL and REDIS_URL name."""

import os
import tempfile
from pathlib import Path

# The tests run the site as a city would, whatever this checkout's demo is set to.
os.environ |= {
    "DEMO": "0",
    "DEBUG": "0",
    "SITE_URL": "http://testserver",
    "SECRET_KEY": "tests-only-" + "x" * 40,
    "MAIL_URL": "files:",
}
# Tests that run side by side empty their cache: each worker has a Redis database of its own.
if os.environ.get("REDIS_URL") and (worker := os.environ.get("PYTEST_XDIST_WORKER")):
    server, _slash, number = os.environ["REDIS_URL"].rpartition("/")
    os.environ["REDIS_URL"] = f"{server}/{int(number) + int(worker.removeprefix('gw')) + 1}"

from config.settings import *  # noqa: F403
from config.settings import CACHES, DATABASES, POSTGRES, STORAGES

# A process that a test starts shares the folder of the test.
VAR_DIR = Path(os.environ.get("TESTS_VAR_DIR") or tempfile.mkdtemp(prefix="mitreden-tests-"))
WORDS_DIR = Path(__file__).parent.parent / ".cache" / "words"  # once for all runs: it takes some seconds
MEDIA_ROOT = VAR_DIR / "media"
WEB_LOCK = VAR_DIR / "web.lock"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
CACHES["pictures"]["LOCATION"] = str(VAR_DIR / "share")
STORAGES["private"]["OPTIONS"]["location"] = VAR_DIR / "private"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# The model takes a minute to learn all examples; tests that are about it ask for it.
COMPARE_TEXTS_BY = "letters"
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECURE_SSL_REDIRECT = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Tests see what a task did at once; tests/config/test_services.py runs the real worker.
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
DATABASES["default"].setdefault("TEST", {})
if POSTGRES:  # some tests let twenty threads begin at the same moment, each with its connection
    DATABASES["default"]["OPTIONS"]["pool"]["max_size"] = 40
if name := os.environ.get("TEST_DATABASE"):
    DATABASES["default"]["TEST"]["NAME"] = name
# The cast signs in by fixture; tests/forums/people/test_signing_in.py turns the second factor on.
SECOND_FACTOR_REQUIRED = False
