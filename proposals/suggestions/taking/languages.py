"""Languages a text may be written in: more than the interface speaks, since people write in their own."""

from django.utils.translation import gettext_lazy as _

# Each by its own name, so that nobody has to find it in German.
TEXT_LANGUAGES = [
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
    ("ti", "ትግርኛ"),
    ("so", "Soomaali"),
    ("ta", "தமிழ்"),
    ("vi", "Tiếng Việt"),
    ("und", _("Another language")),
]
CODES = {code for code, _name in TEXT_LANGUAGES}
