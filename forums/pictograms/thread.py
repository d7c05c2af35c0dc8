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
    in the figure, `late` which of them wait for too long. `tone` (thread, said, done, late, rest) colours its disc."""

    pictogram: Pictogram
    title: StrOrPromise
    reached: Reached = Reached.PASSED
    note: StrOrPromise = ""
    url: str = ""
    figure: str = ""
    rest: StrOrPromise = ""
    rest_url: str = ""
    late: StrOrPromise = ""
    late_url: str = ""
    tone: str = "thread"
