"""Who hears of the council's results, in which words, and where they stand."""

from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from forums.bodies.models import Body
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.plain import told
from forums.council.papers.states import Part, Result
from forums.council.papers.treatment import Outcome, ResultEntry
from forums.notices.models import Notice
from forums.people.models import User
from proposals.measures.models import Measure
from proposals.measures.papers import concern, papers_about
from proposals.measures.workflow import Status
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import StepKind
from proposals.suggestions.timeline import sentence
from tests.conftest import City
from tests.factories import MeasureFactory, consultation, paper

FOR, AGAINST = Outcome(Result.MAJORITY, 38, 4), Outcome(Result.MAJORITY, 4, 38)


def letters(author: User) -> int:
    return Notice.objects.filter(recipient=f"user:{author.pk}", event__startswith="suggestion.step").count()


def test_people_hear_each_hop_once_and_corrected_numbers_not_at_all(
    measure: Measure, matter: Paper, council: Body, committee: Body, author: User
) -> None:
    before = letters(author)
    first = consultation(matter, committee, Part.RECOMMENDS, days_ago=9)
    last = consultation(matter, council, days_ago=2, position=2)
    counts: list[int] = []

    def heard() -> None:
        counts.append(letters(author) - before)

    first.record(Outcome(Result.UNANIMOUS), by=None)
    heard()
    last.record(FOR, by=None)
    heard()
    last.correct(Outcome(Result.MAJORITY, 37, 5), reason="Verzählt", by=None)
    heard()
    last.correct(AGAINST, reason="Vertauscht", by=None)
    heard()
    assert counts == [1, 2, 2, 3]


def test_two_measures_of_one_suggestion_are_one_letter(
    city: City, measure: Measure, origin: Suggestion, council: Body, author: User
) -> None:
    other: Measure = MeasureFactory(field=city.language)
    other.link(origin, by=None, tell="nobody")
    matter, before = paper(), letters(author)
    concern(matter, [measure, other], by=None)
    consultation(matter, council).record(FOR, by=None)
    assert (letters(author) - before, origin.steps.filter(kind=StepKind.MEASURE_PROGRESS).count()) == (1, 2)


def test_the_letter_says_it_in_plain_words(
    measure: Measure,
    matter: Paper,
    council: Body,
    author: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    step = consultation(matter, council)
    with django_capture_on_commit_callbacks(execute=True):
        step.record(FOR, by=None)
    said = told(ResultEntry.objects.shown().get())
    assert said.startswith("Der Rat hat am ")
    assert said.endswith(" beschlossen: Das wird gemacht. 38 dafür, 4 dagegen.")
    assert [said in " ".join(letter.body.split()) for letter in mail.outbox if letter.to == [author.email]] == [True]


def test_who_entered_the_result_is_not_told_of_it(measure: Measure, matter: Paper, council: Body, author: User) -> None:
    before = letters(author)
    step: Consultation = consultation(matter, council)
    step.record(FOR, by=author)
    assert letters(author) == before


def test_the_pages_say_what_was_decided_and_lead_to_the_paper(
    measure: Measure, matter: Paper, council: Body, origin: Suggestion, client: Client
) -> None:
    consultation(matter, council).record(FOR, by=None)
    said = told(ResultEntry.objects.shown().get())
    for page in (measure, origin):
        html = client.get(page.get_absolute_url()).content.decode()
        assert (said in html, f'href="{matter.get_absolute_url()}"' in html) == (True, True)
    html = client.get(matter.get_absolute_url()).content.decode()
    assert f'href="{measure.get_absolute_url()}"' in html


def test_of_a_paper_that_is_not_public_nobody_hears(
    measure: Measure, council: Body, origin: Suggestion, client: Client
) -> None:
    closed = paper(public=False)
    concern(closed, [measure], by=None)
    consultation(closed, council).record(FOR, by=None)
    assert (origin.steps.filter(kind=StepKind.MEASURE_PROGRESS).exists(), list(papers_about(measure))) == (False, [])
    assert Measure.objects.get().status == Status.PROPOSED
    assert closed.number not in client.get(measure.get_absolute_url()).content.decode()


def test_what_is_no_longer_public_is_no_longer_told(
    measure: Measure, matter: Paper, council: Body, origin: Suggestion, client: Client
) -> None:
    consultation(matter, council).record(FOR, by=None)
    Paper.objects.filter(pk=matter.pk).update(public=False)
    for page in (measure, origin):
        html = client.get(page.get_absolute_url()).content.decode()
        assert ("38 dafür" in html, matter.number in html) == (False, False)
    assert sentence(origin.steps.latest("number")) == "Die Maßnahme ist beschlossen."
