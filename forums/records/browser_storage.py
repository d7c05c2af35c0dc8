"""What this website keeps in a browser: one table, shown on the privacy page. Opening a page keeps nothing.

Each slice registers what its code can set; a test compares the table with what is set in walks and in the scripts.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


class Place(TextChoices):
    COOKIE = "cookie", _("Cookie")
    BROWSER = "browser", _("Storage of the browser")


@dataclass(frozen=True)
class Kept:
    """One row. `name` may hold `*`: `forum-*` is one cookie for each forum."""

    name: str
    place: Place
    when: StrOrPromise
    why: StrOrPromise
    lasts: StrOrPromise

    def is_named(self, name: str) -> bool:
        return fnmatchcase(name, self.name)


_kept: dict[tuple[Place, str], Kept] = {}


def register(*rows: Kept) -> None:
    """In the `ready` of the slice's app."""
    for row in rows:
        _kept[row.place, row.name] = row


def kept(place: Place) -> list[Kept]:
    return [row for row in _kept.values() if row.place == place]


def table() -> list[list[str]]:
    """Name, where, when, why, how long: in the active language, cookies first."""
    rows = [*kept(Place.COOKIE), *kept(Place.BROWSER)]
    return [[row.name, str(row.place.label), str(row.when), str(row.why), str(row.lasts)] for row in rows]


def register_the_frameworks() -> None:
    """What Django and Wagtail set."""
    register(
        Kept(
            settings.SESSION_COOKIE_NAME,
            Place.COOKIE,
            _("When you sign in or sign up"),
            _("You stay signed in."),
            _("7 days, or until you sign out"),
        ),
        Kept(
            settings.CSRF_COOKIE_NAME,
            Place.COOKIE,
            _("While you are signed in, on pages with a form"),
            _("No other website can send forms in your name."),
            _("Until you close the browser"),
        ),
        Kept(
            "messages",
            Place.COOKIE,
            _("When you have sent a form"),
            _("The next page can say that it worked."),
            _("Until the next page"),
        ),
        Kept(
            "wagtail*",
            Place.COOKIE,
            _("In the administration only"),
            _("The menu stays as you have left it."),
            _("One year"),
        ),
        Kept(
            "wagtail*",
            Place.BROWSER,
            _("In the administration only"),
            _("Panels stay as you have left them."),
            _("Until you delete it"),
        ),
    )
