"""A form that fails, in every room of the suggestions: what is wrong stands on top with a link to each field, what it
is about is still there, and nothing typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse

from forums.bodies.models import Duty, MembershipRole
from forums.dialogue.models import CardFlag, CardReview
from forums.municipality.hyphenation import SOFT_HYPHEN
from forums.people.models import User
from proposals.intake.cards.models import CardOutcome
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from proposals.triage.decisions import Decision
from proposals.triage.errata import Erratum, Words
from proposals.triage.moves import Move
from tests.config.fuzz.addresses import JUNK_UUID, PLACE, Address, addresses
from tests.conftest import City
from tests.factories import (
    BodyFactory,
    MeasureFactory,
    UserFactory,
    card,
    released,
    running,
    seat,
    speaker,
    suggestion,
    verified,
)

from .triage.conftest import declining

SUMMARIES = ("form-errors", "help-critical")  # ours, and in the look of the administration
TYPED = "Das habe ich lange überlegt"


@dataclass(frozen=True)
class Failed:
    """What is posted where, by whom; `typed` must still stand there, `wrong` are the names of the fields to mend, and
    `about` what the page must still name."""

    url: str
    data: dict[str, Any]
    wrong: set[str]
    about: tuple[str, ...] = ()
    by: User | None = None
    typed: tuple[str, ...] = (TYPED,)


class Cast:
    """Made when a case asks for it."""

    def __init__(self, city: City, officer: User, teacher: User, moderator: User, coordinator: User) -> None:
        self.city, self.officer, self.teacher, self.moderator = city, officer, teacher, moderator
        self.coordinator = coordinator

    def case(self) -> Suggestion:
        return released("Deutschkurse am Abend", title="Kurs am Abend", field=self.city.language)

    def own(
        self, name: str, told: Suggestion, data: dict[str, Any], *wrong: str, typed: tuple[str, ...] = ()
    ) -> Failed:
        url = reverse(f"suggestion_{name}", args=[follow_token(told)])
        return Failed(url, data, set(wrong), (told.number, told.title), typed=typed)

    def move(self, move: str, told: Suggestion, by: User, data: dict[str, Any], *wrong: str) -> Failed:
        typed = tuple(value for value in data.values() if value == TYPED)
        data = {"version": told.version, **data}
        return Failed(f"/tandem/{told.number}/{move}/", data, set(wrong), (told.number, told.title), by, typed)


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


def ask(cast: Cast) -> Failed:
    return cast.move("rueckfrage", cast.case(), cast.officer, {}, "text")


def extend(cast: Cast) -> Failed:
    return cast.move("zwischenbescheid", cast.case(), cast.officer, {}, "text")


def forward(cast: Cast) -> Failed:
    return cast.move("weitergeben", cast.case(), cast.officer, {"text": TYPED}, "to")


def merge(cast: Cast) -> Failed:
    return cast.move("zusammenfuehren", cast.case(), cast.officer, {"into": "2026-9999", "text": TYPED}, "into")


def not_ours(cast: Cast) -> Failed:
    return cast.move("andere-stelle", cast.case(), cast.officer, {}, "text")


def comment(cast: Cast) -> Failed:
    return cast.move("kommentar", cast.case(), cast.officer, {"uuid": "kaputt", "text": TYPED})


def draft(cast: Cast) -> Failed:
    data = {"outcome": "declined", "answer": TYPED, "reason": "no_such", "neu-TOTAL_FORMS": 1, "neu-INITIAL_FORMS": 0}
    return cast.move("entwurf", cast.case(), cast.officer, data, "reason")


def objection(cast: Cast) -> Failed:
    told = cast.case()
    decision = Decision.draft(told, declining(), by=cast.officer)
    decision.hand_over(by=cast.officer)
    return cast.move("widersprechen", told, cast.teacher, {}, "text")


def moderated(cast: Cast) -> Failed:
    told = suggestion("Deutschkurse am Abend", title="Kurs am Abend")
    data = {"act": "hold", "seen": told.version, "title": "", "public_text": TYPED, "note": TYPED}
    url = f"/verwaltung/moderation/{told.number}/"
    return Failed(url, data, {"title", "reason"}, (told.number, told.original), cast.moderator, (TYPED,))


def danger_raised(cast: Cast) -> Failed:
    told = suggestion("Deutschkurse am Abend", title="Kurs am Abend")
    url = reverse("danger_raise", args=[told.number])
    return Failed(url, {"danger": "nichts"}, {"danger"}, (told.number, told.title, told.original), cast.moderator, ())


def danger_called(cast: Cast) -> Failed:
    told = suggestion("Mein Mann schlägt mich.", title="Hilfe")
    url = reverse("danger_call", args=[told.number, told.danger_flags.get().pk])
    return Failed(url, {"whom": TYPED}, {"result"}, (told.number, told.original), cast.moderator)


def danger_closed(cast: Cast) -> Failed:
    told = suggestion("Mein Mann schlägt mich.", title="Hilfe")
    url = reverse("danger_close", args=[told.number, told.danger_flags.get().pk])
    return Failed(url, {"result": TYPED}, {"outcome"}, (told.number, told.original), cast.moderator)


def complaint(cast: Cast) -> Failed:
    office = seat(cast.city.complaints, MembershipRole.HOLDER, "beschwerden@example.org")
    told = suggestion("Herr Erfunden im Amt war grob.", title="Grob")
    told.give_to_complaints(by=cast.moderator)
    url = reverse("complaint", args=[told.number])
    return Failed(url, {"seen": told.version, "text": ""}, {"text"}, (told.number, told.original), office, ())


def follow(cast: Cast) -> Failed:
    told = cast.case()
    url = f"/anregungen/{told.number}/folgen/"
    return Failed(url, {"email": "keine Adresse"}, {"email"}, (told.number, told.title), typed=("keine Adresse",))


def route(cast: Cast) -> Failed:
    lead = seat(cast.city.lead, MembershipRole.OFFICE_SEAT, "leitung@example.org")
    told = released("Deutschkurse am Abend", title="Kurs am Abend")
    return cast.move("zuordnen", told, lead, {"to": "nirgends"}, "to")


def correct(cast: Cast) -> Failed:
    told = cast.case()
    decision = Decision.draft(told, declining(), by=cast.officer)
    decision.hand_over(by=cast.officer)
    decision.cosign(by=cast.teacher)
    told.refresh_from_db()
    data = {"text": TYPED, "would_change": "", "reason": ""}
    return cast.move("berichtigen", told, cast.officer, data, "would_change", "reason")


def collect(cast: Cast) -> Failed:
    made = verified(UserFactory())
    by = speaker(made, "vorsitz@example.org")
    return Failed(f"/vereine/{made.slug}/sammlung/", {"place": TYPED}, {"on", "agreed", "text_1"}, (made.name,), by)


def unmerge(cast: Cast) -> Failed:
    told, other = cast.case(), released("Abends Deutsch lernen", field=cast.city.language)
    told.merge(into=other, by=cast.officer, reason="Die gleiche Idee", seat="office")
    return cast.move("trennen", told, cast.officer, {}, "text")


def call_back(cast: Cast) -> Failed:
    told = cast.case()
    told.refer_elsewhere(by=cast.officer, text="Der Kreis", seat="office")
    return cast.move("zurueckholen", told, cast.teacher, {}, "text")


def council(cast: Cast) -> Failed:
    return cast.move("an-den-rat", cast.case(), cast.officer, {}, "text")


def personal(cast: Cast) -> Failed:
    return cast.move("persoenlich", cast.case(), cast.officer, {}, "text")


def review(cast: Cast) -> Failed:
    told = cast.case()
    told.refer_elsewhere(by=cast.officer, text="Der Kreis", seat="office")
    body = BodyFactory(slug="integration", duty=Duty.MIGRATION_OFFICER)
    return cast.move("nachpruefen", told, seat(body, MembershipRole.HOLDER, "integration@example.org"), {}, "text")


def disagree(cast: Cast) -> Failed:
    told = cast.case()
    Decision.draft(told, declining(), by=cast.officer).hand_over(by=cast.officer)
    Decision.objects.get().cosign(by=cast.teacher)
    told.refresh_from_db()
    Erratum.propose(told, Words("Dafür ist erst 2028 Geld da.", "Die Jahreszahl", "Geld"), by=cast.officer)
    return cast.move("berichtigung-ablehnen", told, cast.teacher, {}, "text")


def measure_news(cast: Cast) -> Failed:
    made = MeasureFactory(field=cast.city.language)
    url = reverse("measure_report", args=[made.slug])
    return Failed(url, {"version": made.version, "status": "news"}, {"text"}, (str(made),), cast.officer, ())


def measure_unlinked(cast: Cast) -> Failed:
    told, made = cast.case(), MeasureFactory(field=cast.city.language)
    made.link(told, by=None)
    url = reverse("measure_unlink", args=[made.slug])
    return Failed(url, {"suggestion": told.number, "text": ""}, {"text"}, (str(made),), cast.officer, ())


def why(cast: Cast) -> Failed:
    return Failed(
        "/verwaltung/warum/", {"account": "keine Adresse"}, {"account"}, (), cast.coordinator, ("keine Adresse",)
    )


def import_file(cast: Cast) -> Failed:
    return Failed("/verwaltung/import/", {}, {"file"}, by=cast.coordinator, typed=())


def voice_hidden(cast: Cast) -> Failed:
    told = cast.case()
    said = card(running(cast.city.language).tables.get(), "Abends wäre gut")
    said.release(by=None)
    CardOutcome.join(said, to=told, by=cast.coordinator)
    url = reverse("voice_hide", args=[told.number, CardOutcome.objects.get().pk])
    return Failed(url, {}, {"because"}, ("Abends wäre gut",), cast.moderator, ())


def card_flag(cast: Cast) -> Failed:
    card(running(cast.city.language).tables.get(), "Ich will nicht mehr leben.")
    url = reverse("card_flag_close", args=[CardFlag.objects.get().pk])
    return Failed(url, {"result": TYPED}, {"warnung"}, ("Ich will nicht mehr leben.",), cast.moderator)


def card_review(cast: Cast) -> Failed:
    card(running(cast.city.language).tables.get(), "Unsinn").hide(by=None, because="Unsinn")
    url = reverse("card_review_decide", args=[CardReview.objects.get().pk])
    return Failed(url, {}, {"karte"}, ("Unsinn",), cast.moderator, ())


CASES: list[Callable[[Cast], Failed]] = [
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
    ask,
    extend,
    forward,
    merge,
    not_ours,
    comment,
    draft,
    objection,
    moderated,
    danger_raised,
    danger_called,
    danger_closed,
    complaint,
    follow,
    route,
    correct,
    collect,
    unmerge,
    call_back,
    council,
    personal,
    review,
    disagree,
    measure_news,
    measure_unlinked,
    why,
    import_file,
    voice_hidden,
    card_flag,
    card_review,
]

# Of the desk's moves these have nothing to fill in.
BUTTONS_OF_THE_DESK = {Move.COSIGN, Move.HAND_OVER, Move.BEGIN, Move.AGREE, Move.RECUSE}
BUTTON = "a button: nothing is typed"
CHOSEN = "what can be chosen stands there; anything else cannot be pressed"
WITHOUT_CASE = {
    "anregungen/<str:number>/verein/": CHOSEN,
    "anregungen/<str:text>/": "leads to the suggestion that was meant",
    "anregungen/<suggestion_number:number>/unterstuetzen/": BUTTON,
    "anregungen/abbestellen/<str:token>/": BUTTON,
    "anregungen/bestaetigen/<str:token>/": BUTTON,
    "anregungen/neu/aehnliche/": "a fragment of the form for a new suggestion",
    "anregungen/neu/karte/": "opens that form with the text of a card that was refused",
    "anregungen/verfolgen/<str:token>/adresse/<int:pk>/loeschen/": BUTTON,
    "anregungen/verfolgen/<str:token>/mitautor/<int:pk>/": BUTTON,
    "anregungen/verfolgen/<str:token>/name-loeschen/": BUTTON,
    "anregungen/verfolgen/<str:token>/name-verbergen/": BUTTON,
    "anregungen/verfolgen/<str:token>/neuer-link/": BUTTON,
    "anregungen/verfolgen/<str:token>/ort-loeschen/": BUTTON,
    "anregungen/verfolgen/<str:token>/vergessen/": BUTTON,
    "anregungen/verfolgen/<str:token>/zurueckziehen/": "a reason that may be left out",
    "tandem/beschwerden/": "a list",
    "verwaltung/foren/<int:pk>/uebergabe/": "many small forms: tests/proposals/intake/test_cards_pages.py",
    "verwaltung/foren/<int:pk>/uebergabe/erledigt/<int:fate>/zurueck/": BUTTON,
    "verwaltung/foren/<int:pk>/uebergabe/freigeben/": BUTTON,
    "verwaltung/foren/<int:pk>/ziele/": CHOSEN,
    "verwaltung/import/<uuid:upload>/": "columns to choose: tests/proposals/intake/test_import_pages.py",
    "verwaltung/import/<uuid:upload>/zuruecknehmen/": BUTTON,
    "verwaltung/moderation/<str:number>/sofort-handeln/": BUTTON,
    "verwaltung/moderation/karten/warnung/<int:pk>/uebernehmen/": BUTTON,
}


@pytest.fixture
def cast(city: City, officer: User, teacher: User, moderator: User, coordinator: User, settings: Any) -> Cast:
    settings.SECOND_FACTOR_REQUIRED = False
    return Cast(city, officer, teacher, moderator, coordinator)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).replace(SOFT_HYPHEN, "").split())


def _typed(page: Element) -> str:
    """What stands in the fields."""
    values = [field.get("value", "") for field in page.iterfind(".//input")]
    return " ".join([*values, *("".join(area.itertext()) for area in page.iterfind(".//textarea"))])


@pytest.mark.parametrize("make", CASES)
def test_a_failed_form_says_what_is_wrong_keeps_what_was_typed_and_names_what_it_is_about(
    client: Client, cast: Cast, make: Callable[[Cast], Failed]
) -> None:
    failed = make(cast)
    if failed.by is not None:
        client.force_login(failed.by)
    response = client.post(failed.url, failed.data)
    assert response.status_code in (200, 422)
    page = html5lib.parse(response.content, namespaceHTMLElements=False)
    boxes = {
        name: [box for box in page.iterfind(".//div[@class]") if name in box.get("class", "")] for name in SUMMARIES
    }
    [summary] = next(filter(None, boxes.values()))
    targets = [link.get("href", "").removeprefix("#") for link in summary.iterfind(".//a")]
    ids = [element.get("id") for element in page.iterfind(".//*[@id]")]
    assert [ids.count(target) for target in targets] == [1] * len(targets)
    named = [name for name in failed.wrong if any(name in target for target in targets)]
    assert (sorted(named), bool(_text(summary))) == (sorted(failed.wrong), True)
    main = next(page.iterfind(".//main"))
    assert [words in _text(main) for words in failed.about] == [True] * len(failed.about)
    assert [words in _typed(page) for words in failed.typed] == [True] * len(failed.typed)


def _takes_forms(client: Client, address: Address, told: Suggestion) -> bool:
    """Unless it says that it only shows. It says so before it looks what the address is about."""
    keys = {"number": told.number, "int": "1", "uuid": JUNK_UUID}
    path = PLACE.sub(lambda place: keys.get(place["name"]) or keys.get(place["kind"] or "") or "x", address.route)
    allowed = client.options(f"/{path}").get("Allow", "POST")
    return "POST" in allowed


def _desk_move(path: str) -> str:
    return path.removesuffix("/").rpartition("/")[2] if path.startswith("/tandem/") else ""


def test_every_form_of_the_suggestions_has_a_case(client: Client, cast: Cast) -> None:
    """Whoever adds an address that takes one adds a case, or says why it needs none."""
    walked = set()
    for make in CASES:
        with transaction.atomic():
            walked.add(make(cast).url)
            transaction.set_rollback(True)
    told = cast.case()
    client.force_login(UserFactory(is_superuser=True))
    ours = [entry for entry in addresses() if entry.pattern.callback.__module__.startswith("proposals.")]
    taking = {entry.route for entry in ours if _takes_forms(client, entry, told)}
    assert taking - {resolve(url).route for url in walked} == WITHOUT_CASE.keys()
    assert set(Move) - {_desk_move(url) for url in walked} == BUTTONS_OF_THE_DESK
