"""The sections of a page: heading and text, and after them what a section shows."""

from collections.abc import Iterable

from cms.concept.blocks import ChapterBody
from forums.bodies.models import Structure

from .texts import Table
from .writing import Block, heading, text


def sections(parts: Iterable[Table], language: str) -> list[Block]:
    """`heading` and, where they are written, `text`, `table` and what `show` names, of each part."""
    blocks: list[Block] = []
    for section in parts:
        blocks.append(heading(section["heading"][language]))
        if "text" in section:
            blocks.append(text(section["text"][language]))
        if "table" in section:
            blocks.append(_table(section["table"], language))
        if "show" in section:
            blocks.append(_shown(section["show"]))
    return blocks


def _shown(name: str) -> Block:
    """A picture of one structure, or a list that is made of the data."""
    if name in Structure.values:
        return "steering", {"structure": name}
    return name, None


def _table(table: Table, language: str) -> Block:
    raw = {
        "columns": [{"type": "text", "heading": column[language]} for column in table["columns"]],
        "rows": [{"values": [cell[language] for cell in row]} for row in table["rows"]],
        "caption": table["caption"][language],
    }
    return "table", ChapterBody().child_blocks["table"].to_python(raw)
