"""One key for all ways of writing a word; compounds are found by their parts."""

import pytest

from forums.search.word_keys import index_words, key, keys_asked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İşsizlik", "issizlik"),
        ("İstanbul", "istanbul"),
        ("ISPARTA", "ısparta"),
        ("Bänke", "Ba\u0308nke"),
        ("Bänke", "Baenke"),
        ("überall", "ueberall"),
        ("große", "GROSSE"),
        ("Busse", "Bus"),
        ("Schwimmkurse", "Schwimmkurs"),
        ("Kitas", "Kita"),
        ("Häuser", "Haus"),
        ("Frauen", "Frau"),
        ("школы", "школа"),
    ],
)
def test_spellings_and_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Bus", "Busch"), ("Kita", "Kitz"), ("Tier", "Quartier")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert key(one) not in index_words([other]).split()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Schwimmkurs", "Schwimmen"),
        ("Schwimmkurse", "Kurs"),
        ("Frauenschwimmen", "schwimmen"),
        ("Buslinie", "Busse"),
        ("Kitaplatz", "Kita"),
        ("Wohnungssuche", "Wohnung"),
        ("Kindergartenplätze", "Kindergarten"),
        ("Fahrradständer", "Fahrrad"),
    ],
)
def test_a_compound_is_found_by_its_parts(text: str, part: str) -> None:
    assert key(part) in index_words([text]).split()


@pytest.mark.parametrize("text", ["", " ", '"', "\x00", "'; --", "*", "🙂", "\ud800"])
def test_what_has_no_word_has_no_key(text: str) -> None:
    assert keys_asked(text) == []


def test_keys_are_plain_whatever_the_script() -> None:
    keys = keys_asked("مدرسة தமிழ் школа Straße " + "x" * 5000)
    assert len(keys) == 5
    assert all(each.isascii() and each.isalnum() and len(each) < 1000 for each in keys)
