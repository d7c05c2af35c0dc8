"""Whether an association is there already: compared as people would."""

import pytest

from forums.associations.duplicates import Likeness, bare, doubles, fold, near
from tests.conftest import City
from tests.factories import registration


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Türkischer Elternverein e.V.", "TÜRKISCHER ELTERNVEREIN", True),
        ("Tuerkischer Elternverein e. V.", "Türkischer Elternverein", True),
        ("Afghanischer Kulturverein", "Afganischer Kultur-Verein e.V.", True),
        ("Türkischer Elternverein", "Griechischer Elternverein", False),
        ("Verein e.V.", "e.V.", False),
        ("جمعية الثقافة", "جمعية الثقافة", True),
    ],
)
def test_near_names(one: str, other: str, same: bool) -> None:
    assert near(one, other) is same


def test_folding_forgets_capitals_accents_and_spellings() -> None:
    assert (fold("ÖZ  Gür"), bare("Café Ínternational e. V.")) == ("oez guer", "cafeinternational")


def test_doubles_are_found_by_number_name_and_address(city: City) -> None:
    known = registration(
        "Haus der Begegnung", register_number="VR 1234", street="Salzbergener Str. 5", postcode="48431"
    )
    known.submit()
    registration("Ganz anderer Entwurf", register_number="VR 1234")  # a draft of somebody else
    new = registration(
        "Haus der Begegnung e.V.", register_number="vr1234", street="Salzbergener Straße 5", postcode="48431"
    )
    assert [(double.association, double.by) for double in doubles(new)] == [
        (known, (Likeness.REGISTER, Likeness.NAME, Likeness.ADDRESS))
    ]


def test_empty_data_are_not_alike(city: City) -> None:
    registration("Erster").submit()
    assert doubles(registration("Zweiter ganz neuer Verein")) == []
