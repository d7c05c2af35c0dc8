"""What staff write has the language it is in, found from the text: in history, mails and on the desk."""

import pytest

from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import StepKind
from proposals.suggestions.timeline import entries
from tests.conftest import City
from tests.factories import MeasureFactory, released

GERMAN = "An welchen Tagen haben Sie Zeit für den Kurs am Abend?"
ARABIC = "في أي أيام لديكم وقت لحضور الدورة المسائية؟"
ENGLISH = "On which days of the week would you have time for the evening course?"
TEXTS = [(GERMAN, "de"), (ARABIC, "ar"), (ENGLISH, "en"), ("Ja.", "de")]
each_text = pytest.mark.parametrize(("text", "language"), TEXTS)


@pytest.fixture
def told(city: City, officer: User, teacher: User) -> Suggestion:
    return released("Deutschkurse am Abend", field=city.language)


@each_text
def test_a_question_in_the_authors_language_is_marked_as_such(
    told: Suggestion, officer: User, text: str, language: str
) -> None:
    told.ask(by=officer, question=text)
    [entry] = entries(told.steps.filter(kind=StepKind.ASKED))
    assert (entry["text"], entry["lang"]) == (text, language)


@each_text
def test_news_of_a_measure_as_well(city: City, told: Suggestion, text: str, language: str) -> None:
    measure = MeasureFactory(field=city.language)
    measure.link(told, by=None)
    measure.report(by=None, text=text)
    [entry] = entries(told.steps.filter(kind=StepKind.MEASURE_PROGRESS))
    assert (entry["lang"], measure.progress.get().text_language) == (language, language)


def test_an_answer_is_german_whatever_words_are_in_it(told: Suggestion, officer: User) -> None:
    told.refer_elsewhere(by=officer, text="Volkshochschule, Deutsch A2")
    assert told.steps.get(kind=StepKind.DECIDED).text_language == "de"
