"""Whether an association is there already: compared as people would."""

import pytest

from forums.associations.duplicates import Duplicate, MatchReason, bare_name, possible_duplicates, similar
from forums.records.folding import fold
from tests.conftest import City
from tests.factories import registration


@pytest.mark.parametrize(
    ("name", "other_name", "same"),
    [
        ("Türkischer Elternverein e.V.", "TÜRKISCHER ELTERNVEREIN", True),
        ("Tuerkischer Elternverein e. V.", "Türkischer Elternverein", True),
        ("Afghanischer Kulturverein", "Afganischer Kultur-Verein e.V.", True),
        ("Türkischer Elternverein", "Griechischer Elternverein", False),
        ("Verein e.V.", "e.V.", False),
        ("جمعية الثقافة", "جمعية الثقافة", True),
    ],
)
def test_similar_names(name: str, other_name: str, same: bool) -> None:
    assert similar(name, other_name) is same


def test_folding_forgets_capitals_accents_and_spellings() -> None:
    assert (fold("ÖZ  Gür"), bare_name("Café Ínternational e. V.")) == ("oez guer", "cafeinternational")


def test_duplicates_are_found_by_number_name_and_address(city: City) -> None:
    known = registration(
        "Haus der Begegnung", register_number="VR 1234", street="Salzbergener Str. 5", postcode="48431"
    )
    known.submit()
    registration("Ganz anderer Entwurf", register_number="VR 1234")  # a draft of somebody else
    new = registration(
        "Haus der Begegnung e.V.", register_number="vr1234", street="Salzbergener Straße 5", postcode="48431"
    )
    reasons = (MatchReason.REGISTER_NUMBER, MatchReason.NAME, MatchReason.ADDRESS)
    assert possible_duplicates(new) == [Duplicate(known, reasons)]


def test_empty_data_are_not_alike(city: City) -> None:
    registration("Erster").submit()
    assert possible_duplicates(registration("Zweiter ganz neuer Verein")) == []
