"""The language of a telephone: that of its pages where the site speaks it, and of the cards it writes."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info
from django.utils.translation.trans_real import parse_accept_lang_header

from forums.municipality.languages import NAMES, WRITTEN, direction

CARD_LANGUAGES = {code for code, _name in WRITTEN}


def offered(request: HttpRequest, *, first: str = "") -> list[tuple[str, str, str]]:
    """Code, own name and direction: the one chosen before, those the telephone is set to, those the site speaks."""
    names = {code: _own_name(code) for code, _name in settings.LANGUAGES} | NAMES
    wished = [code for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", ""))]
    likely = [code for wish in [first, *wished] for code in (wish, wish.partition("-")[0]) if code in names]
    return [(code, names[code], direction(code)) for code in dict.fromkeys([*likely, *names])]


def is_offered(code: str) -> bool:
    return code in NAMES or code in dict(settings.LANGUAGES)


def spoken_here(code: str) -> str:
    """The language of the pages: the chosen one, or the active one where the site does not speak it."""
    return code if code in dict(settings.LANGUAGES) else get_language() or settings.LANGUAGE_CODE


def written(code: str) -> str:
    """The language of the cards: a variety of a language (Leichte Sprache) is written as the language."""
    return code if code in CARD_LANGUAGES else code.partition("-")[0]


def _own_name(code: str) -> str:
    return NAMES.get(code) or str(get_language_info(code)["name_local"])
