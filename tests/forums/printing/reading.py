"""What somebody hears who has a tagged PDF read aloud: its elements, in their order, with their languages."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject


@dataclass
class Element:
    """`text` is all that stands in it and below it, without the marks of direction that nobody hears.

    `language` is what its own words are in; where it has none, what it hands down.
    """

    tag: str
    language: str
    alternative: str = ""
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, *tags: str) -> list["Element"]:
        own = [self] if self.tag in tags else []
        return own + [found for child in self.children for found in child.all(*tags)]


class Piece(NamedTuple):
    text: str
    language: str  # empty where it is that of the element


class Reading:
    """A PDF as software for blind people reads it (ISO 32000-1, 14.7 and 14.8)."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(BytesIO(pdf))
        self.root = self.reader.root_object
        self.language = str(self.root["/Lang"])
        self.title = str(self.reader.metadata.title if self.reader.metadata else "")
        self.pages = len(self.reader.pages)

    @property
    def claims(self) -> dict[str, bool]:
        """What the file says of itself."""
        xmp = self.root["/Metadata"].get_object().get_data().decode()  # type: ignore[attr-defined]
        return {
            "tagged": bool(self.root["/MarkInfo"]["/Marked"]),  # type: ignore[index]
            "title shown": bool(self.root["/ViewerPreferences"].get("/DisplayDocTitle")),  # type: ignore[attr-defined]
            "PDF/UA-1": "<pdfuaid:part>1</pdfuaid:part>" in xmp,
        }

    @property
    def fonts_embedded(self) -> bool:
        fonts = [font.get_object() for page in self.reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
        described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
        return bool(described) and all({"/FontFile2", "/FontFile3"} & set(found) for found in described)

    @cached_property
    def document(self) -> Element:
        pieces = {page.indirect_reference.idnum: _pieces(page, self.reader) for page in self.reader.pages}  # type: ignore[union-attr]
        return _element(self.root["/StructTreeRoot"].get_object(), pieces, None, self.language)  # type: ignore[arg-type]

    def texts(self, *tags: str) -> list[str]:
        return [found.text for found in self.document.all(*tags)]


def _element(node: DictionaryObject, pages: dict[int, dict[int, Piece]], page: int | None, language: str) -> Element:
    page = node.raw_get("/Pg").idnum if "/Pg" in node else page
    language = str(node.get("/Lang", language))
    found = Element(str(node.get("/S", ""))[1:], language, str(node.get("/Alt", "")))
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        below = kid.get_object()
        if isinstance(below, int) or below.get("/Type") == "/MCR":
            number = below if isinstance(below, int) else below["/MCID"]
            on = below.raw_get("/Pg").idnum if not isinstance(below, int) and "/Pg" in below else page
            piece = pages[on or 0][int(number)]
            found.text += piece.text
            found.language = piece.language or language
        elif below.get("/Type") != "/OBJR":
            found.children.append(_element(below, pages, page, language))
            found.text += found.children[-1].text
    return found


def _pieces(page: PageObject, reader: PdfReader) -> dict[int, Piece]:
    """The marked pieces of a page by their number."""
    fonts = {name: _signs(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}  # type: ignore[union-attr]
    found: dict[int, Piece] = {}
    signs: dict[int, str] = {}
    open_: list[tuple[str, Any, list[str]]] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            open_.append((operands[0], operands[1] if len(operands) > 1 else {}, []))
        elif operator == b"EMC":
            tag, properties, shown = open_.pop()
            text = str(properties.get("/ActualText", "".join(reversed(shown) if tag == "/ReversedChars" else shown)))
            text = re.sub("[\u202a-\u202e]", "", text)
            if "/MCID" in properties:
                found[int(properties["/MCID"])] = Piece(text, str(properties.get("/Lang", "")))
            elif open_:
                open_[-1][2].append(text)
        elif operator == b"Tf":
            signs = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and open_:
            for string in operands[0] if operator == b"TJ" else operands:
                if not isinstance(string, (int, float)):
                    raw = string if isinstance(string, bytes) else string.original_bytes
                    open_[-1][2].extend(signs[int.from_bytes(raw[at : at + 2])] for at in range(0, len(raw), 2))
    return found


def _signs(font: Any) -> dict[int, str]:
    """Which text each glyph of a font stands for (its ToUnicode map)."""
    table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for glyph in range(int(first, 16), int(last, 16) + 1):
                found[glyph] = chr(int(text, 16) + glyph - int(first, 16))
    return found
