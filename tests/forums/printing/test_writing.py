"""PDFs can be read aloud in their languages, hold what people wrote as they wrote it, and print everywhere."""

import json
import time
from collections.abc import Sequence
from unicodedata import normalize

import pytest
import typst
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from forums.municipality.languages import SPOKEN
from forums.printing import writing
from forums.printing.answers import response
from forums.printing.sheets.table_signs import TableSign, table_signs
from forums.printing.texts import Text, labels, spoken

from .reading import Reading

ARABIC = "مرحبا بكم في Rheine 2026، الأطفال بين الثامنة والتاسعة! اللغة لا إله (الصف 3–4) و 10.30 ثم"
HOSTILE = (
    '#import "x.typ": * #panic() $x^2$ *fett* _kursiv_ `roh` ] [ } { // weg /* weg */ @ref <marke> \\u{41} \\ ~ -- ... '
    "'a' \"b\" = Titel https://a.example/x#y </script> {{ 7*7 }} {page}"
)


def sign(*topics: Text, name: str = "Sprachförderung") -> TableSign:
    return TableSign(Text(name), topics, url="https://mitreden.example/foren/x/live/?tisch=abc", short_code="K7QM")


def printed(*topics: Text, language: str = "de", signs: Sequence[TableSign] = ()) -> Reading:
    return Reading(
        table_signs(signs or [sign(*topics)], forum="Dialogforum", address="mitreden.example", language=language)
    )


def in_our_fonts_alone(text: str) -> bool:
    ours = typst.Fonts(False, False, [settings.PRINTING_FONTS])
    source = f"#set document(title: [a])\n#{json.dumps(text, ensure_ascii=False)}".encode()
    return bool(typst.compile(source, font_paths=ours, pdf_standards=["ua-1"]))


def test_a_sheet_is_tagged_shows_its_title_and_carries_its_fonts() -> None:
    sheet = printed(Text("Was fehlt?"))
    assert sheet.claims == {"tagged": True, "title shown": True, "PDF/UA-1": True}
    assert (sheet.title, sheet.language, sheet.pages) == ("Dialogforum: Sprachförderung", "de", 1)
    assert sheet.fonts_embedded


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", ARABIC),
        ("fa", "گفتگو در باره‌ی محله ۱۴۰۴ (چهارشنبه)"),
        ("ckb", "سڵاو، بەخێربێن بۆ کۆبوونەوە ڕێگا"),
        ("arc", "ܫܠܡܐ ܥܠܝܟܘܢ ܚܒܪܐ"),
        ("hy", "Բարի գալուստ Ռայնե"),
        ("ti", "እንቋዕ ብደሓን መጻእኩም"),
        ("ta", "வணக்கம் நண்பர்களே"),
        ("el", "Καλώς ήρθατε στο Ράινε"),
        ("uk", "Ласкаво просимо до Райне, їжа й ґанок"),
        ("vi", "Chào mừng quý vị đến với Rheine"),
        ("tr", "Hoş geldiniz, ığdır şöyle İzmir"),
        ("de", "Straße, „Größe“ – 5 € → 👍"),
    ],
)
def test_each_script_is_printed_in_our_fonts_and_read_in_the_order_it_is_spoken(language: str, text: str) -> None:
    sheet = printed(Text(text, language))
    heard = {found.text: found.language for found in sheet.document.all("P")}
    assert heard.get(normalize("NFC", text)) == language, heard
    assert sheet.claims["PDF/UA-1"]
    assert in_our_fonts_alone(text), "a server has no fonts but ours"


def test_every_language_people_here_speak_has_a_known_direction() -> None:
    rtl = {code for code, _name in SPOKEN if writing.direction(code) == "rtl"}
    assert rtl == {"ar", "fa", "ckb", "arc"}


def test_what_people_write_is_text_and_stays_text() -> None:
    sheet = printed(Text(HOSTILE), signs=[sign(Text(HOSTILE), name='#eval("1") $ ] * `')])
    assert sheet.texts("H1") == ['#eval("1") $ ] * `']
    assert HOSTILE in sheet.texts("P")


def test_invisible_controls_are_left_out() -> None:
    sheet = printed(Text("vor\x00\x01\u202e\u2066nach\r\nneu\ud800"))
    assert "vornachneu" in [text.replace("\n", "") for text in sheet.texts("P")]


def test_a_sign_that_no_font_knows_is_printed_as_a_box_and_the_file_claims_no_more_than_it_keeps(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sheet = printed(Text("geheim \ue000 Wort"))
    assert sheet.claims == {"tagged": True, "title shown": False, "PDF/UA-1": False}
    assert "geheim" not in caplog.text
    assert len(caplog.records) == 1


def test_a_broken_template_is_an_error(tmp_path, settings) -> None:
    settings.BASE_DIR = tmp_path
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "broken.typ").write_text("#nothing")
    with pytest.raises(typst.TypstError, match="unknown variable"):
        writing.write("broken.typ", title="", language="de", data={})


def test_templates_read_nothing_outside_of_their_folder(tmp_path, settings) -> None:
    settings.BASE_DIR = tmp_path
    (tmp_path / "templates").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "templates" / "curious.typ").write_text('#read("../secret.txt")')
    with pytest.raises(typst.TypstError, match="escape the project root"):
        writing.write("curious.typ", title="", language="de", data={})


def test_no_template_asks_the_network_for_a_package() -> None:
    templates = list((settings.BASE_DIR / "templates").rglob("*.typ"))
    assert len(templates) > 1
    assert [path.name for path in templates if "@" in path.read_text()] == []


def test_without_fonts_the_error_says_what_to_do(tmp_path, settings) -> None:
    settings.PRINTING_FONTS = tmp_path
    with pytest.raises(ImproperlyConfigured, match="make setup"):
        printed(Text("Was fehlt?"))


def test_our_words_come_in_the_reader_s_language_and_in_german_where_we_do_not_speak_it() -> None:
    assert [spoken(code) for code in ("de", "en", "zh-hans", "rmy")] == ["de", "en", "de", "de"]
    assert labels("rmy", {"city": "Rheine"}) == {"city": Text("Rheine", "de")}


def test_a_sheet_takes_a_fraction_of_a_second() -> None:
    signs = [sign(*(Text(ARABIC, "ar"), Text("Was fehlt?")) * 3, name=f"Tisch {number}") for number in range(20)]
    printed(signs=signs)  # loads the fonts
    start = time.perf_counter()
    sheet = printed(signs=[*signs, sign(name="einer mehr")])
    assert sheet.pages == 21
    assert time.perf_counter() - start < 5


def test_the_answer_is_a_named_pdf_that_no_shared_cache_keeps() -> None:
    shown, saved = response(b"%PDF", "Tischschilder Größe.pdf"), response(b"%PDF", "a.pdf", inline=False)
    assert dict(shown.items()) == {
        "Content-Type": "application/pdf",
        "Content-Disposition": "inline; filename*=utf-8''Tischschilder%20Gr%C3%B6%C3%9Fe.pdf",
        "Cache-Control": "private, no-cache",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "no-referrer",
    }
    assert saved["Content-Disposition"] == 'attachment; filename="a.pdf"'
    assert (shown.content, saved.status_code) == (b"%PDF", 200)
