"""Languages people here speak and write, each by its own name, so that nobody has to find it in German."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

SPOKEN = [
    ("de", "Deutsch"),
    ("en", "English"),
    ("ar", "العربية"),
    ("fa", "فارسی / دری"),
    ("tr", "Türkçe"),
    ("ku", "Kurmancî"),
    ("ckb", "سۆرانی"),
    ("uk", "Українська"),
    ("ru", "Русский"),
    ("ro", "Română"),
    ("bg", "Български"),
    ("pl", "Polski"),
    ("sq", "Shqip"),
    ("sr", "Srpski"),
    ("pt", "Português"),
    ("es", "Español"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("el", "Ελληνικά"),
    ("hy", "Հայերեն"),
    ("arc", "ܣܘܪܝܬ (Suryoyo)"),
    ("ti", "ትግርኛ"),
    ("so", "Soomaali"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("vi", "Tiếng Việt"),
    ("zh-hans", "中文"),
    ("rmy", "Romani"),
]
NAMES = dict(SPOKEN)
WRITTEN = [*SPOKEN, ("und", _("Another language"))]
# Django knows the direction of its own languages only.
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "fa", "he", "ps", "ur"})


def direction(language: str) -> str:
    """`rtl` or `ltr` for a language code; `auto`, by its letters, for a text in no known language."""
    if language == "und":
        return "auto"
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def said_to(text: object, reader: str) -> tuple[str, str]:
    """A text of several languages as somebody who reads `reader` gets it: the code of its language, and the words.

    Their language where it exists, else that of the page, else German, else whatever there is. The page may speak
    another language than its reader, who chose one that the site does not have.
    """
    words = getattr(text, "data", None)
    if not isinstance(words, dict):
        return settings.LANGUAGE_CODE, str(text)
    page = get_language() or settings.LANGUAGE_CODE
    tried = [code for wish in (reader, page) for code in (wish, wish.partition("-")[0])]
    code = next((code for code in (*tried, settings.LANGUAGE_CODE, *words) if words.get(code)), settings.LANGUAGE_CODE)
    return code, words.get(code) or str(text)


def said_in(text: object) -> str:
    """The language in which a text of several languages comes out where the active one has been left empty."""
    words = getattr(text, "data", None)
    current = get_language() or settings.LANGUAGE_CODE
    if not isinstance(words, dict):
        return settings.LANGUAGE_CODE
    tried = (current, current.partition("-")[0], settings.LANGUAGE_CODE, *words)
    return next((code for code in tried if words.get(code) == str(text)), settings.LANGUAGE_CODE)
