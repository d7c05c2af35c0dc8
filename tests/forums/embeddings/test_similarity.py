"""Texts that mean the same find each other across languages; what may not be seen is never found."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import pytest
from django.db.models import QuerySet
from pytest_django import Settings

from forums.embeddings import indexing
from forums.embeddings.cross_lingual import embed_cross_lingual, sentences, without_language
from forums.embeddings.embedder import MixedVectors, cosine_similarity, embed
from forums.embeddings.indexing import forget, index, index_all, stale_vectors, text_changed
from forums.embeddings.models import TextVector
from forums.embeddings.similarity import ALIKE, GroupMatch, SimilarRecord, similar, similar_group, stored_vectors
from forums.fields.models import CrossCuttingTheme
from tests.factories import ThemeFactory

type Committed = Callable[[], AbstractContextManager[Any]]

SWIM_DE, SWIM_TR, SWIM_AR = "Schwimmkurs nur für Frauen", "Kadınlara özel yüzme kursu", "دورة سباحة للنساء فقط"
GRAVES_DE, GRAVES_UK = "Ein Friedhof für Muslime", "Мусульманське кладовище"
DOCTOR_DE, DOCTOR_RO = "Dolmetscher im Krankenhaus", "Traducător la spital"


@pytest.fixture
def by_meaning(settings: Settings) -> None:
    settings.COMPARE_TEXTS_BY = "meaning"


@pytest.fixture
def themes(db: None, by_meaning: None) -> Iterator[None]:
    """Themes stand for any record with a text: their slug is what is compared, the deleted are not shown."""
    indexing.register(CrossCuttingTheme, shown=CrossCuttingTheme.objects.all, words=lambda theme: theme.slug)
    yield
    del indexing._sources[CrossCuttingTheme]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]) -> Committed:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def theme(text: str, **facts: Any) -> CrossCuttingTheme:
    made: CrossCuttingTheme = ThemeFactory(slug=text, **facts)
    return made


def indexed(*texts: str) -> list[CrossCuttingTheme]:
    made = [theme(text) for text in texts]
    index(CrossCuttingTheme, [one.pk for one in made])
    return made


def everything() -> QuerySet[CrossCuttingTheme]:
    found: QuerySet[CrossCuttingTheme] = CrossCuttingTheme.objects.all()
    return found


def pks(found: list[SimilarRecord]) -> list[int]:
    return [near.pk for near in found]


def known() -> set[int]:
    return set(TextVector.objects.of_model(CrossCuttingTheme).values_list("about_id", flat=True))


# Across languages


def test_every_language_says_the_same_number_of_sentences() -> None:
    assert {len(said) for said in sentences().values()} == {12}
    assert len(sentences()) == 21


def test_the_same_wish_in_another_language_is_nearer_than_another_wish_in_ones_own(by_meaning: None) -> None:
    german, turkish = [SWIM_DE, "Frühstück nur für Frauen"], [SWIM_TR, "Kadınlara özel kahvaltı"]
    one, other = embed_cross_lingual(german), embed_cross_lingual(turkish)
    assert (cosine_similarity(one, other).diagonal() > cosine_similarity(one, one)[0, 1]).all()
    # As the model makes them, the language decides.
    plain = embed(german)
    assert (cosine_similarity(plain, embed(turkish)).diagonal() < cosine_similarity(plain, plain)[0, 1]).all()


def test_vectors_with_and_without_their_language_are_never_compared(by_meaning: None) -> None:
    plain = embed([SWIM_DE])
    with pytest.raises(MixedVectors):
        cosine_similarity(plain, without_language(plain))


# Making and forgetting


def test_a_text_is_remembered_after_the_commit_and_forgotten_within_it(themes: None, committed: Committed) -> None:
    one = theme(SWIM_DE)
    with committed():
        text_changed(one)
        assert known() == set()
    assert known() == {one.pk}
    text_changed(one)
    assert known() == set()


def test_other_words_get_another_vector_and_the_same_words_none(themes: None) -> None:
    (one,) = indexed(SWIM_DE)
    assert index(CrossCuttingTheme, [one.pk]) == 0
    CrossCuttingTheme.objects.update(slug=GRAVES_DE)
    assert index(CrossCuttingTheme, [one.pk]) == 1
    assert pks(similar(GRAVES_UK, everything())) == [one.pk]
    assert TextVector.objects.count() == 1


def test_what_is_not_shown_gets_no_vector(themes: None, committed: Committed) -> None:
    one = theme(SWIM_DE)
    one.delete()
    with committed():
        text_changed(one)
    assert (index_all(), known()) == (0, set())


def test_words_that_left_once_they_were_read_are_not_kept(themes: None) -> None:
    """As when a moderator hides a text at the moment a worker computes its vector."""

    def read_and_hidden(one: CrossCuttingTheme) -> str:
        one.delete()
        return one.slug

    indexing.register(CrossCuttingTheme, shown=CrossCuttingTheme.objects.all, words=read_and_hidden)
    assert (index(CrossCuttingTheme, [theme(SWIM_DE).pk]), known()) == (0, set())


def test_the_daily_job_makes_what_is_missing_and_forgets_what_is_gone(themes: None) -> None:
    gone, stays, changed = indexed(SWIM_DE, GRAVES_DE, DOCTOR_DE)
    gone.delete()
    CrossCuttingTheme.objects.filter(pk=changed.pk).update(slug=DOCTOR_RO)
    new = theme(SWIM_TR)
    assert [vector.about_id for vector in stale_vectors()] == [gone.pk]
    told: list[tuple[int, int]] = []
    assert index_all(lambda done, of: told.append((done, of))) == 2
    assert told == [(2, 2)]
    assert known() == {stays.pk, changed.pk, new.pk}
    assert index_all() == 0


def test_another_models_vectors_are_not_compared_and_made_anew(themes: None) -> None:
    one, other = indexed(SWIM_DE, SWIM_TR)
    TextVector.objects.filter(about_id=other.pk).update(version="0.0.1", vector=b"\0\0")
    assert pks(similar(one, everything())) == []
    assert set(stored_vectors(everything())) == {one.pk}
    assert index_all() == 1
    assert pks(similar(one, everything())) == [other.pk]


def test_without_the_model_nothing_is_made_or_found_but_forgetting_works(themes: None, settings: Settings) -> None:
    one, other = indexed(SWIM_DE, SWIM_TR)
    settings.COMPARE_TEXTS_BY = "letters"
    assert (similar(one, everything()), stored_vectors(everything())) == ([], {})
    theme(GRAVES_DE)
    other.delete()
    assert (index_all(), known()) == (0, {one.pk})
    forget(one)
    assert known() == set()


# Finding


def test_the_same_meaning_is_found_in_every_language_and_nothing_else(themes: None) -> None:
    swim_de, swim_tr, swim_ar, graves_de, graves_uk, doctor_de, doctor_ro = indexed(
        SWIM_DE, SWIM_TR, SWIM_AR, GRAVES_DE, GRAVES_UK, DOCTOR_DE, DOCTOR_RO
    )
    assert set(pks(similar(swim_de, everything()))) == {swim_tr.pk, swim_ar.pk}
    assert pks(similar(graves_uk, everything())) == [graves_de.pk]
    assert pks(similar(doctor_ro, everything())) == [doctor_de.pk]
    assert set(pks(similar("Women want to swim among themselves", everything()))) == {
        swim_de.pk,
        swim_tr.pk,
        swim_ar.pk,
    }
    assert similar("Die Straßenlampe ist kaputt", everything()) == []
    assert similar(" \n", everything(), at_least=-1) == []


def test_nobody_outside_the_given_records_is_found(themes: None) -> None:
    swim_de, swim_tr, swim_ar = indexed(SWIM_DE, SWIM_TR, SWIM_AR)
    assert pks(similar(swim_de, everything().exclude(pk=swim_tr.pk))) == [swim_ar.pk]
    assert pks(similar(SWIM_DE, everything().order_by("-pk")[:1])) == [swim_ar.pk]
    swim_ar.delete()
    assert pks(similar(swim_de, everything())) == [swim_tr.pk]


def test_equal_texts_come_in_the_order_in_which_they_were_written(themes: None) -> None:
    same = indexed(*(f"{SWIM_DE}{' ' * gap}" for gap in range(4)))
    assert similar(SWIM_DE, everything(), most=3) == [
        SimilarRecord(one.pk, pytest.approx(1, abs=0.001)) for one in same[:3]
    ]


def test_the_caller_says_how_many_and_how_like(themes: None) -> None:
    swim_de, _swim_tr, _swim_ar, graves_de = indexed(SWIM_DE, SWIM_TR, SWIM_AR, GRAVES_DE)
    assert len(similar(swim_de, everything(), most=1)) == 1
    assert len(similar(swim_de, everything(), at_least=-1)) == 3
    assert similar(swim_de, everything(), at_least=0.99) == []
    assert graves_de.pk in pks(similar(swim_de, everything(), at_least=-1))


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow(themes: None, count: int, django_assert_num_queries: Any) -> None:
    one, *_others = indexed(*(f"{SWIM_DE} {number}" for number in range(count + 1)))
    everything().count()
    with django_assert_num_queries(2):
        similar(one, everything())
    with django_assert_num_queries(1):
        similar(SWIM_TR, everything())
    with django_assert_num_queries(1):
        stored_vectors(everything())


# Grouping


def rows(*texts: str) -> list[Any]:
    return [*embed_cross_lingual(texts).array]


def test_a_loose_text_is_proposed_for_the_group_it_belongs_to(by_meaning: None) -> None:
    groups = {
        "swimming": rows(SWIM_DE, "Women-only hours at the swimming pool"),
        "graves": rows(GRAVES_DE),
        "doctor": rows(DOCTOR_DE, "Der Arzt versteht mich nicht"),
        "empty": [],
    }
    loose = dict(zip("turl", rows(SWIM_TR, GRAVES_UK, DOCTOR_RO, "Straßenlampe kaputt"), strict=True))
    found = similar_group(loose, groups)
    assert {text: belongs.group for text, belongs in found.items()} == {"t": "swimming", "u": "graves", "r": "doctor"}
    assert all(ALIKE <= belongs.likeness <= 1 for belongs in found.values())


def test_where_nothing_is_loose_or_grouped_nothing_is_proposed(by_meaning: None) -> None:
    swim = rows(SWIM_DE)
    assert similar_group({}, {"swimming": swim}) == {}
    assert similar_group({"one": swim[0]}, {"empty": []}) == {}
    assert similar_group({"one": swim[0]}, {"first": swim, "second": swim}) == {"one": GroupMatch("first", 1.0)}
    assert np.isclose(np.linalg.norm(swim[0]), 1)
