"""The demo's plain paragraphs as the blocks editors use."""

import re
from html import escape
from typing import Any

from wagtail.rich_text import RichText

type Block = tuple[str, Any]


def heading(words: str) -> Block:
    return "heading", {"text": words, "level": "2"}


def text(words: str) -> Block:
    return "text", RichText(as_html(words))


def as_html(words: str) -> str:
    """Paragraphs between empty lines, lists of lines that begin with `- `, `**bold**`, `[words](/address/)`."""
    return "".join(_paragraph(part.strip()) for part in re.split(r"\n\s*\n", words.strip()))


def _paragraph(part: str) -> str:
    if part.startswith("- "):
        items = "".join(f"<li>{_inline(line.removeprefix('- '))}</li>" for line in part.splitlines())
        return f"<ul>{items}</ul>"
    return f"<p>{_inline(part)}</p>"


def _inline(words: str) -> str:
    words = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(words, quote=False))
    return re.sub(r"\[([^]]+)\]\((/[^)\s]*)\)", r'<a href="\2">\1</a>', words)
