"""What opens a table without an account: the token in its QR code, and the links of host and scribe.

All are keyed, and revocable by the table's counter. After joining, a telephone keeps a signed cookie with a random
number and that counter: no session, no row in the database, nothing about the person.
"""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID, uuid4

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.urls import reverse

from forums.protection.signed_links import SignedLink

from .models import Forum, Table
from .tables import TableQuerySet

SALT = "forum.participant"
LASTS = 60 * 60 * 16  # seconds: one day of talking

type Key = Literal["join", "host", "write"]  # a telephone at the table, its host, its scribe
KEYS: tuple[Key, ...] = ("join", "host", "write")


def _table_link(key: Key) -> SignedLink[Table]:
    return SignedLink(f"table.{key}", Table.objects.for_live, state=lambda table: table.link_version)


TABLE_LINKS: dict[Key, SignedLink[Table]] = {key: _table_link(key) for key in KEYS}


def token(table: Table, key: Key) -> str:
    return TABLE_LINKS[key].token(table)


def opened_by(token: str, key: Key, forum: Forum) -> Table | None:
    """The table of this forum that the token opens in this way; None for forged, revoked and foreign ones."""
    found = TABLE_LINKS[key].find(token)
    return found if found and found.forum_id == forum.pk else None


def join_url(table: Table) -> str:
    """What the QR code on the table says: absolute, in the active language."""
    return settings.SITE_URL + reverse("forum_join", args=[table.forum.slug, token(table, "join")])


def host_url(table: Table) -> str:
    """For a host without an account: absolute, in the active language."""
    return settings.SITE_URL + reverse("forum_host", args=[table.forum.slug, token(table, "host")])


def scribe_url(table: Table) -> str:
    """For a scribe without an account: absolute, in the active language."""
    return settings.SITE_URL + reverse("forum_write", args=[table.forum.slug, token(table, "write")])


@dataclass(frozen=True)
class Participant:
    """One telephone at one table: its random number, the table's primary key, and which of the table's links it came
    by: once they are renewed it is at no table."""

    uuid: UUID
    table: int
    link_version: int
    language: str


def cookie_name(forum: Forum) -> str:
    return f"forum-{forum.pk}"


def participant(cookies: dict[str, str], forum: Forum) -> Participant | None:
    """Who joined this forum with this browser; None for nobody, for a forged cookie and after a day.

    Whether they still are at the table is for `still_at` to say.
    """
    try:
        data = signing.loads(cookies.get(cookie_name(forum), ""), salt=SALT, max_age=LASTS)
        return Participant(UUID(data["p"]), int(data["t"]), int(data["v"]), str(data["l"]))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def still_at(joined: Participant, forum: Forum) -> TableQuerySet:
    """The table where this telephone is; none once its links have been renewed."""
    found: TableQuerySet = Table.objects.filter(pk=joined.table, forum=forum, link_version=joined.link_version)
    return found


def join(response: HttpResponse, table: Table, language: str, previous: Participant | None) -> Participant:
    """Let the browser remember table and language. Whoever changes tables keeps their number, and so their points."""
    joined = Participant(previous.uuid if previous else uuid4(), table.pk, table.link_version, language)
    kept = {"p": str(joined.uuid), "t": joined.table, "v": joined.link_version, "l": joined.language}
    value = signing.dumps(kept, salt=SALT)
    response.set_cookie(
        cookie_name(table.forum),
        value,
        max_age=LASTS,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )
    return joined
