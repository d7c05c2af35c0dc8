"""Share pictures as answers, kept by what they show.

The view asks the record first, so a text that was taken away has no picture whatever is still kept; what is kept of
it goes with its words (forums/records/copies.py).
"""

from datetime import timedelta
from typing import TypedDict

from django.conf import settings
from django.core.cache import caches
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static

from forums.protection.rate_limits import too_many
from forums.records import copies

from .pictures import Busy, SharePicture

KEPT = timedelta(days=1)
# New ones, of one connection: a network's machines ask once for each page that somebody shares.
MOST, PER = 240, timedelta(hours=1)


class Shared(TypedDict):
    """What components/share.html wants."""

    url: str
    alt: str


def shared(url: str, picture: SharePicture) -> Shared:
    """The address of the picture, which changes with what it shows: networks keep by the address."""
    return {"url": f"{url}?v={picture.digest}", "alt": picture.alternative}


def answer(request: HttpRequest, picture: SharePicture, record: models.Model) -> HttpResponse:
    """The picture as it is true now, whatever version is asked for; where too much is asked, the general one."""
    content = _kept(picture, record) or _drawn(request, picture, record)
    if content is None:
        general = HttpResponseRedirect(static("share.png"))
        general["Cache-Control"] = "no-store"
        return general
    response = HttpResponse(content, content_type="image/png")
    response["Content-Disposition"] = "inline"
    response["Cache-Control"] = "public, max-age=600"  # short: a text may leave public view
    response["X-Robots-Tag"] = "noindex"
    return response


def register_copies() -> None:
    copies.register("share pictures", _drop)


def _kept(picture: SharePicture, record: models.Model) -> bytes | None:
    digest, content = caches["pictures"].get(_key(record, picture.language), ("", None))
    return content if digest == picture.digest else None


def _drawn(request: HttpRequest, picture: SharePicture, record: models.Model) -> bytes | None:
    if too_many(request, "share picture", most=MOST, per=PER):
        return None
    try:
        content = picture.draw()
    except Busy:
        return None
    caches["pictures"].set(_key(record, picture.language), (picture.digest, content), KEPT.total_seconds())
    return content


def _drop(taken: copies.Taken) -> None:
    """Of every language; after the commit, so that nothing is drawn anew from what is on its way out."""
    keys = [_key(taken.record, code) for code, _name in settings.LANGUAGES]
    transaction.on_commit(lambda: caches["pictures"].delete_many(keys))


def _key(record: models.Model, language: str) -> str:
    """One for each record and language: a new state takes the place of the old one."""
    return f"{record._meta.label_lower}:{record.pk}:{language}"
