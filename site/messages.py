"""Collect, compile and check the interface's texts with Babel, so that no gettext is needed.

`extract` writes new texts into site/locale/<language>/LC_MESSAGES/django.po and drops what is gone;
`compile` makes the .mo files; `check` fails where a text is missing or untranslated.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "site" / "locale"
PACKAGE_LOCALE = ROOT / "site" / "package_locale"  # our German of what Django and allauth say; written by hand
LANGUAGES = ("de",)  # English is the language of the code itself
type Keyword = tuple[int | tuple[int, str], ...] | None
type Method = str | Callable[..., Iterator[object]]

KEYWORDS: dict[str, Keyword] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


def extract_template(
    file: IO[bytes], keywords: dict[str, Keyword], tags: Sequence[str], options: dict[str, str]
) -> Iterator[object]:
    """Babel's view of a Django template: Django itself turns it into Python-like text."""
    from django.utils.translation.template import templatize

    source = templatize(file.read().decode())
    source = "\n".join(line.lstrip() for line in source.split("\n"))  # a template's indentation is not Python's
    yield from extract_python(BytesIO(source.encode()), keywords, tags, {"encoding": "utf-8"})


def _sources() -> Iterator[tuple[Path, Method]]:
    for room in ("forums", "proposals", "cms", "site/config"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, "python"
    for suffix in ("*.html", "*.txt"):
        for path in sorted((ROOT / "templates").rglob(suffix)):
            yield path, extract_template


def collected() -> Catalog:
    catalog = Catalog()
    for path, method in _sources():
        with path.open("rb") as file:
            found = extract(method, file, keywords=KEYWORDS, comment_tags=("Translators:",))
            for _line, message, comments, context in found:
                flags = ["python-format"] if "%(" in str(message) or "%s" in str(message) else []
                place = [(str(path.relative_to(ROOT)), None)]
                catalog.add(message, None, place, auto_comments=comments, context=context, flags=flags)
    return catalog


def _path(language: str, folder: Path = LOCALE) -> Path:
    return folder / language / "LC_MESSAGES" / "django.po"


def _read(language: str, folder: Path = LOCALE) -> Catalog:
    path = _path(language, folder)
    if not path.exists():
        return Catalog(locale=language, project="Mitreden")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _extract() -> int:
    for language in LANGUAGES:
        catalog = _read(language)
        catalog.update(collected(), no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path = _path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, sort_output=True, omit_header=False, width=100, include_lineno=False)
        print(f"{language}: {len(catalog)} texts, {len(_missing(catalog))} to translate")
    return 0


def _missing(catalog: Catalog) -> list[str]:
    def filled(text: object) -> bool:
        return all(text) if isinstance(text, list | tuple) else bool(text)

    return [str(message.id) for message in catalog if message.id and not (filled(message.string) and not message.fuzzy)]


def _compile() -> int:
    for language in LANGUAGES:
        for folder in (LOCALE, PACKAGE_LOCALE):
            with _path(language, folder).with_suffix(".mo").open("wb") as file:
                write_mo(file, _read(language, folder))
    return 0


def _check() -> int:
    fresh, trouble = collected(), []
    for language in LANGUAGES:
        catalog = _read(language)
        trouble += [f"{language}: not translated: {text}" for text in _missing(catalog)]
        for message in fresh:
            if message.id and catalog.get(message.id, message.context) is None:
                trouble.append(f"{language}: not collected (make messages): {message.id}")
        for message in [*catalog, *_read(language, PACKAGE_LOCALE)]:
            trouble += [f"{language}: {error}: {message.id}" for error in message.check(catalog)]
    print("\n".join(trouble) or "all texts are translated")
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit({"extract": _extract, "compile": _compile, "check": _check}[sys.argv[1]]())
