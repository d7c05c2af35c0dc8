"""What a page says, read as a person would: by headings and sections."""

from html5lib import parse

from forums.municipality.hyphenation import SOFT_HYPHEN, WORD_JOINER


def section(html: str, heading_id: str) -> list[str]:
    """The texts of the section that this heading names, in their order, without empty ones."""
    tree = parse(html, namespaceHTMLElements=False)
    found = tree.find(f".//section[@aria-labelledby='{heading_id}']")
    assert found is not None, f"no section named by #{heading_id}"
    return [_words(text) for text in found.itertext() if text.strip()]


def links(html: str, inside: str) -> list[tuple[str, str]]:
    """Address and words of every link inside the first element of this path, without places where words may break."""
    root = parse(html, namespaceHTMLElements=False).find(inside)
    assert root is not None, f"nothing at {inside}"
    return [(a.get("href", ""), _words("".join(a.itertext()).replace(SOFT_HYPHEN, ""))) for a in root.iter("a")]


def _words(text: str) -> str:
    """Without what holds "E-Mail" together."""
    return " ".join(text.replace(WORD_JOINER, "").split())
