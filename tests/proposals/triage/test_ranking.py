"""Which field a text belongs to, how sure that is, and why."""

import json
from collections import Counter
from dataclasses import asdict

import numpy as np
import pytest
from pytest_django import Settings

from forums.embeddings.embedder import embed
from forums.fields.codes import CODES
from proposals.triage.calibration import Measured, auto_routed, calibrate, held_out
from proposals.triage.ranking import Calibration, Ranker, ranker, shared_words
from proposals.triage.training_data import Labelled, examples
from tests.conftest import City
from tests.factories import released


@pytest.fixture(scope="module")
def few() -> list[Labelled]:
    """Six German texts for each field: seconds instead of a minute."""
    return [one for slug in CODES for one in [one for one in examples() if one.slug == slug][:6]]


@pytest.fixture
def by_meaning(settings: Settings, few: list[Labelled]) -> Ranker:
    settings.COMPARE_TEXTS_BY = "meaning"
    return _taught(few)


def _taught(few: list[Labelled], known: dict[str, Ranker] = {}) -> Ranker:  # noqa: B006
    if "few" not in known:
        known["few"] = Ranker(few, embed([one.text for one in few]))
    return known["few"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Im Krankenhaus hat mich keiner verstanden, ich brauche jemand zum Übersetzen beim Arzt", "gesundheit"),
        ("Where can my daughter get a kindergarten place?", "bildung"),
        ("Kiralık ev bulamıyoruz", "wohnen"),
        ("كرة القدم للأطفال في النادي", "freizeit-kultur-sport"),
        ("Український хор шукає зал для концерту", "freizeit-kultur-sport"),
        ("Можно ли иностранцам голосовать на выборах?", "politische-partizipation"),
        ("Vreau să învăț germană", "sprachfoerderung"),
    ],
)
def test_german_examples_rank_texts_of_every_language(by_meaning: Ranker, text: str, slug: str) -> None:
    assert by_meaning.rank([text])[0].first == slug


def test_the_best_three_come_with_reasons_that_can_be_stored(by_meaning: Ranker) -> None:
    (ranked,) = by_meaning.rank(["Der Integrationskurs: ein Jahr Wartezeit!"])
    best = ranked.candidates[0]
    assert len(ranked.candidates) == 3
    assert (best.slug, best.because[0].origin, best.because[0].language) == ("sprachfoerderung", "example", "de")
    assert best.because[0].text.startswith("Ein Jahr Wartezeit auf den Integrationskurs")
    assert best.because[0].words == ("integrationskurs", "jahr", "wartezeit")
    assert [one.score for one in ranked.candidates] == sorted((one.score for one in ranked.candidates), reverse=True)
    assert ranked.confidence == best.score <= 1
    assert json.loads(json.dumps(best.as_json()))["because"][0]["text"] == best.because[0].text
    assert asdict(ranked)["model"] == "multilingual-e5-small-q4 0.3.0"


@pytest.mark.parametrize("text", ["", "   ", "???", "123 456"])
def test_a_text_without_letters_is_never_clear(by_meaning: Ranker, text: str) -> None:
    sure = Calibration(by_meaning.source, 0.07, 0)
    assert by_meaning.rank([text, "Kita"], sure)[0].clear is False
    assert by_meaning.rank([text, "Kita"], sure)[1].clear is True


def test_clear_means_at_or_above_the_threshold(by_meaning: Ranker) -> None:
    text = ["Wartezeit auf den Integrationskurs"]
    confidence = by_meaning.rank(text)[0].confidence
    temperature = Calibration.stored().temperature
    assert by_meaning.rank(text, Calibration(by_meaning.source, temperature, confidence - 0.001))[0].clear is True
    assert by_meaning.rank(text, Calibration(by_meaning.source, temperature, confidence + 0.001))[0].clear is False


def test_a_threshold_found_for_another_model_routes_nothing(by_meaning: Ranker) -> None:
    other = Calibration("another model 1", Calibration.stored().temperature, 0)
    assert by_meaning.rank(["Wartezeit auf den Integrationskurs"], other)[0].clear is False


def test_the_stored_threshold_belongs_to_the_installed_model(by_meaning: Ranker) -> None:
    stored = Calibration.stored()
    assert stored.model == by_meaning.source
    assert 0.5 < stored.threshold < 1


def test_nothing_to_rank_is_ranked_in_no_time(by_meaning: Ranker) -> None:
    assert by_meaning.rank([]) == []


def test_a_correction_teaches_at_once(city: City, lead_officer: object) -> None:
    text = "Wir suchen einen Raum für unsere Treffen am Freitag"
    before = ranker()
    assert ranker() is before
    told = released(text)
    wrong = before.rank([text])[0].first
    right = next(field for field in (city.language, city.faith) if field.slug != wrong)
    told.route(to=right, by=lead_officer)
    (ranked,) = ranker().rank([text])
    assert ranked.first == right.slug
    assert (ranked.candidates[0].because[0].origin, ranked.candidates[0].because[0].source) == (
        "correction",
        told.number,
    )


def test_shared_words_forgive_endings_but_not_beginnings() -> None:
    assert shared_words("Die Wartezeiten für Kurse", "Wartezeit im Kurs, und für") == ("wartezeiten", "kurse")
    assert shared_words("Schwimmkurs", "Schwimmkurse jetzt") == ("schwimmkurs",)
    assert shared_words("Wohnung", "Wohnort") == ()
    assert shared_words("мовні курси", "курсів мовних немає") == ("мовні", "курси")


def test_the_threshold_is_the_lowest_from_which_on_24_of_25_are_right() -> None:
    """100 answers, ever less sure; the first 38 right, then wrong and right in turn."""
    margins = np.linspace(2, 0.1, 100)
    scores = np.zeros((100, 2))
    scores[:, 0] = margins
    right = np.array([0 if at < 38 or at % 2 else 1 for at in range(100)])
    measured = Measured(("a", "b"), ("de",) * 100, ("plain",) * 100, right, scores)
    calibration = calibrate(measured, "model 1")
    routed = auto_routed(measured, calibration)
    assert (round(routed.share * 100), round(routed.right, 3)) == (39, 0.974)


def test_held_out_texts_are_scored_by_rankers_that_saw_nothing_like_them() -> None:
    """Every idea is one sentence told twice: were its twin learned, the field would be found every time."""
    taught = [
        Labelled(slug, "de", text, "example", f"{slug}/{idea}", style)
        for slug, start in (("a", 0), ("b", 20))
        for idea in range(10)
        for style in ("card", "plain")
        for text in [f"{'xyzqwvkjpf'[idea] * 9}{start}"]
    ]
    measured = held_out(taught, embed([one.text for one in taught]))
    assert len(measured.right) == 4 * len(taught)
    assert Counter(measured.styles) == {"card": 4 * len(taught) // 2, "plain": 4 * len(taught) // 2}
    assert measured.among(1).mean() < 0.75
