"""Results as German minutes word them. OParl has no counts and no list of results: what is not known for certain stays
in its own words."""

import re

from ..papers.states import VOTED, Part, Result
from ..papers.treatment import Outcome

LONGEST_NOTE, LONGEST_TEXT = 2000, 10000

_HOW = {"einstimmig": Result.UNANIMOUS, "mehrheitlich": Result.MAJORITY, "stimmenmehrheit": Result.MAJORITY}
_FOR = frozenset({"beschlossen", "angenommen", "zugestimmt", "empfohlen", "zustimmung"})
_AGAINST = frozenset({"abgelehnt", "ablehnung"})
_WITHOUT_VOTE = {
    Result.NOTED: frozenset({"kenntnis", "kenntnisnahme", "kenntnisgenommen"}),
    Result.POSTPONED: frozenset({"vertagt", "vertagung"}),
    Result.DROPPED: frozenset({"abgesetzt", "absetzung"}),
}
_REFERRED = frozenset({"verwiesen", "verweisung"})
# Words beside these that change nothing of the sense. “nicht” and all others do: then nothing is read into a text.
_FILLING = frozenset(
    [
        "zur",
        "genommen",
        "wurde",
        "wird",
        "von",
        "der",
        "die",
        "das",
        "dem",
        "den",
        "vorlage",
        "antrag",
        "bericht",
        "mitteilung",
        "beschlussvorschlag",
        "tagesordnung",
        "ungeändert",
        "geändert",
        "mit",
        "bei",
        "gegen",
        "ohne",
        "ja",
        "nein",
        "stimme",
        "stimmen",
        "gegenstimme",
        "gegenstimmen",
        "dafür",
        "dagegen",
        "enthaltung",
        "enthaltungen",
        "und",
    ]
)


def outcome(result: str, adopted: str, part: Part) -> Outcome | None:
    """None where the minutes say nothing yet. `adopted` is the text of the resolution."""
    if not result:
        return None
    note = result[:LONGEST_NOTE]
    read, rejected = _read(result)
    if read in VOTED and part is Part.NOTES:
        read, rejected = Result.STATED, False
    wording = adopted[:LONGEST_TEXT] if read in VOTED and not rejected else ""
    return Outcome(read, wording=wording, note=note, rejected=rejected)


def _read(result: str) -> tuple[Result, bool]:
    words = re.findall(r"\w+", result.casefold().replace("ß", "ss"))
    if words and words[0] in _REFERRED and "nicht" not in words:
        return Result.REFERRED, False  # to whom, its own words say
    said = {word for word in words if not word.isdecimal()} - _FILLING
    how = {_HOW[word] for word in said & _HOW.keys()}
    if len(how) == 1 and said <= _HOW.keys() | _FOR | _AGAINST and not (said & _FOR and said & _AGAINST):
        return how.pop(), bool(said & _AGAINST)
    for found, signs in _WITHOUT_VOTE.items():
        if said and said <= signs:
            return found, False
    return Result.STATED, False
