"""The thread: stations of a way, for components/thread.html."""

from dataclasses import dataclass
from enum import StrEnum

from django_stubs_ext import StrOrPromise

from .names import Pictogram


class Reached(StrEnum):
    """How far the thread has come at a station. `ENDED`: it ends here, by the station's own sign."""

    PASSED = "passed"
    NOW = "now"
    LATE = "late"
    ENDED = "ended"
    NEXT = "next"


@dataclass(frozen=True)
class Station:
    """One stop of the thread. `figure` is what the list at `url` counts; `rest` says what became of those that are not
    in the figure. `tone` (thread, done, late, rest) is for an end."""

    pictogram: Pictogram
    title: StrOrPromise
    reached: Reached = Reached.PASSED
    note: StrOrPromise = ""
    url: str = ""
    figure: str = ""
    rest: StrOrPromise = ""
    tone: str = "thread"
