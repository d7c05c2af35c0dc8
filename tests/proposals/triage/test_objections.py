"""An objection keeps the version; after two the lead tandem decides, without those who drafted or objected."""

import pytest

from forums.bodies.models import MembershipRole
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.triage.decisions import Decision
from proposals.triage.states import State
from tests.conftest import City
from tests.factories import seat

from .conftest import HandOver, accepting, declining


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=suggestion.pk)


def _notices_to(user: User) -> list[str]:
    return list(Notice.objects.filter(recipient=f"user:{user.pk}").order_by("pk").values_list("kind", flat=True))


def test_an_objection_keeps_the_version_and_lets_a_second_be_drafted(
    suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    hand_over(suggestion, by=officer).object(by=teacher, reason="Das Land gibt Geld.")
    first = Decision.objects.get()
    assert (first.state, first.objection, first.second_person) == (
        State.OBJECTED,
        "Das Land gibt Geld.",
        teacher.person,
    )
    assert _notices_to(officer)[-1] == "desk.objected"
    hand_over(_now(suggestion), by=teacher, content=accepting()).cosign(by=officer)
    assert (_now(suggestion).stage, Decision.objects.count()) == (Stage.ACCEPTED, 2)


def test_after_two_objections_the_lead_tandem_decides_and_nobody_who_drafted_or_objected(
    city: City, suggestion: Suggestion, officer: User, teacher: User, lead_partner: User, hand_over: HandOver
) -> None:
    # The city's seat of the field also sits in the lead tandem, as in a small town.
    city.lead.memberships.create(person=officer.person, role=MembershipRole.OFFICE_SEAT)
    spare = seat(city.lead, MembershipRole.OFFICE_DEPUTY, "leitung-vertretung@example.org")
    hand_over(suggestion, by=officer).object(by=teacher, reason="Nein.")
    hand_over(_now(suggestion), by=officer).object(by=teacher, reason="Wieder nein.")
    escalated = _now(suggestion)
    assert (escalated.holder, escalated.steps.last().reason) == (city.lead, "two_objections")
    for excluded in (officer, teacher):
        with pytest.raises(NotPossible):
            Decision.draft(escalated, declining(), by=excluded)
    hand_over(_now(suggestion), by=lead_partner).cosign(by=spare)
    assert _now(suggestion).stage == Stage.DECLINED


def test_one_objection_does_not_escalate(
    city: City, suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    hand_over(suggestion, by=officer).object(by=teacher, reason="Nein.")
    assert _now(suggestion).holder == city.language_network


def test_objections_at_an_earlier_holder_do_not_count(
    city: City,
    suggestion: Suggestion,
    officer: User,
    teacher: User,
    pastor: User,
    faith_officer: User,
    hand_over: HandOver,
) -> None:
    hand_over(suggestion, by=officer).object(by=teacher, reason="Nein.")
    _now(suggestion).forward(to=city.faith, by=officer, reason="Es geht um die Moschee.", seat="office")
    hand_over(_now(suggestion), by=pastor).object(by=faith_officer, reason="Nein.")
    assert _now(suggestion).holder == city.faith_network
