"""Languages people here speak and write, each by its own name, so that nobody has to find it in German."""

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
# Django knows the direction of its own languages only.
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "fa", "he", "ps", "ur"})


def direction(language: str) -> str:
    """`rtl` or `ltr` for a language code; unknown languages read left to right."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
