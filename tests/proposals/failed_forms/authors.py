"""Forms of those who take part: to suggest, to follow, to answer, to appeal."""

from tests.factories import UserFactory, speaker, suggestion, verified

from .cast import TYPED, Case, Cast, Failed


def new_suggestion(cast: Cast) -> Failed:
    data = {"title": TYPED, "text": "", "email": "keine Adresse"}
    return Failed("/anregungen/neu/", data, {"text", "email"}, typed=(TYPED, "keine Adresse"))


def find(cast: Cast) -> Failed:
    return Failed("/anregungen/verfolgen/", {"number": "2026-0042"}, {"codeword"}, typed=("2026-0042",))


def reply(cast: Cast) -> Failed:
    told = cast.case()
    told.ask(by=cast.officer, question="An welchen Tagen?")
    failed = cast.own("reply", told, {"reply-text": "", "reply-version": told.version}, "text")
    return Failed(failed.url, failed.data, failed.wrong, (*failed.about, "An welchen Tagen?"), typed=())


def too_long(cast: Cast) -> Failed:
    told = cast.case()
    told.ask(by=cast.officer, question="An welchen Tagen?")
    long = TYPED + "x" * 4001
    return cast.own("reply", told, {"reply-text": long, "reply-version": told.version}, "text", typed=(TYPED,))


def appeal(cast: Cast) -> Failed:
    told = suggestion("Deutschkurse am Abend", title="Kurs am Abend")
    told.reject(by=cast.moderator, reason="insult")
    return cast.own("appeal", told, {"appeal-text": "", "appeal-version": told.version}, "text")


def reopen(cast: Cast) -> Failed:
    told = cast.case()
    told.refer_elsewhere(by=cast.officer, text="Die Volkshochschule.")
    return cast.own("reopen", told, {"reopen-text": "", "reopen-version": told.version}, "text")


def address(cast: Cast) -> Failed:
    return cast.own("add_email", cast.case(), {"email": "keine Adresse"}, "email", typed=("keine Adresse",))


def language(cast: Cast) -> Failed:
    return cast.own("language", cast.case(), {"language": "klingonisch"}, "language")


def text_language(cast: Cast) -> Failed:
    return cast.own("text_language", cast.case(), {"text_language": "klingonisch"}, "text_language")


def codeword(cast: Cast) -> Failed:
    return cast.own("codeword", cast.case(), {"codeword": "abc"}, "codeword", typed=("abc",))


def follow(cast: Cast) -> Failed:
    told = cast.case()
    url = f"/anregungen/{told.number}/folgen/"
    return Failed(url, {"email": "keine Adresse"}, {"email"}, (told.number, told.title), typed=("keine Adresse",))


def collect(cast: Cast) -> Failed:
    made = verified(UserFactory())
    by = speaker(made, "vorsitz@example.org")
    return Failed(f"/vereine/{made.slug}/sammlung/", {"place": TYPED}, {"on", "agreed", "text_1"}, (made.name,), by)


CASES: list[Case] = [
    new_suggestion,
    find,
    reply,
    too_long,
    appeal,
    reopen,
    address,
    language,
    text_language,
    codeword,
    follow,
    collect,
]
