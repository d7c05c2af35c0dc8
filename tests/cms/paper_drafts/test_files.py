"""The paper as PDF/UA-1 and as DOCX: what readers of screens need is in both."""

import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as read_document
from docx.oxml.ns import qn

from cms.paper_drafts.models import PaperDraft
from cms.paper_drafts.printing import pdf
from cms.paper_drafts.word import docx
from forums.council.papers.models import Paper
from forums.municipality.calendar import today
from proposals.measures.models import Measure
from tests.factories import IndicatorFactory, both
from tests.forums.printing.reading import Reading

from .conftest import Begin


@pytest.fixture
def draft(begin: Begin, report_before: Paper, measure: Measure, plan: None) -> PaperDraft:
    return begin(first_year=2026, last_year=2027)


def opened(draft: PaperDraft) -> Any:
    return read_document(BytesIO(docx(draft.document)))


def test_the_pdf_is_tagged_german_and_has_a_title(draft: PaperDraft) -> None:
    read = Reading(pdf(draft.document))
    assert all(read.claims.values())
    assert (read.language, read.title) == ("de", "Entwurf: Sachstandsbericht: Integrationskonzept Stadt Rheine")
    assert read.texts("H1") == [
        "Beratungsfolge",
        "Abstimmungsergebnis",
        "Betroffenes Leitprojekt, betroffene Produkte",
        "Finanzielle Auswirkungen",
        "Beschlussvorschlag",
        "Begründung",
        "Anlagen",
        draft.document["annex"]["title"],
    ]
    assert read.texts("H2")[:2] == ["Auftrag und frühere Vorlagen", "Projektorganisation"]
    assert "Abendkurse" in read.document.text


def test_the_pdf_of_an_empty_city_has_no_empty_heading(begin: Begin) -> None:
    read = Reading(pdf(begin().document))
    assert all(read.claims.values())
    assert "Die Beratungsfolge steht noch nicht fest." in read.document.text


def test_the_word_file_has_headings_language_and_title(draft: PaperDraft) -> None:
    file = opened(draft)
    assert file.core_properties.title == "Entwurf: Sachstandsbericht: Integrationskonzept Stadt Rheine"
    assert file.core_properties.language == "de-DE"
    assert file.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "de-DE"
    shown = [(each.style.name, each.text) for each in file.paragraphs if each.style.name.startswith(("Title", "Head"))]
    assert shown[:4] == [
        ("Title", "Entwurf"),
        ("Heading 1", "Beratungsfolge"),
        ("Heading 1", "Abstimmungsergebnis"),
        ("Heading 1", "Betroffenes Leitprojekt, betroffene Produkte"),
    ]
    assert ("Heading 2", "1 Sprachförderung") in shown


def test_every_table_of_the_word_file_has_a_header_row_and_a_title(draft: PaperDraft) -> None:
    tables = opened(draft).tables
    assert tables
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert all(cell.text for cell in table.rows[0].cells)


def test_the_same_data_gives_the_same_word_text(draft: PaperDraft) -> None:
    first, second = opened(draft), opened(draft)
    assert first.element.xml == second.element.xml


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed on this machine")
def test_libreoffice_opens_the_word_file(draft: PaperDraft, tmp_path: Path) -> None:
    (tmp_path / "vorlage.docx").write_bytes(docx(draft.document))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "vorlage.docx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=180)  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stdout + done.stderr
    assert (tmp_path / "vorlage.pdf").read_bytes().startswith(b"%PDF")


@pytest.fixture
def drawn(draft: PaperDraft, measure: Measure) -> PaperDraft:
    """With an indicator that was read three times."""
    assert measure.goal
    indicator = IndicatorFactory(goal=measure.goal, name=both("Plätze"), unit=both("Plätze"), target=100)
    for years, value in ((3, 10), (2, 25), (1, 40)):
        indicator.record(on=date(today().year - years, 12, 31), value=value, by=None)
    return PaperDraft.objects.get(pk=draft.pk)


def test_matrix_and_indicator_are_drawn_in_the_pdf_with_words_for_who_does_not_see_them(drawn: PaperDraft) -> None:
    charts = [piece for part in drawn.document["reasons"] for piece in part["pieces"] if piece["kind"] == "chart"]
    assert [(chart["shape"], chart["title"]) for chart in charts] == [
        ("bars", "Maßnahmen nach Handlungsfeld und Stand"),
        ("series", "Plätze (Plätze)"),
    ]
    last = f"31.12.{today().year - 1}: 40"
    assert "In Umsetzung 1" in charts[0]["alt"]
    assert last in charts[1]["alt"]
    read = Reading(pdf(drawn.document))
    assert all(read.claims.values())
    assert len(read.texts("Figure")) == 2


def test_the_word_file_has_the_same_pictures_with_the_same_words(drawn: PaperDraft) -> None:
    shown = opened(drawn).inline_shapes
    charts = [
        piece["alt"] for part in drawn.document["reasons"] for piece in part["pieces"] if piece["kind"] == "chart"
    ]
    assert [shape._inline.docPr.get("descr") for shape in shown] == charts


def test_a_flat_and_a_negative_line_can_be_drawn(drawn: PaperDraft, measure: Measure) -> None:
    assert measure.goal
    readings = measure.goal.indicators.get().readings
    readings.update(value=-5)
    assert pdf(PaperDraft.objects.get(pk=drawn.pk).document)
    readings.update(value=0)
    assert docx(PaperDraft.objects.get(pk=drawn.pk).document)
