"""The picture that others show of a page that is shared: title, state and city, in the scripts of their languages.

Drawn by Typst like the sheets, since it shapes Arabic, orders both directions and carries its fonts with it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from threading import BoundedSemaphore
from typing import Literal

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.printing.texts import Text
from forums.printing.writing import can_be_read, picture, plain

TEMPLATE = "forums/sharing/picture.typ"
WIDTH, HEIGHT = 1200, 630  # pixels: what networks and messengers ask for
LONGEST_TITLE = 130  # signs that fit in the smallest letters
PATIENCE = 1.5  # seconds; then the general picture does

type Station = Literal["done", "good", "now", "late", "stopped", "next"]
type Tone = Literal["neutral", "info", "success", "danger", "late"]

# Of pages that have no way of their own: from the first word to the result.
WHOLE_WAY: tuple[Station, ...] = ("done", "done", "done", "good")

# 30 ms of one core each. Threads serve pages: they must not all wait for pictures.
_one_at_a_time = BoundedSemaphore(1)


class Busy(Exception):
    """Another picture is being drawn."""


@dataclass(frozen=True)
class SharePicture:
    """What it shows, and nothing that is not public. `language` is the reader's; `title` has its own.

    `over` stands above the title, `state` below it; both may be empty. `instead` is the title where our fonts do not
    know its signs.
    """

    title: Text
    city: str
    language: str
    over: str = ""
    state: str = ""
    tone: Tone = "neutral"
    stations: Sequence[Station] = WHOLE_WAY
    instead: str = ""

    @property
    def digest(self) -> str:
        """Changes with whatever it shows."""
        return sha256(json.dumps(plain(self), sort_keys=True).encode(errors="ignore")).hexdigest()[:12]

    @property
    def alternative(self) -> str:
        """What is to be read in it."""
        return ". ".join(part for part in (self.over, self.title.text, self.state, self.city) if part)

    def draw(self) -> bytes:
        """A PNG. Raises Busy where another one has taken too long already."""
        if not _one_at_a_time.acquire(timeout=PATIENCE):
            raise Busy
        try:
            return picture(TEMPLATE, title=self.title.text, language=self.language, data=self._shown())
        finally:
            _one_at_a_time.release()

    def _shown(self) -> dict[str, object]:
        title = self.title
        if self.instead and not can_be_read(title):
            title = Text(self.instead, self.language)
        return {
            "words": replace(title, text=Truncator(" ".join(title.text.split())).chars(LONGEST_TITLE)),
            "over": Text(self.over, self.language),
            "state": Text(self.state, self.language),
            "city": Text(self.city, self.language),
            "voice": Text(_("Have your say"), self.language),
            "tone": self.tone,
            "stations": list(self.stations),
        }


def of_the_city(city: Municipality) -> SharePicture:
    """For pages that have none of their own."""
    language = get_language() or settings.LANGUAGE_CODE
    return SharePicture(Text(_("No suggestion stays without an answer."), language), city.name, language)
