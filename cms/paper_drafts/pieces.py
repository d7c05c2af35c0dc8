"""What the text of a paper is made of: plain data that pages, PDF, DOCX and the frozen copy share.

A piece is a dict with its `kind`:
    p       {"runs": [{"text", "bold", "italic"}]}
    ul, ol  {"items": [runs, …]}
    chart   see charts.py
    table   {"caption", "columns": [{"heading", "numeric"}], "rows": [[cell, …], …]}
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from cms.editions.content.rich_text import Paragraph, paragraphs, shown

type Run = dict[str, Any]
type Piece = dict[str, Any]


@dataclass(frozen=True)
class Column:
    heading: str
    numeric: bool = False


def run(text: object, *, bold: bool = False, italic: bool = False) -> Run:
    return {"text": str(text), "bold": bold, "italic": italic}


def p(text: object) -> Piece:
    return {"kind": "p", "runs": [run(text)]}


def ul(items: Iterable[object]) -> Piece:
    return {"kind": "ul", "items": [[run(item)] for item in items]}


def table(caption: object, columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> Piece:
    return {
        "kind": "table",
        "caption": str(caption),
        "columns": [{"heading": column.heading, "numeric": column.numeric} for column in columns],
        "rows": [[str(cell) for cell in row] for row in rows],
    }


def rich(html: str) -> list[Piece]:
    """What a clerk wrote; items that follow each other are one list."""
    found: list[Piece] = []
    for kind, group in groupby(paragraphs(shown(html)), key=lambda paragraph: paragraph.kind):
        if kind == "p":
            found += [{"kind": "p", "runs": _runs(paragraph)} for paragraph in group]
        else:
            found.append({"kind": kind, "items": [_runs(paragraph) for paragraph in group]})
    return found


def _runs(paragraph: Paragraph) -> list[Run]:
    return [run(part.text, bold=part.bold, italic=part.italic) for part in paragraph.runs]


def lines(text: str) -> list[Piece]:
    """Plain text: a paragraph for each line that says something."""
    return [p(line.strip()) for line in text.splitlines() if line.strip()]


def as_text(pieces: Iterable[Piece]) -> str:
    """Without styles, for the paper's own page: an item a line, a table row by row with its headings."""
    return "\n\n".join(_text(piece) for piece in pieces)


def _text(piece: Piece) -> str:
    if piece["kind"] == "table":
        headings = [column["heading"] for column in piece["columns"]]
        rows = [_row(headings, row) for row in piece["rows"]]
        return "\n".join([piece["caption"], *rows])
    if piece["kind"] == "p":
        return _words(piece["runs"])
    if piece["kind"] == "chart":
        return f"{piece['title']}\n{piece['alt']}"
    marks = ("–" if piece["kind"] == "ul" else f"{number}." for number in range(1, len(piece["items"]) + 1))
    return "\n".join(f"{mark} {_words(item)}" for mark, item in zip(marks, piece["items"], strict=True))


def _row(headings: Sequence[str], row: Sequence[str]) -> str:
    """The first cell names the row."""
    rest = [f"{heading}: {cell}" for heading, cell in zip(headings[1:], row[1:], strict=True) if cell]
    return f"– {row[0]}" + (f" ({'; '.join(rest)})" if rest else "")


def _words(runs: Iterable[Run]) -> str:
    return "".join(part["text"] for part in runs).strip()
