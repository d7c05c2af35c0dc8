"""The comparison of original and public version loses not a character of either."""

import pytest

from forums.records.word_diff import Piece, compared

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
