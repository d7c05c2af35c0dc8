"""The comparison of original and public version loses not a character of either."""

import pytest

from forums.records.word_diff import Piece, compared, part_now, without_taken

PAIRS = [
    ("", ""),
    ("gleich", "gleich"),
    ("Frau Muster hilft.", "Frau [Name entfernt] hilft."),
    ("alles weg", ""),
    ("", "alles neu"),
    ("السيدة مثال تساعد", "[Name entfernt] تساعد"),
    ("Zeile eins\n\nZeile zwei", "Zeile eins\nZeile drei"),
    ("wort " * 6000, "wort " * 2500 + "neu " + "wort " * 3400),
]


@pytest.mark.parametrize(("original", "public"), PAIRS)
def test_both_versions_can_be_read_off_the_pieces(original: str, public: str) -> None:
    pieces = compared(original, public)
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == original
    assert "".join(piece.text for piece in pieces if piece.kind != "del") == public


def test_whole_words_are_marked() -> None:
    assert compared("Herr Beispiel fehlt", "Herr [Name entfernt] fehlt") == [
        Piece("same", "Herr "),
        Piece("del", "Beispiel"),
        Piece("ins", "[Name entfernt]"),
        Piece("same", " fehlt"),
    ]


BEFORE = "– Herr Erfunden grüßt nicht\n– Frau Beispiel auch nicht\n– Das ist gut, das bleibt"
AFTER = "– [Name entfernt] grüßt nicht\n– Das ist gut, dass bleibt"


@pytest.mark.parametrize(
    ("part", "now"),
    [
        ("Herr Erfunden grüßt nicht", "[Name entfernt] grüßt nicht"),
        ("Herr Erfunden", "[Name entfernt]"),
        ("Frau Beispiel auch nicht", ""),
        ("Das ist gut, das bleibt", "Das ist gut, dass bleibt"),
        ("Das ist gut", "Das ist gut"),
        (BEFORE, AFTER),
        ("", ""),
    ],
)
def test_a_part_of_a_text_changes_as_the_text_has(part: str, now: str) -> None:
    assert part_now(part, BEFORE, AFTER) == now


@pytest.mark.parametrize(
    ("edited", "now"),
    [
        ("Ja: Herr Erfunden grüßt nie, das stimmt.", "Ja: [Name entfernt] grüßt nie, das stimmt."),
        ("Herr Erfundener grüßt", "Herr Erfundener grüßt"),
        ("das bleibt", "das bleibt"),
    ],
)
def test_an_edited_copy_loses_names_and_keeps_small_words(edited: str, now: str) -> None:
    assert without_taken(edited, BEFORE, AFTER) == now
