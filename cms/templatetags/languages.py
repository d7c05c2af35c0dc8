"""In which language a text stands, and how that language is called and broken."""

from django import template
from django.conf import settings
from django.template.defaultfilters import stringfilter
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from forums.municipality import languages
from forums.municipality.hyphenation import with_soft_hyphens
from forums.municipality.languages import direction
from forums.municipality.text_language import checked, language_of

register = template.Library()


@register.filter
def found_language(text: str, said: str = "") -> str:
    """The language of what somebody wrote without saying in which: found from the text, `und` where it does not tell.

    `said` is what staff write in (`text|found_language:"de"`): it stands unless the text clearly is in another one.
    """
    return checked(said, text) if said else language_of(text)


@register.filter
def text_dir(code: str) -> str:
    """`rtl` or `ltr` for a language code; `auto` for a text in no known language."""
    return direction(code)


@register.filter
def said_in(text: object) -> str:
    """The language that a text of several languages is shown in: for its `lang` and `dir`."""
    return languages.said_in(text)


@register.simple_tag
def spoken(text: object) -> SafeString | str:
    """`<h3{% spoken title %}>`: `lang` and `dir` where a text is not shown in the language of the page."""
    language = languages.said_in(text)
    if not text or language == get_language():
        return ""
    return format_html(' lang="{}" dir="{}"', language, direction(language))


@register.simple_tag
def translated(text: object) -> SafeString | str:
    """The same for words of either kind: plain ones stand in the language of the page."""
    return spoken(text) if isinstance(getattr(text, "data", None), dict) else ""


@register.filter
def text_name(code: str) -> str:
    """A language's own name (`العربيّة`), or its code when nobody told Django the name."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code


@register.filter
def text_name_here(code: str) -> str:
    """A language's name in the reader's language (`Arabisch`), or its code."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@register.filter(is_safe=True)
@stringfilter
def syllables(text: str, language: str = "") -> str:
    """Names and headings whose long words break where the language breaks them (default: the page's language)."""
    return with_soft_hyphens(text, language or get_language() or settings.LANGUAGE_CODE)
