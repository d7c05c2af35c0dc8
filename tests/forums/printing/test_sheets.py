"""The sheets of a dialogue forum say what was handed to them, each voice in its own language."""

from io import BytesIO

import pytest
from PIL import Image

from forums.printing.codes import qr
from forums.printing.sheets.minutes import Card, Cluster, Minutes, Photograph, TableResult, minutes
from forums.printing.sheets.receipt_slips import Slip, receipt_slips
from forums.printing.sheets.said_and_done import Row, Section, said_and_done
from forums.printing.sheets.scribe_sheets import ScribeSheet, scribe_sheets
from forums.printing.sheets.table_signs import TableSign, table_signs
from forums.printing.texts import Text

from .reading import Reading

FORUM, ADDRESS = "Dialogforum Teil II", "mitreden.example/foren"
ARABIC = Text("نريد دورة مسائية قريبة من البيت", "ar")
ENGLISH = Text("We want an evening course", "en")
KINDS = (Text("Idee"), Text("Wunsch"), Text("Sorge"))
KEPT = {"tagged": True, "title shown": True, "PDF/UA-1": True}


def heard(sheet: Reading, *tags: str) -> list[tuple[str, str, str]]:
    return [(found.tag, found.language, found.text) for found in sheet.document.all(*tags)]


def photo(format: str = "WEBP") -> bytes:
    out = BytesIO()
    Image.effect_noise((1600, 1200), 80).save(out, format)
    return out.getvalue()


def test_a_table_sign_names_the_table_in_the_languages_of_its_guests() -> None:
    sign = TableSign(
        Text("Sprachförderung"), [ARABIC, ENGLISH], "https://x.example/?tisch=abc", "K7QM", 3, without_photographs=True
    )
    sheet = Reading(table_signs([sign], forum=FORUM, address=ADDRESS, language="de"))
    assert (sheet.claims, sheet.pages) == (KEPT, 1)
    assert heard(sheet, "H1", "P", "Span") == [
        ("Span", "de", FORUM),
        ("Span", "de", "Tisch 3"),
        ("H1", "de", "Sprachförderung"),
        ("P", "ar", ARABIC.text),
        ("P", "en", ENGLISH.text),
        ("P", "de", "Mit dem Handy mitmachen: Scannen Sie den Code"),
        ("P", "en", "Take part with your phone: scan the code"),
        ("P", "de", f"oder geben Sie diesen Code ein auf {ADDRESS}"),
        ("P", "en", f"or type this code at {ADDRESS}"),
        ("P", "de", "K7QM"),
        ("Span", "de", "An diesem Tisch bitte nicht fotografieren"),
    ]
    assert [found.alternative for found in sheet.document.all("Figure")] == ["QR-Code: öffnet diesen Tisch"]


@pytest.mark.parametrize("topics", [1, 12])
def test_each_table_has_one_page_however_long_its_name_and_topics(topics: int) -> None:
    long = TableSign(
        Text("Interkulturelle Öffnung der Verwaltungsdienstleistungszentren und der sozialen Dienste"),
        [Text("Was brauchen Sie, damit Sie sich im Rathaus gut aufgehoben fühlen? " * 2)] * topics,
        "https://x.example/?tisch=abc",
        "K7QM",
        without_photographs=True,
    )
    assert Reading(table_signs([long] * 3, forum=FORUM, address=ADDRESS, language="de")).pages == 3


def test_a_scribe_s_sheet_has_numbered_prompts_and_a_box_for_each_card() -> None:
    sheets = [ScribeSheet(Text("Sprache"), [Text("Was hilft?"), ARABIC], 3), ScribeSheet(Text("Arbeit"))]
    sheet = Reading(scribe_sheets(sheets, forum=FORUM, date="28. November 2026", kinds=KINDS, language="de", cards=5))
    assert (sheet.claims, sheet.pages) == (KEPT, 4)
    assert sheet.texts("H1", "H2") == [
        "Sprache",
        "Darüber sprechen wir",
        "Das sagen die Menschen am Tisch",
        "Arbeit",
        "Das sagen die Menschen am Tisch",
    ]
    assert sheet.texts("Lbl") == ["1.", "2."]
    assert heard(sheet, "LBody")[1] == ("LBody", "ar", ARABIC.text)
    assert sheet.texts("Strong") == [f"Karte {number}" for number in range(1, 6)] * 2
    assert sheet.texts("P").count("Idee Wunsch Sorge") == 10


def test_slips_come_eight_a_page_each_in_the_language_of_its_reader() -> None:
    slips = [Slip(f"https://x.example/{number}/", f"K7Q-M{number}", "de") for number in range(8)]
    slips.append(Slip("https://x.example/8/", "K7Q-M8", "en"))
    sheet = Reading(receipt_slips(slips, forum=FORUM, address=ADDRESS, language="de"))
    assert (sheet.claims, sheet.pages, sheet.title) == (KEPT, 2, f"{FORUM}: Belege")
    assert heard(sheet, "P")[-6:] == [
        ("P", "en", FORUM),
        ("P", "en", "Thank you. What you say is not lost."),
        ("P", "en", "Scan the code to see what becomes of it"),
        ("P", "en", f"or type this code at {ADDRESS}"),
        ("P", "en", "K7Q-M8"),
        ("P", "en", "Your number: "),
    ]
    assert len(sheet.document.all("Figure")) == 9


def test_what_was_said_and_done_is_a_table_for_each_language() -> None:
    done = Row(ARABIC, Text("Wird aufgegriffen"), Text("Ab März."), Text("Abendkurs A1"), "2026-0042")
    sections = [
        Section("de", "28. November 2026", [done]),
        Section("en", "28 November 2026", [Row(ARABIC, Text("Taken up", "en"), Text("Ab März."))]),
        Section("uk", "28.11.2026", []),
    ]
    sheet = Reading(said_and_done(sections, forum=FORUM, address=ADDRESS, language="de"))
    assert (sheet.claims, sheet.pages) == (KEPT, 3)
    assert sheet.title == f"Sie haben gesagt – wir haben getan: {FORUM}"
    titles = "Sie haben gesagt – wir haben getan", "You said – we did", "Sie haben gesagt – wir haben getan"
    assert tuple(sheet.texts("H1")) == titles
    assert sheet.texts("TH") == ["Sie haben gesagt", "Wir haben getan", "You said", "We did"]
    german, english = sheet.document.all("TBody")
    assert [(found.language, found.text) for found in german.all("P")] == [
        ("ar", ARABIC.text),
        ("de", "2026-0042"),
        ("de", "Wird aufgegriffen"),
        ("de", "Ab März."),
        ("de", "Maßnahme:"),
        ("de", "Abendkurs A1"),
    ]
    assert [(found.language, found.text) for found in english.all("P")] == [
        ("ar", ARABIC.text),
        ("en", "Taken up"),
        ("de", "Ab März."),
    ]
    assert "Es ist noch nichts entschieden." in sheet.texts("P")


def test_a_long_table_repeats_its_head_on_paper_but_not_when_read_aloud() -> None:
    rows = [Row(Text("Mehr Kurse. " * 30), Text("Ist schon geplant")) for _number in range(40)]
    sheet = Reading(said_and_done([Section("de", "heute", rows)], forum=FORUM, address=ADDRESS, language="de"))
    assert sheet.pages == 11
    assert (len(sheet.texts("TH")), len(sheet.texts("TR"))) == (2, 41)


def test_minutes_hold_each_card_with_its_german_line_and_photographs_with_words_for_them() -> None:
    said = Card(ARABIC, "Wunsch", "Ein Abendkurs in der Nähe.", points=5)
    table = TableResult(
        Text("Sprachförderung"),
        [Text("Was hilft?")],
        [Cluster(Text("Kurse am Abend"), [said])],
        [Card(ENGLISH, "Idee")],
        [Photograph(photo(), "Ein Plakat mit zwölf Zetteln", "Plakat"), Photograph(photo("JPEG"), "Ein Stuhlkreis")],
        3,
    )
    of = Minutes(
        "Was gesagt wurde", "28. November 2026", "Stadthalle", 143, [table, TableResult(Text("Arbeit"))], "Ja."
    )
    sheet = Reading(minutes(of, language="de"))
    assert (sheet.claims, sheet.title) == (KEPT, "Was gesagt wurde")
    assert heard(sheet, "Title", "H1", "H2", "P") == [
        ("Title", "de", "Was gesagt wurde"),
        ("P", "de", "Datum: 28. November 2026"),
        ("P", "de", "Ort: Stadthalle"),
        ("P", "de", "Menschen, die dabei waren: 143"),
        ("P", "de", "Ja."),
        ("H1", "de", "Tisch 3: Sprachförderung"),
        ("P", "de", "Darüber haben wir gesprochen"),
        ("P", "de", "Was hilft?"),
        ("H2", "de", "Kurse am Abend"),
        ("P", "ar", ARABIC.text),
        ("P", "de", "Auf Deutsch: Ein Abendkurs in der Nähe."),
        ("P", "de", "Wunsch · Punkte: 5"),
        ("H2", "de", "Weitere Karten"),
        ("P", "en", ENGLISH.text),
        ("P", "de", "Idee"),
        ("H1", "de", "Arbeit"),
        ("P", "de", "An diesem Tisch wurden keine Karten geschrieben."),
    ]
    assert [found.alternative for found in sheet.document.all("Figure")] == [
        "Ein Plakat mit zwölf Zetteln",
        "Ein Stuhlkreis",
    ]


def test_photographs_are_made_small_enough_to_send_minutes_by_mail() -> None:
    table = TableResult(Text("Arbeit"), photographs=[Photograph(photo(), "Ein Plakat")] * 6)
    assert len(minutes(Minutes("Was gesagt wurde", "", "", None, [table]), language="de")) < 6 * 600_000


def test_long_minutes_are_written_page_after_page() -> None:
    cards = [Card(Text("Mehr Sprachpaten. " * 25), "Idee", "", number % 3) for number in range(300)]
    sheet = Reading(minutes(Minutes("Viel", "", "", 200, [TableResult(Text("Arbeit"), cards=cards)]), language="de"))
    assert (sheet.claims, sheet.pages, sheet.texts("P").count("Idee")) == (KEPT, 61, 100)


def test_a_qr_code_is_an_svg_with_its_quiet_zone() -> None:
    svg = qr("https://x.example/")
    assert svg.startswith("<svg ")
    assert qr("https://x.example/") == svg
    assert qr("https://x.example/?a=1&b=<2>") != svg
