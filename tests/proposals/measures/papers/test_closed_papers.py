"""A paper that is closed, published, or corrected in between: measures claim no vote that nobody can read or that is
gone, and a decision that becomes public takes effect then."""

import pytest
from django.test import Client

from forums.bodies.models import Body
from forums.council.papers.models import Paper
from forums.council.papers.states import Result
from forums.council.papers.treatment import Outcome
from proposals.measures.models import Measure
from proposals.measures.workflow import Status
from proposals.suggestions.models import Suggestion
from tests.factories import consultation

from .test_decisions import AGAINST, FOR, news, status

BACK = Outcome(Result.OPEN)
WORDS = "38 dafür, 4 dagegen"


def publish(matter: Paper, public: bool) -> None:
    row = Paper.objects.get(pk=matter.pk)
    row.public = public
    row.save()


def test_a_decision_that_is_published_later_takes_effect_then_and_once(
    measure: Measure, origin: Suggestion, matter: Paper, council: Body
) -> None:
    publish(matter, False)
    consultation(matter, council).record(FOR, by=None)
    assert (status(measure), news(origin)) == (Status.PROPOSED, [])
    for public in (True, False, True):
        publish(matter, public)
    assert (status(measure), news(origin)) == (Status.ADOPTED, [(Status.ADOPTED, True)])


def test_a_paper_that_comes_back_is_published_again(measure: Measure, matter: Paper, council: Body) -> None:
    step = consultation(matter, council)
    matter.delete()
    step.record(FOR, by=None)
    assert status(measure) == Status.PROPOSED
    matter.deleted = None
    matter.save()
    assert status(measure) == Status.ADOPTED


@pytest.mark.parametrize("corrected", [BACK, AGAINST])
def test_a_vote_that_is_corrected_while_the_paper_is_closed_is_claimed_no_longer(
    measure: Measure, origin: Suggestion, matter: Paper, council: Body, client: Client, corrected: Outcome
) -> None:
    step = consultation(matter, council)
    step.record(FOR, by=None)
    assert WORDS in client.get(measure.get_absolute_url()).content.decode()
    publish(matter, False)
    assert status(measure) == Status.ADOPTED
    assert WORDS not in client.get(measure.get_absolute_url()).content.decode()
    step.paper.refresh_from_db()
    step.correct(corrected, reason="Falsche Zeile", by=None)
    assert status(measure) == Status.PROPOSED
    publish(matter, True)
    assert status(measure) == (Status.PROPOSED if corrected is BACK else Status.STOPPED)


def test_a_vote_that_is_corrected_twice_leaves_what_it_says_last(
    measure: Measure, matter: Paper, council: Body
) -> None:
    step = consultation(matter, council)
    step.record(FOR, by=None)
    for outcome, after in (
        (AGAINST, Status.STOPPED),
        (FOR, Status.ADOPTED),
        (BACK, Status.PROPOSED),
        (FOR, Status.ADOPTED),
        (BACK, Status.PROPOSED),
    ):
        step.correct(outcome, reason="Falsche Zeile", by=None) if step.result != Result.OPEN else step.record(
            outcome, by=None
        )
        assert status(measure) == after
