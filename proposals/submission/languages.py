"""Languages a text may be written in: more than the interface speaks, since people write in their own."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from forums.municipality.languages import WRITTEN
from forums.municipality.text_language import language_of
from proposals.suggestions.wording import full_text

TEXT_LANGUAGES = WRITTEN
FOUND_BY_US = ("", _("We find it from your text"))


def found_in(title: str, text: str) -> str:
    """The language of a text whose author has chosen none. That of the page helps with short ones only."""
    return language_of(full_text(title, text), likely=(get_language() or "").partition("-")[0])
