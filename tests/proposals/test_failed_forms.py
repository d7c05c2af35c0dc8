"""A form that fails, in every room of the suggestions: what is wrong stands on top with a link to each field, what it
is about is still there, and nothing typed is lost.

The cases are in failed_forms/."""

from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve

from forums.municipality.hyphenation import SOFT_HYPHEN
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.triage.moves import Move
from tests.config.fuzz.addresses import JUNK_UUID, PLACE, Address, addresses
from tests.conftest import City
from tests.factories import UserFactory

from .failed_forms import CASES
from .failed_forms.cast import Case, Cast

SUMMARIES = ("form-errors", "help-critical")  # ours, and in the look of the administration

# Of the desk's moves these have nothing to fill in.
BUTTONS_OF_THE_DESK = {Move.COSIGN, Move.HAND_OVER, Move.BEGIN, Move.AGREE, Move.RECUSE}
BUTTON = "a button: nothing is typed"
CHOSEN = "what can be chosen stands there; anything else cannot be pressed"
WITHOUT_CASE = {
    "bericht/auswertungen/<slug:evaluation>/freigeben/": BUTTON,
    "bericht/auswertungen/<slug:evaluation>/verwerfen/": BUTTON,
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
    "massnahmen/<slug:slug>/bilder/<int:number>/entfernen/": BUTTON,
    "tandem/beschwerden/": "a list",
    "verwaltung/foren/<int:pk>/uebergabe/erledigt/<int:fate>/zurueck/": BUTTON,
    "verwaltung/foren/<int:pk>/uebergabe/freigeben/": BUTTON,
    "verwaltung/foren/<int:pk>/ziele/": CHOSEN,
    "verwaltung/import/<uuid:upload>/zuruecknehmen/": BUTTON,
    "verwaltung/messwerte/import/<uuid:upload>/zuruecknehmen/": BUTTON,
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
    client: Client, cast: Cast, make: Case
) -> None:
    failed = make(cast)
    if failed.by is not None:
        client.force_login(failed.by)
    response = client.post(failed.url, failed.data)
    assert response.status_code in (200, 409, 422)
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


def _is_ours(address: Address) -> bool:
    """The pages of imports are written once, in a lower room, for all kinds."""
    in_room = address.pattern.callback.__module__.startswith("proposals.")
    return in_room or (address.pattern.name or "").startswith(("suggestion_import", "reading_import"))


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
    ours = [entry for entry in addresses() if _is_ours(entry)]
    taking = {entry.route for entry in ours if _takes_forms(client, entry, told)}
    assert taking - {resolve(url).route for url in walked} == WITHOUT_CASE.keys()
    assert set(Move) - {_desk_move(url) for url in walked} == BUTTONS_OF_THE_DESK
