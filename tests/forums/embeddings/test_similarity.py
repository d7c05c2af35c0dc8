"""Texts that mean the same find each other across languages; what may not be seen is never found."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import pytest
from django.db.models import QuerySet
from pytest_django import Settings

from forums.embeddings import indexing as remembering
from forums.embeddings.cross_lingual import across, embed_across, sentences
from forums.embeddings.embedder import MixedVectors, embed, similar
from forums.embeddings.indexing import forget, out_of_place, remember, remember_all, words_changed
from forums.embeddings.models import TextVector
from forums.embeddings.similarity import ALIKE, Belongs, Near, nearest, nearest_group, vectors_among
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
    remembering.register(CrossCuttingTheme, shown=CrossCuttingTheme.objects.all, words=lambda theme: theme.slug)
    yield
    del remembering._texts[CrossCuttingTheme]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]) -> Committed:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def theme(text: str, **facts: Any) -> CrossCuttingTheme:
    made: CrossCuttingTheme = ThemeFactory(slug=text, **facts)
    return made


def remembered(*texts: str) -> list[CrossCuttingTheme]:
    made = [theme(text) for text in texts]
    remember(CrossCuttingTheme, [one.pk for one in made])
    return made


def everything() -> QuerySet[CrossCuttingTheme]:
    found: QuerySet[CrossCuttingTheme] = CrossCuttingTheme.objects.all()
    return found


def pks(found: list[Near]) -> list[int]:
    return [near.pk for near in found]


def known() -> set[int]:
    return set(TextVector.objects.of_model(CrossCuttingTheme).values_list("about_id", flat=True))


# Across languages


def test_every_language_says_the_same_number_of_sentences() -> None:
    assert {len(said) for said in sentences().values()} == {12}
    assert len(sentences()) == 21


def test_the_same_wish_in_another_language_is_nearer_than_another_wish_in_ones_own(by_meaning: None) -> None:
    german, turkish = [SWIM_DE, "Frühstück nur für Frauen"], [SWIM_TR, "Kadınlara özel kahvaltı"]
    one, other = embed_across(german), embed_across(turkish)
    assert (similar(one, other).diagonal() > similar(one, one)[0, 1]).all()
    # As the model makes them, the language decides.
    plain = embed(german)
    assert (similar(plain, embed(turkish)).diagonal() < similar(plain, plain)[0, 1]).all()


def test_vectors_with_and_without_their_language_are_never_compared(by_meaning: None) -> None:
    plain = embed([SWIM_DE])
    with pytest.raises(MixedVectors):
        similar(plain, across(plain))


# Making and forgetting


def test_a_text_is_remembered_after_the_commit_and_forgotten_within_it(themes: None, committed: Committed) -> None:
    one = theme(SWIM_DE)
    with committed():
        words_changed(one)
        assert known() == set()
    assert known() == {one.pk}
    words_changed(one)
    assert known() == set()


def test_other_words_get_another_vector_and_the_same_words_none(themes: None) -> None:
    (one,) = remembered(SWIM_DE)
    assert remember(CrossCuttingTheme, [one.pk]) == 0
    CrossCuttingTheme.objects.update(slug=GRAVES_DE)
    assert remember(CrossCuttingTheme, [one.pk]) == 1
    assert pks(nearest(GRAVES_UK, everything())) == [one.pk]
    assert TextVector.objects.count() == 1


def test_what_is_not_shown_gets_no_vector(themes: None, committed: Committed) -> None:
    one = theme(SWIM_DE)
    one.delete()
    with committed():
        words_changed(one)
    assert (remember_all(), known()) == (0, set())


def test_words_that_left_once_they_were_read_are_not_kept(themes: None) -> None:
    """As when a moderator hides a text at the moment a worker computes its vector."""

    def read_and_hidden(one: CrossCuttingTheme) -> str:
        one.delete()
        return one.slug

    remembering.register(CrossCuttingTheme, shown=CrossCuttingTheme.objects.all, words=read_and_hidden)
    assert (remember(CrossCuttingTheme, [theme(SWIM_DE).pk]), known()) == (0, set())


def test_the_daily_job_makes_what_is_missing_and_forgets_what_is_gone(themes: None) -> None:
    gone, stays, changed = remembered(SWIM_DE, GRAVES_DE, DOCTOR_DE)
    gone.delete()
    CrossCuttingTheme.objects.filter(pk=changed.pk).update(slug=DOCTOR_RO)
    new = theme(SWIM_TR)
    assert [vector.about_id for vector in out_of_place()] == [gone.pk]
    told: list[tuple[int, int]] = []
    assert remember_all(lambda done, of: told.append((done, of))) == 2
    assert told == [(2, 2)]
    assert known() == {stays.pk, changed.pk, new.pk}
    assert remember_all() == 0


def test_another_models_vectors_are_not_compared_and_made_anew(themes: None) -> None:
    one, other = remembered(SWIM_DE, SWIM_TR)
    TextVector.objects.filter(about_id=other.pk).update(version="0.0.1", vector=b"\0\0")
    assert pks(nearest(one, everything())) == []
    assert set(vectors_among(everything())) == {one.pk}
    assert remember_all() == 1
    assert pks(nearest(one, everything())) == [other.pk]


def test_without_the_model_nothing_is_made_or_found_but_forgetting_works(themes: None, settings: Settings) -> None:
    one, other = remembered(SWIM_DE, SWIM_TR)
    settings.COMPARE_TEXTS_BY = "letters"
    assert (nearest(one, everything()), vectors_among(everything())) == ([], {})
    theme(GRAVES_DE)
    other.delete()
    assert (remember_all(), known()) == (0, {one.pk})
    forget(one)
    assert known() == set()


# Finding


def test_the_same_meaning_is_found_in_every_language_and_nothing_else(themes: None) -> None:
    swim_de, swim_tr, swim_ar, graves_de, graves_uk, doctor_de, doctor_ro = remembered(
        SWIM_DE, SWIM_TR, SWIM_AR, GRAVES_DE, GRAVES_UK, DOCTOR_DE, DOCTOR_RO
    )
    assert set(pks(nearest(swim_de, everything()))) == {swim_tr.pk, swim_ar.pk}
    assert pks(nearest(graves_uk, everything())) == [graves_de.pk]
    assert pks(nearest(doctor_ro, everything())) == [doctor_de.pk]
    assert set(pks(nearest("Women want to swim among themselves", everything()))) == {
        swim_de.pk,
        swim_tr.pk,
        swim_ar.pk,
    }
    assert nearest("Die Straßenlampe ist kaputt", everything()) == []
    assert nearest(" \n", everything(), at_least=-1) == []


def test_nobody_outside_the_given_records_is_found(themes: None) -> None:
    swim_de, swim_tr, swim_ar = remembered(SWIM_DE, SWIM_TR, SWIM_AR)
    assert pks(nearest(swim_de, everything().exclude(pk=swim_tr.pk))) == [swim_ar.pk]
    assert pks(nearest(SWIM_DE, everything().order_by("-pk")[:1])) == [swim_ar.pk]
    swim_ar.delete()
    assert pks(nearest(swim_de, everything())) == [swim_tr.pk]


def test_equal_texts_come_in_the_order_in_which_they_were_written(themes: None) -> None:
    same = remembered(*(f"{SWIM_DE}{' ' * gap}" for gap in range(4)))
    assert nearest(SWIM_DE, everything(), most=3) == [Near(one.pk, pytest.approx(1, abs=0.001)) for one in same[:3]]


def test_the_caller_says_how_many_and_how_like(themes: None) -> None:
    swim_de, _swim_tr, _swim_ar, graves_de = remembered(SWIM_DE, SWIM_TR, SWIM_AR, GRAVES_DE)
    assert len(nearest(swim_de, everything(), most=1)) == 1
    assert len(nearest(swim_de, everything(), at_least=-1)) == 3
    assert nearest(swim_de, everything(), at_least=0.99) == []
    assert graves_de.pk in pks(nearest(swim_de, everything(), at_least=-1))


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow(themes: None, count: int, django_assert_num_queries: Any) -> None:
    one, *_others = remembered(*(f"{SWIM_DE} {number}" for number in range(count + 1)))
    everything().count()
    with django_assert_num_queries(2):
        nearest(one, everything())
    with django_assert_num_queries(1):
        nearest(SWIM_TR, everything())
    with django_assert_num_queries(1):
        vectors_among(everything())


# Grouping


def rows(*texts: str) -> list[Any]:
    return [*embed_across(texts).array]


def test_a_loose_text_is_proposed_for_the_group_it_belongs_to(by_meaning: None) -> None:
    groups = {
        "swimming": rows(SWIM_DE, "Women-only hours at the swimming pool"),
        "graves": rows(GRAVES_DE),
        "doctor": rows(DOCTOR_DE, "Der Arzt versteht mich nicht"),
        "empty": [],
    }
    loose = dict(zip("turl", rows(SWIM_TR, GRAVES_UK, DOCTOR_RO, "Straßenlampe kaputt"), strict=True))
    found = nearest_group(loose, groups)
    assert {text: belongs.group for text, belongs in found.items()} == {"t": "swimming", "u": "graves", "r": "doctor"}
    assert all(ALIKE <= belongs.likeness <= 1 for belongs in found.values())


def test_where_nothing_is_loose_or_grouped_nothing_is_proposed(by_meaning: None) -> None:
    swim = rows(SWIM_DE)
    assert nearest_group({}, {"swimming": swim}) == {}
    assert nearest_group({"one": swim[0]}, {"empty": []}) == {}
    assert nearest_group({"one": swim[0]}, {"first": swim, "second": swim}) == {"one": Belongs("first", 1.0)}
    assert np.isclose(np.linalg.norm(swim[0]), 1)
