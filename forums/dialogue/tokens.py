"""What opens a table without an account: the token in its QR code, its short code, the link of host and scribe.

All are keyed and revocable by the table's counter. What a telephone keeps after joining is a signed cookie with a
random number: no session, no row of ours, nothing about the person.
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

SALT = "forum.participant"
LASTS = 60 * 60 * 16  # seconds: one day of talking

type Key = Literal["join", "lead", "write"]  # a telephone at the table, its host, its scribe
KEYS: tuple[Key, ...] = ("join", "lead", "write")


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


def lead_url(table: Table, key: Key = "lead") -> str:
    """For a host (`lead`) or scribe (`write`) without an account: absolute, in the active language."""
    page = "forum_lead" if key == "lead" else "forum_write"
    return settings.SITE_URL + reverse(page, args=[table.forum.slug, token(table, key)])


@dataclass(frozen=True)
class Participant:
    """One telephone at one table: its random number and the table's primary key."""

    uuid: UUID
    table: int
    language: str


def cookie_name(forum: Forum) -> str:
    return f"forum-{forum.pk}"


def participant(cookies: dict[str, str], forum: Forum) -> Participant | None:
    """Who joined this forum with this browser; None for nobody, for a forged cookie and after a day."""
    try:
        kept = signing.loads(cookies.get(cookie_name(forum), ""), salt=SALT, max_age=LASTS)
        return Participant(UUID(kept["p"]), int(kept["t"]), str(kept["l"]))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def join(response: HttpResponse, table: Table, language: str, before: Participant | None) -> Participant:
    """Let the browser remember table and language. Who changes tables keeps the number, and so the points."""
    joined = Participant(before.uuid if before else uuid4(), table.pk, language)
    kept = signing.dumps({"p": str(joined.uuid), "t": joined.table, "l": joined.language}, salt=SALT)
    response.set_cookie(
        cookie_name(table.forum),
        kept,
        max_age=LASTS,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )
    return joined
