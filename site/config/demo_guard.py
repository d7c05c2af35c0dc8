"""The demo and a city can't be confused: what starts for a city refuses the demo's database."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from cms.demo.people import DOMAIN, PASSWORD
from forums.municipality.models import Municipality
from forums.people.models import User


def refuse_the_demos_database() -> None:
    """Raise ImproperlyConfigured where DEMO is off and the database holds the demo. Called by what serves or works:
    web processes, the task worker, `tick`. In a thread of its own, since a server may already run its event loop."""
    if settings.DEMO:
        return
    with ThreadPoolExecutor(max_workers=1) as thread:
        reason = thread.submit(_reason).result()
    if reason:
        raise ImproperlyConfigured(
            f"DEMO is off, but {reason}. Everybody knows its password. Give the city an empty database "
            "(DATABASE_URL or SQLITE_PATH), or set DEMO=1."
        )


def _reason() -> str:
    try:
        return found_demo()
    finally:
        connection.close()


def found_demo() -> str:
    """What of the demo is in the database; empty for nothing, and before the first `migrate`."""
    if not settings.POSTGRES and not Path(connection.settings_dict["NAME"]).exists():
        return ""
    if not {User._meta.db_table, Municipality._meta.db_table} <= set(connection.introspection.table_names()):
        return ""
    if Municipality.objects.filter(demo=True).exists():
        return "this is the demo's database"
    accounts = User.objects.filter(email__endswith=f"@{DOMAIN}")
    if any(account.check_password(PASSWORD) for account in accounts):
        return "an account has the demo's password"
    return "the demo's accounts are in this database" if accounts.exists() else ""
