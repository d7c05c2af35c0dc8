"""The paper as DOCX (ISO/IEC 29500), to be worked on by the council's office: headings, lists, tables with header rows
that repeat, language, title. What readers of screens need is in the file, not in its look."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from forums.printing.texts import labels
from forums.protection.cleaning import cleaned

from .charts import png
from .document import LANGUAGE, Document
from .pieces import Piece, Run
from .printing import RESULT_COLUMNS, WORDS, title

WORD_LANGUAGE = "de-DE"
FONT = "Arial"  # on every desk; what is missing is replaced by one of the same widths
BEGUN = datetime(2000, 1, 1, tzinfo=UTC)  # python-docx writes the day of its own template otherwise
WIDE = 7  # columns
INK = RGBColor(0x1A, 0x1A, 0x1A)


def docx(written: Document) -> bytes:
    return _Writer(written).content()


class _Writer:
    def __init__(self, written: Document) -> None:
        self.written = written
        self.words = {name: word.text for name, word in labels(LANGUAGE, WORDS).items()}
        self.file: Any = new_document()
        self._prepare()

    def content(self) -> bytes:
        self._head()
        self._sequence()
        self._concerns()
        self._money()
        self._texts()
        self._annexes()
        out = BytesIO()
        self.file.save(out)
        return out.getvalue()

    def _prepare(self) -> None:
        properties, section = self.file.core_properties, self.file.sections[0]
        properties.title, properties.language = title(self.written), WORD_LANGUAGE
        properties.author, properties.comments = self.written["office"] or self.written["city"], ""
        properties.subject = self.written["subject"]
        properties.created = properties.modified = BEGUN
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2.2)
        for name, size in (("Normal", 11), ("Title", 22), ("Heading 1", 15), ("Heading 2", 12)):
            self._style(name, size)
        self._page_numbers(section.footer.paragraphs[0])

    def _style(self, name: str, size: int) -> None:
        style = self.file.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        language = properties.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            properties.append(language)
        language.set(qn("w:val"), WORD_LANGUAGE)

    def _page_numbers(self, paragraph: Any) -> None:
        """`Page 2 of 3`, worked out by the reader's program."""
        before, _page, rest = self.words["page"].partition("{page}")
        between, _pages, after = rest.partition("{pages}")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for words, code in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            paragraph.add_run(words)
            if code:
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), code)
                paragraph._p.append(field)

    def _heading(self, words: str, level: int = 1) -> None:
        self.file.add_heading(cleaned(words), level)

    def _paragraph(self, words: str, style: str | None = None) -> Any:
        return self.file.add_paragraph(cleaned(words), style)

    def _runs(self, runs: Iterable[Run], style: str | None = None) -> None:
        paragraph = self.file.add_paragraph(style=style)
        for part in runs:
            added = paragraph.add_run(cleaned(part["text"]))
            added.bold, added.italic = part["bold"] or None, part["italic"] or None

    def _piece(self, piece: Piece) -> None:
        if piece["kind"] == "table":
            if piece["caption"]:
                self._paragraph(piece["caption"], "Caption").paragraph_format.keep_with_next = True
            columns = piece["columns"]
            headings = [column["heading"] for column in columns]
            self._table(headings, piece["rows"], piece["caption"], [column["numeric"] for column in columns])
        elif piece["kind"] == "p":
            self._runs(piece["runs"])
        elif piece["kind"] == "chart":
            self._chart(piece)
        else:
            for item in piece["items"]:
                self._runs(item, "List Bullet" if piece["kind"] == "ul" else "List Number")

    def _chart(self, chart: Piece) -> None:
        """A picture under its title, with the words for who does not see it."""
        self._paragraph(chart["title"], "Caption").paragraph_format.keep_with_next = True
        self.file.add_picture(BytesIO(png(chart)), width=Cm(16.6))
        described = next(self.file.paragraphs[-1]._p.iter(qn("wp:docPr")))
        described.set("descr", cleaned(chart["alt"]))
        described.set("title", cleaned(chart["title"]))

    def _table(
        self, headings: Sequence[str], rows: Iterable[Sequence[str]], caption: str, numeric: Sequence[bool] = ()
    ) -> None:
        """With a header row that repeats on each page, and a title for who does not see it."""
        found = self.file.add_table(rows=0, cols=len(headings), style="Table Grid")
        _describe(found, caption)
        self._row(found, headings, numeric, bold=True)
        header = OxmlElement("w:tblHeader")
        header.set(qn("w:val"), "true")
        found.rows[0]._tr.get_or_add_trPr().append(header)
        for row in rows:
            self._row(found, row, numeric)
        if len(headings) > WIDE:  # many narrow columns, and names of bodies in the first
            _widen(found)
        self.file.add_paragraph()

    def _row(self, found: Any, cells: Sequence[str], numeric: Sequence[bool] = (), bold: bool = False) -> None:
        row = found.add_row()
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)
        for place, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = cell.paragraphs[0]
            added = paragraph.add_run(cleaned(words))
            added.bold, added.font.size = bold or None, Pt(9)
            if place < len(numeric) and numeric[place]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _fact(self, name: str, value: str) -> None:
        paragraph = self.file.add_paragraph()
        paragraph.add_run(f"{self.words[name]}: ").bold = True
        paragraph.add_run(cleaned(value))

    def _head(self) -> None:
        written = self.written
        for name in ("city", "issued_by", "office"):
            if written[name]:
                self._paragraph(written[name])
        number = f"{self.words['number']} {written['number']}" if written["number"] else self.words["draft"]
        self.file.add_heading(number, 0)
        for name in ("subject", "status", "kind", "dated"):
            if written[name]:
                self._fact(name, written[name])

    def _sequence(self) -> None:
        words, steps = self.words, self.written["sequence"]
        self._heading(words["sequence"])
        if not steps:
            self._paragraph(words["no_sequence"])
            return
        rows = [(s["body"], s["day"] or words["no_date"], s["part"], s["reporters"] or "–") for s in steps]
        self._table([words[name] for name in ("body", "day", "part", "reporters")], rows, words["sequence"])
        self._heading(words["results"])
        headings = [words["body"], *(words[name] for name in RESULT_COLUMNS)]
        empty = [""] * (len(RESULT_COLUMNS) - 1)
        self._table(headings, [[s["body"], s["item"], *empty] for s in steps], words["results"])

    def _concerns(self) -> None:
        self._heading(self.words["concerns"])
        if self.written["key_project"]:
            self._fact("key_project", self.written["key_project"])
        self._fact("products", "; ".join(self.written["products"]) or self.words["no_products"])

    def _money(self) -> None:
        money = self.written["money"]
        self._heading(self.words["money"])
        self._fact("effects", money["has"])
        if not money["details"]:
            return
        self._fact("rhythm", money["rhythm"])
        self._fact("years", money["years"])
        for plan in money["plans"]:
            self._table([plan["title"], self.words["amount"]], plan["lines"], plan["title"], [False, True])
        self._fact("funded", money["funded"])

    def _texts(self) -> None:
        written, words = self.written, self.words
        self._heading(words["resolution"])
        for piece in written["resolution"]:
            self._piece(piece)
        if not written["resolution"]:
            self._paragraph(words["no_resolution"])
        if written["reasons"]:
            self._heading(words["reasons"])
        for section in written["reasons"]:
            self._heading(section["title"], 2)
            for piece in section["pieces"]:
                self._piece(piece)

    def _annexes(self) -> None:
        annex = self.written["annex"]
        self._heading(self.words["annexes"])
        if annex is None:
            self._paragraph(self.words["no_annexes"])
            return
        self._paragraph(annex["title"], "List Bullet")
        self.file.add_page_break()
        self._heading(annex["title"])
        for phase in annex["phases"]:
            self._heading(phase["title"], 2)
            for piece in phase["pieces"]:
                self._piece(piece)


def _describe(found: Any, words: str) -> None:
    """The table's title for readers of screens (ISO/IEC 29500-1, 17.4.62, in the edition of 2011)."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), words)
    found._tbl.tblPr.append(caption)


def _widen(found: Any) -> None:
    narrow = (Cm(16.6) - Cm(4)) // (len(found.columns) - 1)
    found.autofit = False
    for place, column in enumerate(found.columns):
        column.width = Cm(4) if place == 0 else narrow
        for cell in column.cells:
            cell.width = column.width
