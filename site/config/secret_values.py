"""What nobody else may read: from the environment, or from a file that only its owner can open.

`SECRET_KEY=…` or `SECRET_KEY_FILE=/run/credentials/…`; the same for every secret.
"""

import stat
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

SHORTEST = 50  # as Django's check security.W009 counts
FEWEST_SIGNS = 5
MADE_BY_DJANGO = "django-insecure-"
FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep_to_owner(file: Path) -> None:
    """Close a file of ours that `make` once left open to everybody on the machine."""
    if file.exists() and file.stat().st_mode & FOR_OTHERS:
        file.chmod(stat.S_IRUSR | stat.S_IWUSR)


def secret(env: Env, name: str) -> str:
    """The value of NAME, or what stands in the file NAME_FILE. Raises ImproperlyConfigured where both are set, where
    the file is not there or where others may read it."""
    value, file = env.str(name, "").strip(), env.str(f"{name}_FILE", "").strip()
    if not file:
        return value
    if value:
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set. Keep one of them.")
    path = Path(file)
    if not path.is_file():
        raise ImproperlyConfigured(f"{name}_FILE names {file}, where there is no file.")
    if path.stat().st_mode & FOR_OTHERS:
        raise ImproperlyConfigured(f"{file} holds a secret and can be read by others. Run: chmod 600 {file}")
    return path.read_text(encoding="utf-8").strip()


def secret_key(env: Env) -> str:
    """The signing key. It also signs follow links, so it must outlive restarts."""
    key = secret(env, "SECRET_KEY")
    if not key:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Give each installation its own long random value and keep it: "
            "follow links and sessions depend on it. `make demo` makes one by itself; for other commands on the demo "
            "say DEMO=1 in front."
        )
    if len(key) < SHORTEST or len(set(key)) < FEWEST_SIGNS or key.startswith(MADE_BY_DJANGO):
        raise ImproperlyConfigured(
            f"SECRET_KEY can be guessed: it needs at least {SHORTEST} random characters. Make a new one with "
            '`python -c "import secrets; print(secrets.token_urlsafe(50))"` and name the old one in '
            "SECRET_KEY_FALLBACKS, so that links on paper go on working."
        )
    return key


def old_keys(env: Env) -> list[str]:
    """Keys of before, with commas or one a line: no longer signed with, still read, however short they were."""
    return [key for line in secret(env, "SECRET_KEY_FALLBACKS").splitlines() for key in _parts(line)]


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.split(",") if part.strip()]
