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
from proposals.suggestions.exceptions import NotPossible, OutOfDate
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


def test_a_stranger_and_another_tandem_cannot_draft(suggestion: Suggestion, stranger: User, pastor: User) -> None:
    for user in (stranger, pastor):
        with pytest.raises(NotPossible):
            Decision.draft(suggestion, declining(), by=user)
    assert Decision.objects.count() == 0


@pytest.mark.parametrize(
    "content",
    [
        declining(answer=""),
        declining(reason=""),
        declining(reason=Reason.QUICKLY_DONE),
        declining(would_change=""),
        accepting(path=""),
        accepting(path=Path.PROPOSED),
        accepting(planned=()),
        declining(outcome=Stage.DEFERRED, reason=Reason.MONEY_LATER),
        declining(outcome=Stage.DEFERRED, reason=Reason.MONEY_LATER, review_on=today()),
    ],
)
def test_what_is_not_complete_is_kept_but_not_handed_over(
    suggestion: Suggestion, officer: User, content: object
) -> None:
    decision = Decision.draft(suggestion, content, by=officer)
    with pytest.raises(NotPossible):
        decision.hand_over(by=officer)
    assert Decision.objects.get().state == State.DRAFT


def test_handing_over_freezes_the_version(suggestion: Suggestion, officer: User, hand_over: HandOver) -> None:
    hand_over(suggestion, by=officer)
    with pytest.raises(NotPossible):
        Decision.draft(_now(suggestion), declining(answer="Doch nicht."), by=officer)
    assert Decision.objects.get().answer == "Dafür ist kein Geld da."


def test_an_older_form_does_not_overwrite_a_newer_draft(suggestion: Suggestion, officer: User) -> None:
    first = Decision.draft(suggestion, declining(), by=officer)
    Decision.draft(_now(suggestion), declining(answer="Neu."), by=officer, revision=first.revision)
    with pytest.raises(OutOfDate):
        Decision.draft(_now(suggestion), declining(answer="Alt."), by=officer, revision=first.revision)
    assert Decision.objects.get().answer == "Neu."


def test_a_draft_gives_way_to_the_other_seats_draft_and_keeps_its_text(
    suggestion: Suggestion, officer: User, teacher: User
) -> None:
    Decision.draft(suggestion, declining(), by=officer)
    Decision.draft(_now(suggestion), accepting(), by=teacher)
    assert list(Decision.objects.values_list("seat", "state", "lapse_reason", "answer")) == [
        ("office", State.LAPSED, "taken_over", "Dafür ist kein Geld da."),
        ("field", State.DRAFT, "", "Wir richten einen Kurs am Abend ein."),
    ]
    assert _notices_to(officer)[-1] == "desk.lapsed"


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


def test_handing_over_leaves_out_what_only_another_outcome_says(
    city: City, suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    """As from a second draft that starts with everything the first one said."""
    everything = {"would_change": "Ein Zuschuss.", "review_on": today() + timedelta(days=9), "proposed_to": city.lead}
    existing = MeasureFactory(field=city.language)
    covered = {"outcome": Stage.ALREADY_COVERED, "reason": Reason.OFFER_EXISTS, "measures": [existing]}
    decision = hand_over(suggestion, by=officer, content=accepting(**everything, **covered))
    decision.cosign(by=teacher)
    decision.refresh_from_db()
    said = (decision.would_change, decision.review_on, decision.path, decision.proposed_to)
    assert (said, list(_now(suggestion).measures.all()), Measure.objects.count()) == (
        ("", None, "", None),
        [existing],
        1,
    )


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


@pytest.mark.parametrize(
    ("ending", "why"),
    [
        ("forward", "moved_on"),
        ("withdraw", "withdrawn"),
        ("merge", "settled"),
        ("hold", "text_checked"),
        ("not_ours", "settled"),
    ],
)
def test_an_open_draft_lapses_with_its_ground_and_keeps_its_text(
    city: City,
    suggestion: Suggestion,
    officer: User,
    teacher: User,
    moderator: User,
    hand_over: HandOver,
    ending: str,
    why: str,
) -> None:
    decision = hand_over(suggestion, by=officer)
    target = released(field=city.language)
    now = _now(suggestion)
    match ending:
        case "forward":
            now.forward(to=city.faith, by=teacher, reason="weiter", seat="field")
        case "withdraw":
            now.withdraw()
        case "merge":
            now.merge(into=target, by=teacher, reason="gleich", seat="field")
        case "hold":
            now.hold(by=moderator)
        case "not_ours":
            now.refer_elsewhere(by=teacher, text="Der Kreis", seat="field")
    decision.refresh_from_db()
    assert (decision.state, decision.lapse_reason, decision.answer) == (
        State.LAPSED,
        why,
        "Dafür ist kein Geld da.",
    )
    with pytest.raises(NotPossible):
        decision.cosign(by=teacher)


def test_nothing_is_decided_while_the_text_is_held(suggestion: Suggestion, officer: User, moderator: User) -> None:
    suggestion.hold(by=moderator)
    with pytest.raises(NotPossible):
        Decision.draft(_now(suggestion), declining(), by=officer)


def test_a_draft_whose_writers_term_has_ended_is_not_signed(
    city: City, suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    decision = hand_over(suggestion, by=officer)
    city.language_network.memberships.filter(person=officer.person).update(ends=today() - timedelta(days=1))
    with pytest.raises(NotPossible):
        decision.cosign(by=teacher)
    assert _now(suggestion).stage == Stage.OPEN


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


def test_translations_are_kept_with_the_draft(suggestion: Suggestion, officer: User) -> None:
    decision = Decision.draft(suggestion, declining(translations={"en": "There is no money.", "ar": " "}), by=officer)
    assert list(decision.translations.values_list("language", "text")) == [("en", "There is no money.")]


def test_handing_over_asks_the_partner_once_and_says_in_public_that_the_team_works_on_it(
    suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver
) -> None:
    hand_over(suggestion, by=officer)
    assert (_notices_to(teacher), _notices_to(officer)) == (["desk.to_sign"], [])
    assert _now(suggestion).label == "in_progress"
