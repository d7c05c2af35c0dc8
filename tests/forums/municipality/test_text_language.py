"""The language of a text is found from the text; where it does not say, nothing is claimed."""

import pytest

from forums.embeddings.cross_lingual import sentences
from forums.municipality.languages import NAMES, direction
from forums.municipality.text_language import checked, language_of


@pytest.mark.parametrize(
    "language",
    [
        "de",
        "en",
        "ar",
        "fa",
        "tr",
        "ku",
        "uk",
        "ru",
        "ro",
        "bg",
        "pl",
        "sq",
        "pt",
        "es",
        "fr",
        "it",
        "el",
        "so",
        "vi",
        "zh-hans",
    ],
)
def test_no_sentence_is_taken_for_another_language(language: str) -> None:
    found = {language_of(sentence) for sentence in sentences()[language]}
    assert found - {"und"} == {language}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("مدرسة (Schule) 2026 في Rheine", "ar"),
        ("Mehr Sprachkurse, أريد دورات", "und"),
        ("ئێمە لێرە پێویستمان بە قوتابخانەیە بۆ منداڵەکان", "ckb"),
        ("میں چاہتا ہوں کہ یہاں اردو اسکول ہو", "und"),
        ("Wij willen meer fietspaden in de stad", "und"),
        ("ܫܠܡܐ", "arc"),
        ("DEUTSCHKURSE AM ABEND", "de"),
        ("Bus", "und"),
        ("12345 !?", "und"),
        ("", "und"),
        ("\x00\ud800", "und"),
    ],
)
def test_short_mixed_and_foreign_texts_claim_nothing_false(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("said", "text", "language"),
    [
        ("de", "WLAN", "de"),
        ("de", "سلام", "und"),
        ("ar", "سلام", "ar"),
        ("de", "Більше дерев біля школи", "uk"),
        ("und", "Bus", "und"),
        ("de", "123", "de"),
    ],
)
def test_what_was_said_holds_unless_the_text_says_otherwise(said: str, text: str, language: str) -> None:
    assert checked(said, text) == language


def test_a_text_in_no_known_language_takes_its_direction_from_its_letters() -> None:
    assert (direction("und"), direction("ar"), direction("de")) == ("auto", "rtl", "ltr")
    assert "auto" not in {direction(code) for code in NAMES}
