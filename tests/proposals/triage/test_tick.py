"""The daily job: what is due happens once, however often, late or in parallel it runs."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from forums.bodies.models import Body, MembershipRole
from forums.municipality.calendar import WorkingCalendar, today
from forums.notices.models import Notice, Recipient
from forums.people.models import User
from proposals.moderation.danger import Danger, DangerFlag
from proposals.suggestions.models import Follower, Step, Suggestion
from proposals.suggestions.outcomes import Reason
from proposals.suggestions.reasons import ModerationReason
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from proposals.triage.decisions import Decision
from proposals.triage.signatures import AskedOf
from proposals.triage.states import State
from tests.conftest import City
from tests.factories import released, seat

from .conftest import HandOver, declining

type Tick = Callable[[], None]


@pytest.fixture
def tick() -> Tick:
    """Always twice: the second run must find nothing left to do."""

    def run() -> None:
        call_command("tick", verbosity=0)
        steps = Step.objects.count()
        call_command("tick", verbosity=0)
        assert Step.objects.count() == steps

    return run


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.everything.get(pk=suggestion.pk)


def _long_ago() -> datetime:
    return timezone.now() - timedelta(days=30)


def _asked(user: User) -> int:
    return Notice.objects.filter(recipient=f"user:{user.pk}", kind="desk.to_sign").count()


def _silence() -> None:
    Decision.objects.update(cosign_by=today() - timedelta(days=1))


def test_a_date_that_has_passed_is_said_once(suggestion: Suggestion, tick: Tick) -> None:
    Suggestion.objects.update(due_on=today() - timedelta(days=1))
    tick()
    assert _now(suggestion).steps.filter(kind=StepKind.OVERDUE).count() == 1


def test_a_paused_clock_is_not_overdue(suggestion: Suggestion, officer: User, tick: Tick) -> None:
    suggestion.ask(by=officer, question="Welche Tage?")
    Suggestion.objects.update(due_on=today() - timedelta(days=1))
    tick()
    assert _now(suggestion).overdue_at is None


def test_a_rejected_text_has_no_date_to_keep(suggestion: Suggestion, moderator: User, tick: Tick) -> None:
    suggestion.reject(by=moderator, reason=ModerationReason.HATE, text="Der Text wertet Menschen ab.")
    Suggestion.objects.update(due_on=today() - timedelta(days=1))
    tick()
    assert _now(suggestion).overdue_at is None


def test_an_unanswered_question_lets_the_clock_go_on(suggestion: Suggestion, officer: User, tick: Tick) -> None:
    suggestion.ask(by=officer, question="Welche Tage?")
    Suggestion.objects.update(answer_asked_by=today() - timedelta(days=1), due_on=today() - timedelta(days=9))
    tick()
    assert (_now(suggestion).asked_at, _now(suggestion).due_on) == (None, WorkingCalendar.current().add(today(), 20))


def test_a_deferred_suggestion_returns_on_its_day_to_who_deferred_it(
    city: City, suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver, tick: Tick
) -> None:
    day = today() + timedelta(days=1)
    content = declining(outcome=Stage.DEFERRED, reason=Reason.MONEY_LATER, review_on=day)
    hand_over(suggestion, by=officer, content=content).cosign(by=teacher)
    tick()
    assert _now(suggestion).stage == Stage.DEFERRED
    Suggestion.objects.update(review_on=today())
    tick()
    back = _now(suggestion)
    assert (back.stage, back.holder, back.review_on) == (Stage.OPEN, city.language_network, None)


def test_silence_goes_to_the_deputy_then_to_the_lead_tandem_then_to_the_owner(
    city: City,
    suggestion: Suggestion,
    officer: User,
    teacher: User,
    deputy_teacher: User,
    lead_partner: User,
    owner: User,
    hand_over: HandOver,
    tick: Tick,
) -> None:
    decision = hand_over(suggestion, by=officer)
    tick()
    assert (_asked(teacher), _asked(deputy_teacher), _asked(lead_partner)) == (1, 0, 0)
    _silence()
    tick()
    decision.refresh_from_db()
    assert (decision.asked, _asked(deputy_teacher), _now(suggestion).holder) == (
        AskedOf.DEPUTY,
        1,
        city.language_network,
    )
    _silence()
    tick()
    decision.refresh_from_db()
    assert (decision.asked, decision.state, _asked(lead_partner), _now(suggestion).holder) == (
        AskedOf.LEAD,
        State.HANDED_OVER,
        1,
        city.lead,
    )
    _silence()
    tick()
    decision.refresh_from_db()
    assert (_now(suggestion).holder, decision.state) == (city.owner, State.LAPSED)
    hand_over(_now(suggestion), by=owner)
    assert _now(suggestion).stage == Stage.DECLINED


def test_the_lead_tandem_signs_in_the_silent_partners_place(
    city: City,
    suggestion: Suggestion,
    officer: User,
    teacher: User,
    lead_partner: User,
    hand_over: HandOver,
    tick: Tick,
) -> None:
    hand_over(suggestion, by=officer)
    _silence()
    tick()
    Decision.objects.get().cosign(by=lead_partner)
    assert (_now(suggestion).stage, Decision.objects.get().body) == (Stage.DECLINED, city.language_network)


def test_a_late_partner_still_signs_while_nobody_else_has(
    suggestion: Suggestion, officer: User, teacher: User, lead_partner: User, hand_over: HandOver, tick: Tick
) -> None:
    hand_over(suggestion, by=officer)
    _silence()
    tick()
    Decision.objects.get().cosign(by=teacher)
    assert _now(suggestion).stage == Stage.DECLINED


def test_when_the_lead_tandem_disagrees_the_owner_decides_and_both_views_are_published(
    city: City,
    suggestion: Suggestion,
    lead_officer: User,
    lead_partner: User,
    owner: User,
    hand_over: HandOver,
    tick: Tick,
) -> None:
    suggestion.route(to=city.lead, by=lead_officer)
    hand_over(_now(suggestion), by=lead_officer).object(by=lead_partner, reason="Das Geld ist da.")
    tick()
    assert _now(suggestion).holder == city.lead
    Decision.objects.update(answered_at=_long_ago())
    tick()
    assert (_now(suggestion).holder, _now(suggestion).steps.last().reason) == (city.owner, "lead_disagrees")
    hand_over(_now(suggestion), by=owner, content=declining(answer="Ich entscheide so."))
    final = Decision.objects.get(state=State.EFFECTIVE)
    assert (final.by_owner, final.second, [(view["seat"], view["text"]) for view in final.lead_views]) == (
        True,
        None,
        [("office", "Dafür ist kein Geld da."), ("field", "Das Geld ist da.")],
    )


def test_what_the_lead_tandem_and_the_owner_said_has_its_own_language(
    city: City,
    client: Client,
    suggestion: Suggestion,
    lead_officer: User,
    lead_partner: User,
    owner: User,
    hand_over: HandOver,
    tick: Tick,
) -> None:
    suggestion.route(to=city.lead, by=lead_officer)
    objection = "Bu kurs için yeterince para var, hemen başlayabiliriz."
    hand_over(_now(suggestion), by=lead_officer).object(by=lead_partner, reason=objection)
    Decision.objects.update(answered_at=_long_ago())
    tick()
    tick()
    hand_over(_now(suggestion), by=owner, content=declining(answer="There is no money for evening courses this year."))
    page = " ".join(client.get(suggestion.get_absolute_url()).content.decode().split())
    decided = _now(suggestion).steps.filter(kind=StepKind.DECIDED).get()
    assert (decided.text_language, page.count('<blockquote lang="tr"'), page.count('<blockquote lang="de"')) == (
        "en",
        1,
        1,
    )


def test_an_ended_mandate_lapses_the_draft(
    city: City, suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver, tick: Tick
) -> None:
    hand_over(suggestion, by=officer)
    city.language_network.memberships.filter(person=officer.person).update(ends=today() - timedelta(days=1))
    tick()
    assert Decision.objects.get().lapse_reason == "mandate_ended"


def test_a_team_without_anybody_gives_its_cases_to_the_lead_tandem(
    city: City, suggestion: Suggestion, lead_officer: User, tick: Tick
) -> None:
    tick()
    assert (_now(suggestion).holder, _now(suggestion).steps.filter(reason="no_seats").count()) == (city.lead, 1)


def test_addresses_nobody_confirmed_go_after_seven_days(suggestion: Suggestion, tick: Tick) -> None:
    for email, days, confirmed in (("alt@x.example", 8, None), ("neu@x.example", 6, None), ("ja@x.example", 8, 1)):
        Follower.objects.create(
            suggestion=suggestion,
            email=email,
            since=timezone.now() - timedelta(days=days),
            confirmed_at=timezone.now() if confirmed else None,
        )
    tick()
    assert sorted(Follower.objects.values_list("email", flat=True)) == ["ja@x.example", "neu@x.example"]


def test_an_unopened_danger_flag_alerts_all_moderators_after_a_working_hour(
    suggestion: Suggestion, moderator: User, tick: Tick
) -> None:
    DangerFlag.objects.create(suggestion=suggestion, danger=Danger.VIOLENCE, raised_at=_long_ago())
    tick()
    assert Notice.objects.filter(kind="danger.unopened", recipient=f"user:{moderator.pk}").count() == 1


def test_unsent_notices_are_sent(suggestion: Suggestion, officer: User, mailoutbox: list[object], tick: Tick) -> None:
    recipient = Recipient(f"user:{officer.pk}", officer.email, "de")
    Notice.objects.write("desk.arrived", "probe", [recipient], about=suggestion, why="")
    assert mailoutbox == []
    tick()
    assert len(mailoutbox) == 1
    assert Notice.objects.get(event="probe").sent_at is not None


def test_one_failing_row_does_not_stop_the_others(city: City, tick: Tick, officer: User) -> None:
    broken, fine = released(field=city.language), released(field=city.language)
    Suggestion.objects.update(due_on=today() - timedelta(days=1))
    # A Step with the next number stands in the way, as a half-restored backup would leave it.
    Step.objects.create(suggestion=broken, number=broken.version + 1, kind=StepKind.BEGUN)
    tick()
    assert (_now(broken).overdue_at, _now(fine).overdue_at is not None) == (None, True)


def test_the_lead_tandem_is_not_passed_over_while_a_signature_is_awaited(
    city: City, suggestion: Suggestion, lead_officer: User, lead_partner: User, hand_over: HandOver, tick: Tick
) -> None:
    suggestion.escalate(to=city.lead, reason="two_objections")
    Step.objects.update(at=_long_ago())
    hand_over(_now(suggestion), by=lead_officer)
    tick()
    assert _now(suggestion).holder == city.lead


def test_a_body_that_is_gone_gets_no_deferred_case_back(
    city: City,
    suggestion: Suggestion,
    officer: User,
    teacher: User,
    lead_officer: User,
    hand_over: HandOver,
    tick: Tick,
) -> None:
    content = declining(outcome=Stage.DEFERRED, reason=Reason.MONEY_LATER, review_on=today() + timedelta(days=1))
    hand_over(suggestion, by=officer, content=content).cosign(by=teacher)
    Suggestion.objects.update(review_on=today())
    Body.objects.filter(pk=city.language_network.pk).update(ended=today() - timedelta(days=1))
    tick()
    assert _now(suggestion).holder == city.lead


def test_a_deputy_who_drafted_is_not_asked_to_sign(
    city: City, suggestion: Suggestion, officer: User, hand_over: HandOver, tick: Tick, lead_partner: User
) -> None:
    other = seat(city.language_network, MembershipRole.FIELD_SEAT, "partner@example.org")
    city.language_network.memberships.create(person=officer.person, role=MembershipRole.FIELD_DEPUTY)
    hand_over(suggestion, by=officer)
    _silence()
    tick()
    assert (_asked(other), _asked(officer), _asked(lead_partner)) == (1, 0, 1)
