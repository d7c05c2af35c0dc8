"""The words of a block without its form: to compare and to quote."""

from collections.abc import Callable, Iterable

from .rich_text import paragraphs
from .sections import Block


def plain(block: Block) -> str:
    """Paragraphs, one on each line; empty for what has no words."""
    read = LINES.get(block["kind"], _unknown)
    return "\n".join(line for line in read(block) if line.strip())


def _unknown(block: Block) -> list[str]:
    return [str(words) for words in block.get("words", [])]


def _rich(html: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(html)]


def _table(block: Block) -> list[str]:
    heads = " · ".join(column["heading"] for column in block["columns"])
    return [block["caption"], heads, *(" · ".join(row) for row in block["rows"])]


def _accordion(block: Block) -> list[str]:
    return [line for item in block["items"] for line in (item["title"], *_rich(item["html"]))]


def _milestones(block: Block) -> list[str]:
    return [line for item in block["items"] for line in (f"{item['day']}: {item['title']}", item["text"])]


def _themes(block: Block) -> list[str]:
    return [line for item in block["items"] for line in (item["title"], item["text"])]


def _steering(block: Block) -> list[str]:
    return [line for group in block["groups"] for line in (group["title"], *(each["title"] for each in group["items"]))]


LINES: dict[str, Callable[[Block], Iterable[str]]] = {
    "text": lambda block: _rich(block["html"]),
    "heading": lambda block: [block["text"]],
    "button": lambda block: [block["text"]],
    "quote": lambda block: [block["text"], block["source"]],
    "callout": lambda block: [block["title"], block["text"]],
    "picture": lambda block: [block["alt"], block["caption"], block["credit"]],
    "table": _table,
    "accordion": _accordion,
    "milestones": _milestones,
    "field_list": lambda block: [f"{item['number']} {item['title']}" for item in block["items"]],
    "theme_list": _themes,
    "steering": _steering,
}
