"""A word of welcome in the visitor's own language: whoever reads no German should see at once that they are meant."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header


class Greeting(NamedTuple):
    """`reads`: the site speaks this language, so the words offer to read in it; else they offer to write in it."""

    language: str
    words: str
    reads: bool


# For each language: welcome and read here, welcome and write here.
WORDS: dict[str, tuple[str, str]] = {
    "de": ("Willkommen! Auf Deutsch lesen", "Willkommen! Auf Deutsch schreiben"),
    "en": ("Welcome! Read in English", "Welcome! Write in English"),
    "ar": ("أهلاً وسهلاً! للقراءة بالعربية", "أهلاً وسهلاً! يمكنكم الكتابة بالعربية"),
    "bg": ("Добре дошли! Четете на български", "Добре дошли! Пишете на български"),
    "el": ("Καλώς ήρθατε! Διαβάστε στα ελληνικά", "Καλώς ήρθατε! Γράψτε στα ελληνικά"),
    "es": ("¡Bienvenida, bienvenido! Leer en español", "¡Bienvenida, bienvenido! Escriba en español"),
    "fa": ("خوش آمدید! به فارسی بخوانید", "خوش آمدید! به فارسی بنویسید"),
    "fr": ("Bienvenue ! Lire en français", "Bienvenue ! Écrire en français"),
    "it": ("Benvenuti! Leggere in italiano", "Benvenuti! Scrivere in italiano"),
    "ku": ("Bi xêr hatin! Bi kurmancî bixwînin", "Bi xêr hatin! Bi kurmancî binivîsin"),
    "pl": ("Witamy! Czytaj po polsku", "Witamy! Pisz po polsku"),
    "pt": ("Boas-vindas! Ler em português", "Boas-vindas! Escrever em português"),
    "ro": ("Bun venit! Citiți în română", "Bun venit! Scrieți în română"),
    "ru": ("Добро пожаловать! Читайте на русском", "Добро пожаловать! Пишите на русском"),
    "sq": ("Mirë se vini! Lexoni shqip", "Mirë se vini! Shkruani shqip"),
    "sr": ("Dobro došli! Čitajte na srpskom", "Dobro došli! Pišite na srpskom"),
    "tr": ("Hoş geldiniz! Türkçe okuyun", "Hoş geldiniz! Türkçe yazın"),
    "uk": ("Вітаємо! Читайте українською", "Вітаємо! Пишіть українською"),
}


def greeting(accepted: str, shown: str) -> Greeting | None:
    """By what the browser asks for, in its order. None where the page already speaks the first language of theirs that
    we can greet in, or where there is none."""
    spoken = {code for code, _name in settings.LANGUAGES}
    for tag, _weight in parse_accept_lang_header(accepted.lower()):
        language = tag.partition("-")[0]
        if language == shown.partition("-")[0]:
            return None
        if language in WORDS:
            read, write = WORDS[language]
            reads = language in spoken
            return Greeting(language, read if reads else write, reads)
    return None
