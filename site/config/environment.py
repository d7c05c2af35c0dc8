"""What the environment may say, read once and checked: a wrong value stops the start with its reason."""

from contextlib import suppress
from pathlib import Path
from typing import NotRequired, TypedDict
from urllib.parse import parse_qs, unquote, urlsplit

from dj_database_url import DBConfig
from dj_database_url import parse as parse_database
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from .secret_values import keep_to_owner, secret


class Backend(TypedDict):
    """One entry of MAILERS, STORAGES or CACHES."""

    BACKEND: str
    OPTIONS: NotRequired[dict[str, object]]


class ProviderSettings(TypedDict):
    server_url: str
    oauth_pkce_enabled: bool
    token_auth_method: str
    role_claim: str
    roles: dict[str, str]


class SignInProvider(TypedDict):
    """One of allauth's `APPS`."""

    provider_id: str
    name: str
    client_id: str
    secret: str
    settings: ProviderSettings


BASE_DIR = Path(__file__).resolve().parent.parent.parent
LOCAL_FILE = BASE_DIR / "var" / "local.env"
THREADS = 10  # for pages, in each process
CONNECTIONS = THREADS + 2  # to PostgreSQL: one for each thread, one for sockets and signals, one to spare
IN_PASSWORDS = "Signs such as @, / or # in the password are written %40, %2F, %23."

env = Env()


def text(name: str, default: str = "") -> str:
    return env.str(name, default).strip()


def flag(name: str) -> bool:
    """Off where nothing is said. Raises EnvValidationError for what is neither yes nor no."""
    return bool(text(name)) and env.bool(name)


def read_demos_key(file: Path) -> None:
    """The demo's own key, which `make` wrote: it counts where the demo was asked for and never for a city."""
    keep_to_owner(file)
    if flag("DEMO"):
        env.read_env(str(file), recurse=False)


def listed(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def site_url() -> str:
    """SITE_URL: where the site is found. Links in mails and on paper begin with it."""
    address = text("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or address != origin(address):
        raise ImproperlyConfigured("SITE_URL must be an address such as https://mitreden.example, without a path.")
    return address


def vendor_prefix() -> str:
    """OPARL_VENDOR: one word before our own properties in OParl objects (OParl 1.1, section 3.2)."""
    word = text("OPARL_VENDOR", "mitreden")
    if not (word.isascii() and word.isalnum()):
        raise ImproperlyConfigured("OPARL_VENDOR must be one word of letters and digits, such as mitreden.")
    return word


def hosts(site_url: str) -> list[str]:
    """ALLOWED_HOSTS, and always the site's own: without it nobody would get a page."""
    name = urlsplit(site_url).hostname or ""
    own = f"[{name}]" if ":" in name else name
    return list(dict.fromkeys([*listed("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]"), own]))


def refuse_public_demo(*, demo: bool, site_url: str) -> None:
    """The demo's accounts have a password that stands in the README: it is for one machine, never for a website."""
    if demo and site_url.startswith("https://"):
        raise ImproperlyConfigured(
            f"DEMO=1 is for trying out on this machine, and SITE_URL is {site_url}. A city's site runs with DEMO=0 and "
            "a database of its own."
        )


def database() -> DBConfig:
    """DATABASE_URL (postgres://…), or a SQLite file under var/ where none is given.

    SQLite takes its write lock at the start of a transaction (IMMEDIATE), so that two writers
    wait for each other instead of failing half-way.
    """
    if address := secret(env, "DATABASE_URL"):
        # Under ASGI each request has a thread of its own: connections kept by threads would pile up until PostgreSQL
        # lets nobody in, so a process shares a few.
        found = _parsed(address)
        if "postgresql" in found["ENGINE"]:
            pool = {"min_size": 1, "max_size": CONNECTIONS, "timeout": 20}
            found["OPTIONS"] = {**found.get("OPTIONS", {}), "pool": pool}
        return found
    file = Path(text("SQLITE_PATH", str(BASE_DIR / "var" / "city.sqlite3")))
    file.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000;",
        },
    }


def _parsed(address: str) -> DBConfig:
    """Never says what stands there: it holds a password."""
    with suppress(ValueError):
        found = parse_database(address, conn_health_checks=True)
        if found["ENGINE"].endswith(("postgresql", "sqlite3")):
            return found
    raise ImproperlyConfigured(f"DATABASE_URL must read postgres://user:password@host/name. {IN_PASSWORDS}")


def redis_url() -> str:
    """REDIS_URL: redis://host:6379/0, or nothing."""
    address = secret(env, "REDIS_URL")
    if address and not address.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("REDIS_URL must start with redis://, rediss:// or unix://.")
    return address


def mailer(*, demo: bool) -> Backend:
    """MAIL_URL: smtp://user:password@host:587?tls=1, smtps://…, console:, or files: for var/mail/, one file each.

    Only the demo writes files unasked: a city's mails would lie there, counted as sent, and reach nobody.
    """
    address = secret(env, "MAIL_URL")
    url = urlsplit(address)
    if not address and not demo:
        raise ImproperlyConfigured(
            "MAIL_URL must be set where DEMO is off, or no mail reaches anybody: smtp://user:password@host:587?tls=1. "
            "With MAIL_URL=files: mails are only written to var/mail/."
        )
    if url.scheme == "files" or not address:
        return {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": str(BASE_DIR / "var" / "mail")},
        }
    if url.scheme == "console":
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if url.scheme not in {"smtp", "smtps"}:
        raise ImproperlyConfigured("MAIL_URL must start with smtp://, smtps://, console: or files:.")
    try:
        port = url.port
    except ValueError:  # which would show what stands there: part of a password with a “/” in it
        raise ImproperlyConfigured(f"MAIL_URL must read smtp://user:password@host:587?tls=1. {IN_PASSWORDS}") from None
    query = parse_qs(url.query)
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": url.hostname or "localhost",
            "port": port or (465 if url.scheme == "smtps" else 25),
            "username": unquote(url.username or ""),
            "password": unquote(url.password or ""),
            "use_ssl": url.scheme == "smtps",
            "use_tls": query.get("tls", ["0"])[0] == "1",
            "timeout": 20,
        },
    }


def origin(url: str) -> str:
    """`https://login.example` of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def sign_in_provider() -> SignInProvider | None:
    """OIDC_…: one OpenID Connect provider, of the city's staff or a citizen account; None without one.

    OIDC_ROLES names which value of the claim OIDC_ROLE_CLAIM gives which of our roles: `value=role,value=role`.
    """
    server = text("OIDC_SERVER_URL").rstrip("/")
    if not server:
        return None
    if not server.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise ImproperlyConfigured("OIDC_SERVER_URL must start with https://.")
    client_secret = secret(env, "OIDC_CLIENT_SECRET")
    if not (text("OIDC_CLIENT_ID") and client_secret):
        raise ImproperlyConfigured("OIDC_SERVER_URL needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too.")
    roles = dict(pair.split("=", 1) for pair in listed("OIDC_ROLES") if "=" in pair)
    if bool(roles) != bool(text("OIDC_ROLE_CLAIM")):
        raise ImproperlyConfigured("OIDC_ROLE_CLAIM and OIDC_ROLES (value=role,value=role) belong together.")
    return {
        "provider_id": "stadt",
        "name": text("OIDC_NAME", "OpenID Connect"),
        "client_id": text("OIDC_CLIENT_ID"),
        "secret": client_secret,
        "settings": {
            "server_url": server,
            "oauth_pkce_enabled": True,
            "token_auth_method": text("OIDC_TOKEN_AUTH_METHOD"),
            "role_claim": text("OIDC_ROLE_CLAIM"),
            "roles": roles,
        },
    }


def refuse_many_processes_without_services(*, processes: int, postgres: bool, redis: bool) -> None:
    """Several web processes share nothing but PostgreSQL and Redis; without both they would
    hand out stale pages and lose live messages, so the start is refused."""
    if processes > 1 and not (postgres and redis):
        missing = [name for name, there in (("DATABASE_URL", postgres), ("REDIS_URL", redis)) if not there]
        raise ImproperlyConfigured(
            f"WEB_CONCURRENCY={processes} needs PostgreSQL and Redis. Not set: {', '.join(missing)}. "
            "Set both, or run one process."
        )
