"""Who helps at once, in the languages in which danger_words.py finds a cry for help, so that nobody has to read German
to be helped. The site itself speaks fewer languages."""

from dataclasses import dataclass

from .danger import Danger

AMBULANCE, POLICE, LISTENING, WOMEN, CHILDREN = "112", "110", "0800 111 0 111", "116 016", "116 111"
NUMBERS = (AMBULANCE, POLICE, LISTENING, WOMEN, CHILDREN)
SERIOUS = frozenset(Danger) - {Danger.PERSON}  # a complaint about somebody needs no emergency number


@dataclass(frozen=True)
class FirstHelp:
    """`about` says what each of NUMBERS is for."""

    question: str
    advice: str
    about: tuple[str, str, str, str, str]

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """The address to call, the number as it is read, and what it is for."""
        pairs = zip(NUMBERS, self.about, strict=True)
        return [("tel:" + number.replace(" ", ""), number, words) for number, words in pairs]


FIRST_HELP = {
    "de": FirstHelp(
        "Sind Sie oder ist jemand anderes in Gefahr?",
        "Bitte warten Sie nicht auf uns. Hier hilft man Ihnen sofort und kostenlos. "
        "Ihre Karte sehen nur die Tischleitung und die Moderation.",
        (
            "Rettungsdienst",
            "Polizei",
            "Jemand hört zu, Tag und Nacht, ohne Namen",
            "Gewalt gegen Frauen, in 18 Sprachen",
            "Für Kinder und Jugendliche",
        ),
    ),
    "en": FirstHelp(
        "Are you or is somebody else in danger?",
        "Please do not wait for us. These people help at once and free of charge. "
        "Only the host of the table and the moderators see your card.",
        (
            "Ambulance",
            "Police",
            "Someone to listen, day and night, without giving your name",
            "Violence against women, in 18 languages",
            "For children and young people",
        ),
    ),
    "tr": FirstHelp(
        "Siz veya başka biri tehlikede mi?",
        "Lütfen bizi beklemeyin. Burada hemen ve ücretsiz yardım alırsınız. "
        "Kartınızı yalnızca masa sorumlusu ve moderatörler görür.",
        (
            "Ambulans",
            "Polis",
            "Gece gündüz, isim vermeden konuşabileceğiniz biri",
            "Kadına yönelik şiddet, 18 dilde",
            "Çocuklar ve gençler için",
        ),
    ),
    "ar": FirstHelp(
        "هل أنت أو شخص آخر في خطر؟",
        "من فضلك لا تنتظر ردنا. هنا تجد المساعدة فورًا ومجانًا. لا يرى بطاقتك إلا مسؤول الطاولة والمشرفون.",
        (
            "الإسعاف",
            "الشرطة",
            "من يستمع إليك، ليلًا ونهارًا، دون ذكر اسمك",
            "العنف ضد النساء، بثماني عشرة لغة",
            "للأطفال والشباب",
        ),
    ),
    "uk": FirstHelp(
        "Ви або хтось інший у небезпеці?",
        "Будь ласка, не чекайте на нас. Тут вам допоможуть одразу й безкоштовно. "
        "Вашу картку бачать лише ведучі столу та модератори.",
        (
            "Швидка допомога",
            "Поліція",
            "Хтось вислухає вас удень і вночі, без імені",
            "Насильство щодо жінок, 18 мовами",
            "Для дітей та молоді",
        ),
    ),
    "ru": FirstHelp(
        "Вы или кто-то другой в опасности?",
        "Пожалуйста, не ждите нас. Здесь вам помогут сразу и бесплатно. "
        "Вашу карточку видят только ведущие стола и модераторы.",
        (
            "Скорая помощь",
            "Полиция",
            "Вас выслушают днём и ночью, без имени",
            "Насилие в отношении женщин, на 18 языках",
            "Для детей и молодёжи",
        ),
    ),
    "ro": FirstHelp(
        "Sunteți dumneavoastră sau altcineva în pericol?",
        "Vă rugăm să nu ne așteptați. Aici primiți ajutor imediat și gratuit. "
        "Cartonașul dumneavoastră este văzut numai de gazda mesei și de moderatori.",
        (
            "Ambulanță",
            "Poliție",
            "Cineva care ascultă, zi și noapte, fără nume",
            "Violență împotriva femeilor, în 18 limbi",
            "Pentru copii și tineri",
        ),
    ),
    "pl": FirstHelp(
        "Czy Państwo lub ktoś inny jest w niebezpieczeństwie?",
        "Proszę nie czekać na nas. Tutaj można od razu i bezpłatnie otrzymać pomoc. "
        "Państwa kartkę widzą tylko osoby prowadzące stolik i moderatorzy.",
        (
            "Pogotowie ratunkowe",
            "Policja",
            "Ktoś, kto wysłucha w dzień i w nocy, bez podawania nazwiska",
            "Przemoc wobec kobiet, w 18 językach",
            "Dla dzieci i młodzieży",
        ),
    ),
    "fa": FirstHelp(
        "آیا شما یا کس دیگری در خطر هستید؟",
        "لطفاً منتظر ما نمانید. اینجا فوراً و رایگان به شما کمک می‌کنند. کارت شما را فقط مسئول میز و ناظران می‌بینند.",
        (
            "اورژانس",
            "پلیس",
            "کسی که شب و روز، بدون پرسیدن نام، به شما گوش می‌دهد",
            "خشونت علیه زنان، به ۱۸ زبان",
            "برای کودکان و نوجوانان",
        ),
    ),
}


def first_help(*languages: str) -> tuple[str, FirstHelp]:
    """In the first of these languages that is known here, otherwise in German; with its code."""
    known = (code for language in languages for code in (language, language.partition("-")[0]) if code in FIRST_HELP)
    code = next(known, "de")
    return code, FIRST_HELP[code]
