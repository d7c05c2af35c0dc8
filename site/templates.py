"""Check the templates for what Django itself allows.

Includes that see everything, built addresses, invalid HTML, long lines.

An include passes on nothing by itself, not even the token of a form: what it needs is named, then `only`.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "templates"
WIDTH = 160
# Pages of the editors: their addresses have no name.
PAGES = {"/", "/impressum/", "/datenschutz/", "/barrierefreiheit/"}
# Shown when nothing works, so it may not ask for addresses.
WITHOUT_DJANGO = {"400.html", "500.html"}

INCLUDE = re.compile(r'{% include (?P<template>"[^"]+"|\S+)(?P<given>.*?) ?%}')
TO_PAGE = re.compile(r'{% to "([^"]*)"')
BUILT = re.compile(r'\b(?:href|action|src|data-hx-get|data-hx-post)="/')
INVALID = {
    "htmx without `data-`": re.compile(r"(?<![\w-])hx-[a-z-]+="),
    "a time with microseconds (use |iso)": re.compile(r'\|date:"c"'),
}
CSRF = "{% csrf_token %}"


def _sources() -> dict[str, str]:
    return {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted(ROOT.rglob("*.html"))}


def _with_token(sources: dict[str, str]) -> set[str]:
    """Templates that need `csrf_token`, themselves or for what they include."""
    found = {name for name, source in sources.items() if CSRF in source}
    while more := {
        name
        for name in sources.keys() - found
        if any(include["template"].strip('"') in found for include in INCLUDE.finditer(sources[name]))
    }:
        found |= more
    return found


def _problems(name: str, source: str, with_token: set[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.splitlines(), start=1):
        if len(line) > WIDTH:
            yield number, f"{len(line)} characters (at most {WIDTH})"
        for include in INCLUDE.finditer(line):
            if not include["given"].endswith(" only"):
                yield number, f"include {include['template']} without `only`"
            elif include["template"].strip('"') in with_token and " csrf_token=" not in include["given"]:
                yield number, f"include {include['template']} needs `csrf_token=csrf_token`"
        if 'class="breadcrumb"' in line and name != "components/breadcrumb.html":
            yield number, "breadcrumb by hand (see cms/templatetags/breadcrumb.py)"
        yield from ((number, f"invalid HTML: {why}") for why, pattern in INVALID.items() if pattern.search(line))
        paths = [path for path in TO_PAGE.findall(line) if path not in PAGES]
        if paths or (BUILT.search(line) and name not in WITHOUT_DJANGO):
            yield number, "built address (use {% url %})"


def check() -> int:
    sources = _sources()
    with_token = _with_token(sources)
    per_folder: Counter[str] = Counter()
    for name, source in sources.items():
        for number, problem in _problems(name, source, with_token):
            print(f"templates/{name}:{number}: {problem}")
            per_folder["/".join(name.split("/")[:-1][:2])] += 1
    for folder, count in sorted(per_folder.items()):
        print(f"{count:5} in templates/{folder}")
    if not per_folder:
        print(f"{len(sources)} templates are in order")
    return 1 if per_folder else 0


if __name__ == "__main__":
    sys.exit(check())
