"""What the ranking learns from: broad enough by hand, and corrected by people."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from forums.fields.codes import CODES
from proposals.suggestions.wording import full_text
from proposals.triage.training_data import Labelled, corrections, examples, labelled, leaves, our_leaves
from tests.conftest import City
from tests.factories import FieldFactory, both, released, suggestion

HELD_OUT = Path(__file__).parents[2] / "data" / "ranking_heldout.tsv"
LANGUAGES = {"de", "en", "tr", "ar", "uk", "ru", "ro"}
STYLES = {"card", "plain", "letter", "indirect", "scene"}
EVERYWHERE = {(slug, language) for slug in CODES for language in LANGUAGES}


def test_every_leaf_has_examples_in_every_language() -> None:
    count = Counter((one.slug, one.language) for one in examples())
    assert set(count) == EVERYWHERE
    assert min(count.values()) >= 30
    assert min(Counter(one.slug for one in examples()).values()) >= 200


def test_every_leaf_has_texts_of_every_style_and_some_that_never_name_their_theme_in_every_language() -> None:
    assert {(one.slug, one.style) for one in examples()} == {(slug, style) for slug in CODES for style in STYLES}
    hinted = Counter((one.slug, one.language) for one in examples() if one.style in {"indirect", "scene"})
    assert set(hinted) == EVERYWHERE
    assert min(hinted.values()) >= 10


def test_in_every_leaf_and_language_a_text_that_never_names_its_theme_is_held_out() -> None:
    with HELD_OUT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {row["style"] for row in rows} == STYLES
    for style in ("indirect", "scene"):
        assert {(row["field"], row["lang"]) for row in rows if row["style"] == style} == EVERYWHERE


def test_no_text_stands_twice_and_none_is_also_held_out() -> None:
    texts = Counter(one.text for one in examples())
    assert [text for text, count in texts.items() if count > 1 or not text] == []
    with HELD_OUT.open(encoding="utf-8", newline="") as file:
        held_out = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(held_out) >= 400
    assert [row["id"] for row in held_out if full_text(row["title"], row["text"]) in texts] == []


@pytest.mark.parametrize(
    ("title", "text", "full"),
    [
        ("", "Mehr Licht", "Mehr Licht"),
        ("Bus", "Er fährt nicht", "Bus. Er fährt nicht"),
        ("Mehr Licht am…", "Mehr  Licht\nam Bahnhof", "Mehr  Licht\nam Bahnhof"),
        ("Bus", "", "Bus"),
        ("", " ", ""),
    ],
)
def test_a_title_that_repeats_the_text_is_left_out(title: str, text: str, full: str) -> None:
    assert full_text(title, text) == full


@pytest.mark.django_db
def test_an_empty_database_is_ranked_by_our_leaves() -> None:
    assert leaves() == our_leaves()
    assert [leaf.code for leaf in leaves()] == list(CODES.values())


def test_the_city_s_own_leaves_and_words_come_first(city: City) -> None:
    field = FieldFactory(code="9", slug="verkehr", description=both("Busse und Wege", "Buses and paths"))
    FieldFactory(code="9a", slug="radwege", parent=field, description=both("Radwege", "Cycle paths"))
    known = {leaf.slug: leaf for leaf in leaves()}
    assert set(known) == {"sprachfoerderung", "religion", "radwege"}
    assert known["radwege"].described == (("de", "Radwege"), ("en", "Cycle paths"))
    assert {one.slug for one in labelled(leaves())} == set(known)


def test_what_a_person_assigns_or_passes_on_teaches_and_the_last_word_counts(
    city: City, lead_officer: object, officer: object
) -> None:
    told = released("Ein Friedhof für alle", language="de")
    told.route(to=city.language, by=lead_officer)
    told.forward(to=city.faith, by=officer, reason="Es geht um Gräber.")
    assert corrections() == (Labelled("religion", "de", "Ein Friedhof für alle", "correction", told.number),)


def test_neither_the_machine_s_routing_nor_an_unpublished_text_teaches(city: City, lead_officer: object) -> None:
    released("Von der Maschine").route(to=city.faith, by=None)
    suggestion("Noch nicht gelesen").route(to=city.faith, by=lead_officer)
    assert corrections() == ()


def test_what_went_back_or_is_nobody_s_here_teaches_no_more(city: City, lead_officer: object, officer: object) -> None:
    back, gone = released("Zurück an die Leitung"), released("Zurückgezogen")
    for told in (back, gone):
        told.route(to=city.language, by=lead_officer)
    assert len(corrections()) == 2
    back.forward(to=city.lead, by=officer, reason="Das passt nicht zu uns.")
    gone.withdraw()
    assert corrections() == ()
