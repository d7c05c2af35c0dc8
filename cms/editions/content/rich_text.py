"""What editors write as rich text: cleaned HTML to show, and its paragraphs to print and to compare."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3
from wagtail.rich_text import expand_db_html

TAGS = {"p", "b", "strong", "i", "em", "ul", "ol", "li", "a", "br"}
BREAKING = frozenset({"p", "li", "ul", "ol"})
BOLD, ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})


def shown(source: str) -> str:
    """Rich text of an editor as HTML that stands by itself: links lead to addresses, not to rows."""
    return nh3.clean(expand_db_html(source), tags=TAGS, attributes={"a": {"href"}}, link_rel=None)


@dataclass
class Run:
    """Words in one style; `href` where they are a link."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass
class Paragraph:
    """`kind` is p, ul or ol: an item of such a list."""

    kind: str
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(run.text for run in self.runs).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Paragraph] = []
        self.lists: list[str] = []
        self.open: list[str] = []
        self.href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self.lists.append(tag)
        elif tag in ("p", "li"):
            self.found.append(Paragraph(self.lists[-1] if tag == "li" and self.lists else "p"))
        elif tag == "br":
            self.handle_data("\n")
        elif tag == "a":
            self.href = dict(attrs).get("href") or ""
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            self.found.append(Paragraph("p"))
        elif tag == "a":
            self.href = ""
        elif tag in self.open:
            self.open.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self.found:
            self.found.append(Paragraph("p"))
        styles = set(self.open)
        self.found[-1].runs.append(Run(data, bool(styles & BOLD), bool(styles & ITALIC), self.href))


def paragraphs(html: str) -> list[Paragraph]:
    """In reading order, without those that say nothing."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [paragraph for paragraph in reader.found if paragraph.text]
