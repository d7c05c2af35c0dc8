"""Words by which a text may speak of violence, a child in danger or suicide, in the languages people write.

Promise: whoever cries for help in plain words is seen at once. Everyday ideas (combat sports, prevention,
"wir schlagen vor") stay quiet, so that a flag is still looked at. It is a smoke detector, no judgement:
a person reads every flagged text, and every other text as well.

How the lists are written: small letters and accents do not matter; a blank is any gap between two words;
`*` is the rest of a word; `…` stands for up to five words; `(a|b)` for either.
"""

import re
import unicodedata
from collections.abc import Iterable

from .danger_lists import ACCUSATIONS, EVERYDAY, WORDS

# Letters that have no accent to take off, and Persian letters that Arabic keyboards write differently.
_SAME = str.maketrans({"ı": "i", "ł": "l", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": "", "\u200c": "", "\u200d": ""})
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")


def _fold(text: str) -> str:
    """Without case, accents, vowel signs and apostrophes: learners leave them out."""
    text = unicodedata.normalize("NFKD", text.casefold().translate(_SAME).translate(_APOSTROPHES))
    return "".join(sign for sign in text if not unicodedata.combining(sign))


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    def expression_of(phrase: str) -> str:
        parts = (_fold(part) for part in phrase.split(" … "))  # folding would take "…" apart
        parts = (part.replace("(", "(?:").replace("*", r"\w*").replace(" ", r"\W+") for part in parts)
        expression = r"(?:\W+\w+){0,5}?\W+".join(parts)
        return rf"[وف]?{expression}" if re.search("[\u0600-\u06ff]", phrase) else expression

    return re.compile(rf"(?<!\w)(?:{'|'.join(expression_of(phrase) for phrase in phrases)})(?!\w)")


def _listed(text: str) -> list[str]:
    lines = re.sub(r"\s*\n\s*…", " …", text).splitlines()  # a line that begins with … goes on
    return [phrase.strip() for line in lines for phrase in line.split(",") if phrase.strip()]


_FOUND_BY = {
    danger: _pattern(phrase for text in by_language.values() for phrase in _listed(text))
    for danger, by_language in WORDS.items()
}
_EVERYDAY = _pattern(_listed(EVERYDAY))
_ACCUSATION = _pattern(_listed(ACCUSATIONS))
# "er schlägt uns vor": what is proposed hits nobody, as long as "vor" ends the clause.
_PROPOSING = re.compile(r"(?<!\w)schl(?:a|ae)g\w*(?:\W+\w+){0,6}\W+vor(?=\s*(?:[.,:;!?\n-]|$|dass|das|wie))")
# A title and a name: case counts here, "Frau Muster" is a person and "eine Frau" is none.
_NAMED = re.compile(
    r"\b(?:Herrn?|Frau|Hr\.|Fr\.|Dr\.|Mr\.?|Mrs\.?|Ms\.?|Domnul|domnul|Doamna|doamna|Pan|Pani|[Пп]ан[іу]?|"
    r"[Гг]осподин\w*|[Гг]оспож\w+)\s+[^\W\d_a-zа-яіїєґ][\w-]+"
    r"|\b[A-ZÇĞİÖŞÜ]\w+\s+(?:Bey|Hanım)\b"
    r"|(?:السيدة|السيد|الاستاذة|الأستاذة|الأستاذ|الموظفة|آقای|خانم)\s+\w+"
)
NEAR = 160


def dangers_in(text: str) -> dict[str, list[str]]:
    """The kinds of danger (values of `Danger`) a text may speak of, with the words that say so."""
    plain = _PROPOSING.sub(" ", _EVERYDAY.sub(" ", _fold(text)))
    found = {danger: _unique(pattern.findall(plain)) for danger, pattern in _FOUND_BY.items()}
    found["person"] = _accused(text)
    return {danger: words for danger, words in found.items() if words}


def _accused(text: str) -> list[str]:
    """Named people with an accusation near the name: never public, so a moderator must see them."""
    return _unique(
        name.group()
        for name in _NAMED.finditer(text)
        if _ACCUSATION.search(_fold(text[max(name.start() - NEAR, 0) : name.end() + NEAR]))
    )


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(word.split()) for word in words))
