"""The words of a block without its form: to compare, to quote, to print."""

from .rich_text import paragraphs
from .sections import Block


def plain(block: Block) -> str:
    """Paragraphs, one on each line; empty for what has no words."""
    return "\n".join(line for line in _lines(block) if line.strip())


def _lines(block: Block) -> list[str]:
    match block["kind"]:
        case "text":
            return [paragraph.text for paragraph in paragraphs(block["html"])]
        case "heading" | "button":
            return [block["text"]]
        case "quote":
            return [block["text"], block["source"]]
        case "callout":
            return [block["title"], block["text"]]
        case "picture":
            return [block["alt"], block["caption"], block["credit"]]
        case "table":
            heads = " · ".join(column["heading"] for column in block["columns"])
            return [block["caption"], heads, *(" · ".join(row) for row in block["rows"])]
        case "accordion":
            return [line for item in block["items"] for line in (item["title"], *_of_rich(item["html"]))]
        case "milestones":
            return [line for item in block["items"] for line in (f"{item['day']}: {item['title']}", item["text"])]
        case "field_list":
            return [f"{item['number']} {item['title']}" for item in block["items"]]
        case "theme_list":
            return [line for item in block["items"] for line in (item["title"], item["text"])]
        case "steering":
            return [
                line
                for group in block["groups"]
                for line in (group["title"], *(each["title"] for each in group["items"]))
            ]
    return [str(words) for words in block.get("words", [])]


def _of_rich(html: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(html)]
