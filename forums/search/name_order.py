"""Names in the order of the reader's alphabet, the same on both databases.

A database sorts by one language for all readers, and SQLite by the numbers of the letters. A city's lists of names are
short: they are put in order here, and only the rows of a page are loaded. No library we could keep does this: PyICU
comes without wheels, pyuca has rested since 2017 and knows no language's own alphabet, icu4py brings 16 MB and no
collation.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import overload

from django.db.models import Model, QuerySet
from django.utils.translation import get_language

type Element = tuple[int, int, str, int]

SPACE, NUMBER, OWN_SCRIPT, OTHER_SCRIPT = range(4)
PIECE = re.compile(r"(?P<number>\d+)|(?P<letter>\w)|(?P<space>[\s/–—-]+)|.", re.DOTALL)
# Written as one letter, sorted as others; marks and capitals are taken off by themselves.
SAME_AS = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ð": "d",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "þ": "th",
    "ک": "ك",
    "ی": "ي",
}


def _alphabet(*rows: str) -> dict[str, tuple[str, int]]:
    """`cçč`: ç, then č, are letters of their own after c."""
    return {letter: (row[0], place) for row in rows for place, letter in enumerate(row) if place}


EVERYWHERE = _alphabet("гґѓ", "дђ", "еє", "иіїйј", "лљ", "нњ", "тћ", "уў", "чџ", "بپ", "جچ", "زژ", "كگ")
ALPHABETS = {
    "az": _alphabet("cç", "eə", "gğ", "hxı", "oö", "sş", "uü"),
    "bs": _alphabet("cčć", "dđ", "sš", "zž"),
    "cs": _alphabet("cč", "rř", "sš", "zž"),
    "da": _alphabet("zæøå"),
    "es": _alphabet("nñ"),
    "et": _alphabet("sšzž", "wõäöü"),
    "fi": _alphabet("zåäö"),
    "hr": _alphabet("cčć", "dđ", "sš", "zž"),
    "hu": _alphabet("oö", "uü"),
    "is": _alphabet("dð", "zþæö"),
    "ku": _alphabet("cç", "eê", "iî", "sş", "uû"),
    "lt": _alphabet("cč", "sš", "zž"),
    "lv": _alphabet("cč", "gģ", "kķ", "lļ", "nņ", "sš", "zž"),
    "nb": _alphabet("zæøå"),
    "pl": _alphabet("aą", "cć", "eę", "lł", "nń", "oó", "sś", "zźż"),
    "ro": _alphabet("aăâ", "iî", "sș", "tț"),
    "sk": _alphabet("aä", "cč", "oô", "sš", "zž"),
    "sl": _alphabet("cčć", "sš", "zž"),
    "sq": _alphabet("cç", "eë"),
    "sv": _alphabet("zåäö"),
    "tr": _alphabet("cç", "gğ", "hı", "oö", "sş", "uü"),
    "vi": _alphabet("aăâ", "dđ", "eê", "oôơ", "uư"),
}
CYRILLIC, GREEK, ARABIC = range(0x400, 0x530), range(0x370, 0x400), range(0x600, 0x780)
SCRIPTS = {
    **dict.fromkeys(("bg", "mk", "ru", "sr", "uk"), CYRILLIC),
    "el": GREEK,
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "ur"), ARABIC),
}
LATIN = range(0x250)


@lru_cache(maxsize=4096)
def name_key(name: str, language: str) -> tuple[tuple[Element, ...], str, str]:
    """What to sort a name by: letters and numbers, and only between equal ones accents, then capitals.

    Quotation marks and other signs count for nothing: „Brücke“ stands among the names with B. Numbers count by their
    value.
    """
    language = language.partition("-")[0]
    text = unicodedata.normalize("NFC", name.strip())
    if language in {"tr", "az"}:
        text = text.replace("I", "ı").replace("İ", "i")
    text = unicodedata.normalize("NFC", text.casefold())
    alphabet, script = EVERYWHERE | ALPHABETS.get(language, {}), SCRIPTS.get(language, LATIN)
    elements: list[Element] = []
    for piece in PIECE.finditer(text):
        if digits := piece["number"]:
            value = digits.lstrip("0")
            elements.append((NUMBER, len(value), value, 0))
        elif letter := piece["letter"]:
            elements += [
                (OWN_SCRIPT if ord(base) in script else OTHER_SCRIPT, 0, base, place)
                for base, place in _letters(letter, alphabet)
            ]
        elif piece["space"]:
            elements.append((SPACE, 0, "", 0))
    return tuple(elements), unicodedata.normalize("NFD", text), name


def _letters(letter: str, alphabet: dict[str, tuple[str, int]]) -> Iterable[tuple[str, int]]:
    if letter in alphabet:
        return [alphabet[letter]]
    plain = unicodedata.normalize("NFKD", SAME_AS.get(letter, letter))
    return [(SAME_AS.get(base, base), 0) for base in plain if not unicodedata.combining(base)]


def sorted_by_name[Row](rows: Iterable[Row], name: Callable[[Row], str] = str) -> list[Row]:
    """The rows in the order of the reader's alphabet; equal names stay as they came."""
    language = get_language() or ""
    return sorted(rows, key=lambda row: name_key(name(row), language))


class ByName[Row: Model](Sequence[Row]):
    """The rows of a query in the order of their names, as a Paginator wants them: one query for the names, which counts
    them as well, and one for the rows of each slice."""

    def __init__(self, rows: QuerySet[Row], column: str = "name") -> None:
        self.rows = rows.order_by()
        found = dict(self.rows.order_by("pk").values_list("pk", column))
        self.keys = [key for key, _name in sorted_by_name(found.items(), name=lambda pair: pair[1])]

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, int):
            return self._loaded([self.keys[place]])[0]
        return self._loaded(self.keys[place])

    def _loaded(self, keys: list[object]) -> list[Row]:
        """A row that has gone since its name was read is left out."""
        found = {row.pk: row for row in self.rows.filter(pk__in=keys)} if keys else {}
        return [found[key] for key in keys if key in found]
