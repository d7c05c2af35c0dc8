"""Two seats decide: one drafts and hands over, the other co-signs or objects; nothing else takes effect."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from forums.bodies.models import MembershipRole
from forums.municipality.calendar import today
from forums.notices.models import Notice
from forums.people.models import User
from proposals.measures.models import Measure, Path, Status
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import Reason
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from proposals.triage.decisions import Decision
from proposals.triage.drafts import NewMeasure
from proposals.triage.signatures import AskedOf
from proposals.triage.states import MOVES, State
from tests.conftest import City
from tests.factories import GoalFactory, MeasureFactory, released, seat

from .conftest import HandOver, accepting, declining


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=suggestion.pk)


def _notices_to(user: User) -> list[str]:
    return list(Notice.objects.filter(recipient=f"user:{user.pk}").order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize(("before", "after"), list(product(State, State)))
def test_a_decision_moves_as_the_table_says_and_not_otherwise(before: State, after: State) -> None:
    decision = Decision(state=before)
    if (before, after) in MOVES:
        decision._move(after)
        assert decision.state == after
    else:
        with pytest.raises(NotPossible):
            decision._move(after)


def test_the_second_signature_makes_it_effective_and_stores_both_seats(
    suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    decision = hand_over(suggestion, by=officer)
    assert _now(suggestion).stage == Stage.OPEN
    decision.cosign(by=teacher)
    decided = Decision.objects.get()
    assert (decided.state, decided.seat, decided.first_person, decided.second_person, decided.body) == (
        State.EFFECTIVE,
        "office",
        officer.person,
        teacher.person,
        suggestion.holder,
    )
    step = _now(suggestion).steps.last()
    assert (_now(suggestion).stage, step.kind, step.text, step.reason) == (
        Stage.DECLINED,
        StepKind.DECIDED,
        "Dafür ist kein Geld da.",
        Reason.NO_MONEY,
    )


def test_nobody_signs_both_seats(city: City, suggestion: Suggestion, officer: User, hand_over: HandOver) -> None:
    decision = hand_over(suggestion, by=officer)
    with pytest.raises(NotPossible):
        decision.cosign(by=officer)
    assert Decision.objects.get().state == State.HANDED_OVER


def test_one_person_holding_both_seats_still_signs_only_once(
    city: City, suggestion: Suggestion, officer: User, hand_over: HandOver
) -> None:
    city.language_network.memberships.create(person=officer.person, role=MembershipRole.FIELD_SEAT)
    decision = hand_over(suggestion, by=officer)
    with pytest.raises(NotPossible):
        decision.cosign(by=officer)
    decision.refresh_from_db()
    decision.second_person, decision.state = officer.person, State.EFFECTIVE
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.save()


def test_a_deputy_signs_only_for_its_own_seat(
    suggestion: Suggestion, officer: User, teacher: User, deputy_teacher: User, hand_over: HandOver
) -> None:
    decision = hand_over(suggestion, by=teacher)
    with pytest.raises(NotPossible):
        decision.cosign(by=deputy_teacher)
    decision.object(by=officer, reason="Noch nicht.")
    second = hand_over(_now(suggestion), by=officer)
    second.cosign(by=deputy_teacher)
    assert _now(suggestion).stage == Stage.DECLINED


def test_accepting_makes_the_measure_and_links_it_both_ways(
    city: City, suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    goal = GoalFactory(field=city.language)
    plan = NewMeasure("Abendkurs", what="Zwei Kurse", who="Sprachschule", until=today(), goal=goal)
    known = MeasureFactory(field=city.language)
    content = accepting(path=Path.PROPOSED, proposed_to=city.owner, planned=(plan,), measures=(known,))
    hand_over(suggestion, by=officer, content=content).cosign(by=teacher)
    made = Measure.objects.exclude(pk=known.pk).get()
    assert (str(made.title), made.goal, made.field, made.proposed_to, made.status) == (
        "Abendkurs",
        goal,
        city.language,
        city.owner,
        Status.PROPOSED,
    )
    assert list(_now(suggestion).measures.order_by("pk")) == [known, made]
    assert list(made.suggestions.all()) == [suggestion]


def test_no_measure_is_made_before_the_second_signature(
    suggestion: Suggestion, officer: User, hand_over: HandOver
) -> None:
    hand_over(suggestion, by=officer, content=accepting())
    assert Measure.objects.count() == 0


def test_a_deferral_comes_back_on_its_day(
    city: City, suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    day = today() + timedelta(days=3)
    content = declining(outcome=Stage.DEFERRED, reason=Reason.MONEY_LATER, review_on=day)
    hand_over(suggestion, by=officer, content=content).cosign(by=teacher)
    assert (_now(suggestion).stage, _now(suggestion).review_on, _now(suggestion).due_on) == (Stage.DEFERRED, day, day)


def test_nothing_is_decided_while_the_text_is_held(suggestion: Suggestion, officer: User, moderator: User) -> None:
    suggestion.hold(by=moderator)
    with pytest.raises(NotPossible):
        Decision.draft(_now(suggestion), declining(), by=officer)


def test_a_vacant_seat_is_filled_by_one_member_of_the_lead_tandem_never_both(
    city: City, suggestion: Suggestion, officer: User, lead_officer: User, lead_partner: User, hand_over: HandOver
) -> None:
    decision = hand_over(suggestion, by=officer)
    assert (decision.asked, _notices_to(lead_partner)[-1:], _notices_to(lead_officer)[-1:]) == (
        AskedOf.LEAD,
        ["desk.to_sign"],
        ["desk.to_sign"],
    )
    decision.object(by=lead_partner, reason="Noch nicht.")
    second = hand_over(_now(suggestion), by=officer)
    with pytest.raises(NotPossible):
        second.cosign(by=lead_officer)
    second.cosign(by=lead_partner)
    assert Decision.objects.get(state=State.EFFECTIVE).second_person == lead_partner.person


def test_with_both_seats_vacant_the_lead_tandem_does_not_sign_for_the_team(
    suggestion: Suggestion, lead_officer: User, lead_partner: User
) -> None:
    with pytest.raises(NotPossible):
        Decision.draft(suggestion, declining(), by=lead_officer)


def test_an_office_signs_with_one_member_of_the_lead_tandem(
    city: City, lead_partner: User, hand_over: HandOver
) -> None:
    clerk = seat(city.concept_office, MembershipRole.HOLDER, "fachstelle@example.org")
    suggestion = released()
    suggestion.route(to=city.concept_office, by=lead_partner)
    hand_over(_now(suggestion), by=clerk).cosign(by=lead_partner)
    assert _now(suggestion).stage == Stage.DECLINED


def test_handing_over_asks_the_partner_once_and_says_in_public_that_the_team_works_on_it(
    suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    hand_over(suggestion, by=officer)
    assert (_notices_to(teacher), _notices_to(officer)) == (["desk.to_sign"], [])
    assert _now(suggestion).label == "in_progress"
