"""What is overdue for ten working days goes to the lead tandem."""

from cms.demo.clock import Clock
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import StepKind
from proposals.triage.decisions import Decision
from proposals.triage.signatures import AskedOf
from proposals.triage.states import State
from tests.conftest import City
from tests.proposals.conftest import Mails

from ..conftest import HandOver, on


def test_what_is_overdue_for_ten_working_days_goes_to_the_lead_tandem_and_says_why(
    suggestion: Suggestion, city: City, lead_officer: User, clock: Clock, mails: Mails
) -> None:
    mails()
    clock.moment = on(13, 7)
    mails()
    suggestion.refresh_from_db()
    assert suggestion.holder == city.language_network
    clock.moment = on(14, 7)
    mails()
    suggestion.refresh_from_db()
    step = suggestion.steps.latest("number")
    assert (suggestion.holder, step.kind, step.reason, step.because) == (
        city.lead,
        StepKind.ESCALATED,
        "overdue",
        "Der Termin für die Antwort war lange vorbei.",
    )


def test_a_draft_that_waits_for_its_signature_goes_along_and_is_told_once(
    suggestion: Suggestion,
    city: City,
    officer: User,
    lead_officer: User,
    hand_over: HandOver,
    clock: Clock,
    mails: Mails,
) -> None:
    mails()
    clock.moment = on(13, 7)
    mails()
    hand_over(suggestion, by=officer)
    clock.moment = on(14, 7)
    about_it = [subject for email, subject in mails() if email == lead_officer.email and suggestion.number in subject]
    decision = Decision.objects.get()
    assert (decision.state, decision.asked, about_it) == (
        State.HANDED_OVER,
        AskedOf.LEAD,
        [f"Bitte unterschreiben Sie: {suggestion.number}"],
    )


def test_what_the_lead_tandem_gives_back_does_not_come_back_at_once(
    suggestion: Suggestion, city: City, lead_officer: User, pastor: User, clock: Clock, mails: Mails
) -> None:
    mails()
    clock.moment = on(14, 7)
    mails()
    suggestion.refresh_from_db()
    suggestion.forward(to=city.faith, by=lead_officer, reason="Bitte hier antworten.", seat="office")
    mails()
    suggestion.refresh_from_db()
    assert suggestion.holder == city.faith_network
    clock.moment = on(28, 7)
    mails()
    suggestion.refresh_from_db()
    assert suggestion.holder == city.lead


def test_what_was_hidden_for_long_has_its_days_from_the_release_on(
    suggestion: Suggestion, city: City, moderator: User, clock: Clock, mails: Mails
) -> None:
    suggestion.hold(by=moderator)
    clock.moment = on(20, 7)
    suggestion.release(by=moderator)
    mails()
    suggestion.refresh_from_db()
    assert suggestion.holder == city.language_network


def test_what_the_owner_must_decide_stays_there(
    suggestion: Suggestion, city: City, owner: User, clock: Clock, mails: Mails
) -> None:
    suggestion.escalate(to=city.owner, reason="lead_disagrees")
    clock.moment = on(31, 7)
    mails()
    suggestion.refresh_from_db()
    assert suggestion.holder == city.owner
