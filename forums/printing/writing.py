"""From a template and data to a tagged PDF.

Data travels as a file beside the template, never as part of it: whatever people write is text and stays text.
"""

import json
import logging
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import cast

import typst
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from PIL import Image

from forums.protection.cleaning import cleaned

from ..municipality.languages import direction
from .texts import Text

logger = logging.getLogger(__name__)

type Plain = str | int | float | bool | list[Plain] | dict[str, Plain] | None

LARGE = 50_000  # bytes of data
COLOURS = 64  # of a picture
_STRONG = frozenset({"L", "R", "AL"})


def write(template: str, *, title: str, language: str, data: Mapping[str, object]) -> bytes:
    """A PDF from `template`, a path below templates/, tagged so that it can be read aloud (PDF/UA-1, ISO 14289-1).

    `title` and `language` are the document's. `data` may hold dataclasses, `Text`, sequences, mappings, and `bytes`
    of JPEG or WebP pictures; the template finds it as `data`. A template reads nothing outside of templates/.

    Chinese, and whatever else our own fonts do not know, is printed in fonts of this machine. Where none knows a sign,
    it becomes an empty box, and the file, still tagged, does not claim to follow the standard.
    Raises typst.TypstError where the template itself is wrong.
    """
    files = _files(template, title, language, data)
    for system_fonts in (False, True):
        try:
            return _compiled(files, system_fonts, accessible=True)
        except typst.TypstError as error:
            if "could not be displayed with font" not in error.message:
                raise
    logger.warning("A sheet from %s holds a sign that no font here knows; written without PDF/UA-1.", template)
    return _compiled(files, True, accessible=False)


def picture(template: str, *, title: str, language: str, data: Mapping[str, object]) -> bytes:
    """A PNG from `template`, one pixel for each point of its page; `data` as for `write`.

    Signs that neither our fonts nor this machine's know become empty boxes: ask `can_be_read` before.
    """
    compiler = typst.Compiler(  # type: ignore[type-var]
        _files(template, title, language, data), root=_templates(), font_paths=_fonts(_folder(), True)
    )
    drawn = cast("bytes", compiler.compile(format="png", ppi=72))
    out = BytesIO()
    with Image.open(BytesIO(drawn)) as image:  # a third of the bytes: these pictures have few colours
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def can_be_read(words: Text) -> bool:
    """Whether our fonts, or those of this machine, know all its signs."""
    files = _files("forums/printing/words.typ", "", words.language, {"words": words})
    try:
        _compiled(files, True, accessible=True)
    except typst.TypstError:
        return False
    return True


def _files(template: str, title: str, language: str, data: Mapping[str, object]) -> dict[str, bytes]:
    shown = plain({"title": title, "language": language, "dir": direction(language), **data})
    return {
        "main.typ": (_templates() / template).read_bytes(),
        "data.json": json.dumps(shown, ensure_ascii=False).encode(errors="ignore"),
    }


def _direction(value: Text) -> str:
    """That of its language; where nobody knows that, of the first letter that has one, as browsers do it."""
    known = direction(value.language)
    if known != "auto":
        return known
    letters = (unicodedata.bidirectional(sign) for sign in str(value.text))
    return "rtl" if next((kind for kind in letters if kind in _STRONG), "L") != "L" else "ltr"


def plain(value: object) -> Plain:
    """`value` as JSON knows it, without invisible controls; texts with language and direction, bytes as numbers."""
    match value:
        case Text():
            primary = value.language.partition("-")[0]
            return {"text": plain(value.text), "lang": primary, "dir": _direction(value)}
        case str() | Promise():
            return cleaned(str(value))
        case bytes():
            return list(value)
        case Mapping():
            return {str(key): plain(held) for key, held in value.items()}
        case Sequence():
            return [plain(held) for held in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case None | bool() | int() | float():
            return value
    raise TypeError(f"{type(value).__name__} cannot be printed")


def _compiled(files: dict[str, bytes], system_fonts: bool, *, accessible: bool) -> bytes:
    fonts = _fonts(_folder(), system_fonts)
    # The package's types do not mention that several files may be given (its README does).
    compiler = typst.Compiler(files, root=_templates(), font_paths=fonts)  # type: ignore[type-var]
    pdf = cast("bytes", compiler.compile(format="pdf", pdf_standards=["ua-1"] if accessible else []))
    if len(files["data.json"]) > LARGE:
        _forget(fonts)
    return pdf


def _forget(fonts: typst.Fonts) -> None:
    """Typst keeps what it worked out for its last ten documents: a process held 750 MB after ten of 300 rows."""
    compiler = typst.Compiler(b"", font_paths=fonts)
    for _document in range(11):
        compiler.compile(b"", format="pdf")


def _folder() -> Path:
    return Path(settings.PRINTING_FONTS)


def _templates() -> Path:
    return Path(settings.BASE_DIR) / "templates"


@cache
def _fonts(folder: Path, with_system_fonts: bool) -> typst.Fonts:
    if not any(folder.glob("*.ttf")):
        raise ImproperlyConfigured(f"There are no fonts in {folder}. `make setup` puts them there.")
    return typst.Fonts(include_system_fonts=with_system_fonts, include_embedded_fonts=False, font_paths=[folder])
