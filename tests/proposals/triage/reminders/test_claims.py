"""What a page says of a reminder, a notice that was sent proves."""

from typing import Any

from cms.demo.clock import Clock
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.status import sentence_of
from proposals.suggestions.steps import StepKind
from proposals.suggestions.timeline import entries
from tests.proposals.conftest import Mails

from ..conftest import on
from .conftest import NOBODY_LISTENS

KNOWS = "Das Leitungs-Team weiß davon."
LATE = "Die Antwort ist nicht bis zum 30. Juni 2026 gekommen. Das tut uns leid."


def _said(suggestion: Suggestion) -> str:
    """What the timeline says of the date that has passed."""
    [entry] = entries(suggestion.steps.filter(kind=StepKind.OVERDUE))
    return entry["title"]


def test_that_the_team_was_reminded_and_the_lead_tandem_knows_is_said_only_when_mails_have_gone_out(
    suggestion: Suggestion, lead_officer: User, clock: Clock, settings: Any, mails: Mails
) -> None:
    mails()
    clock.moment, working = on(1, 7), settings.MAILERS
    settings.MAILERS = NOBODY_LISTENS
    mails()
    suggestion.refresh_from_db()
    assert (_said(suggestion), KNOWS in sentence_of(suggestion)) == (LATE, False)
    clock.moment, settings.MAILERS = on(2, 7), working
    mails()
    assert (_said(suggestion), KNOWS in sentence_of(suggestion)) == (
        f"{LATE} Das Team ist am 2. Juli 2026 per E-Mail erinnert worden.",
        True,
    )
    Notice.objects.update(sent_at=None)
    assert (_said(suggestion), KNOWS in sentence_of(suggestion)) == (LATE, False)


def test_no_mail_to_the_lead_tandem_no_claim_that_it_knows(suggestion: Suggestion, clock: Clock, mails: Mails) -> None:
    """The city has named nobody to it."""
    mails()
    clock.moment = on(3, 7)
    mails()
    suggestion.refresh_from_db()
    assert KNOWS not in sentence_of(suggestion)
