"""Tables of contents."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One line of a table of contents."""

    number: str
    title: str
    url: str
    lead: str = ""
    below: bool = False
    slug: str = ""  # of the field it is about
    pictogram: str = ""  # of that field, with the number of its colour
    hue: int = 0
