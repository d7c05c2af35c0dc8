"""Two people, two requests, two jobs at the same moment, on real connections: exactly one takes effect."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from forums.municipality.calendar import today
from forums.people.models import User
from proposals.suggestions.models import NumberCounter, Step, Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from proposals.triage.decisions import Decision
from proposals.triage.states import State
from tests.at_once import at_once, one_done
from tests.conftest import City
from tests.factories import released

from .conftest import HandOver, accepting, declining

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

ROUNDS = 4


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=suggestion.pk)


def _kinds(suggestion: Suggestion, *kinds: StepKind) -> int:
    return _now(suggestion).steps.filter(kind__in=kinds).count()


def _decision(pk: int) -> Decision:
    return Decision.objects.select_related("suggestion").get(pk=pk)


def test_co_signing_and_objecting_at_once(
    city: City, officer: User, teacher: User, deputy_teacher: User, hand_over: HandOver
) -> None:
    for _round in range(ROUNDS):
        suggestion = released(field=city.language)
        pk = hand_over(suggestion, by=officer).pk
        seen = _now(suggestion).version
        results = at_once(
            lambda pk=pk, seen=seen: _decision(pk).cosign(by=teacher, seen=seen),
            lambda pk=pk, seen=seen: _decision(pk).object(by=deputy_teacher, reason="Nein.", seen=seen),
        )
        assert one_done(results), results
        assert _kinds(suggestion, StepKind.DECIDED, StepKind.OBJECTED) == 1
        effective = Decision.objects.get(pk=pk).state == State.EFFECTIVE
        assert (_now(suggestion).stage == Stage.DECLINED) == effective


def test_a_double_click_on_sign_by_two_requests(city: City, officer: User, teacher: User, hand_over: HandOver) -> None:
    suggestion = released(field=city.language)
    hand_over(suggestion, by=officer, content=accepting())
    seen, address = _now(suggestion).version, reverse("desk_move", args=[suggestion.number, "unterschreiben"])
    codes: list[int] = []

    def click() -> None:
        client = Client()
        client.force_login(teacher)
        codes.append(client.post(address, {"version": seen}).status_code)

    assert at_once(click, click, click) == ["done"] * 3
    assert (codes, _kinds(suggestion, StepKind.DECIDED), _now(suggestion).measures.count()) == ([302, 302, 302], 1, 1)


def test_passing_on_and_co_signing_at_once(city: City, officer: User, teacher: User, hand_over: HandOver) -> None:
    for _round in range(ROUNDS):
        suggestion = released(field=city.language)
        pk = hand_over(suggestion, by=officer).pk
        seen = _now(suggestion).version
        results = at_once(
            lambda pk=pk, seen=seen: _decision(pk).cosign(by=teacher, seen=seen),
            lambda suggestion=suggestion, seen=seen: _now(suggestion).forward(
                to=city.faith, by=officer, reason="weiter", seat="office", seen=seen
            ),
        )
        assert one_done(results), results
        assert _kinds(suggestion, StepKind.DECIDED, StepKind.FORWARDED) == 1
        assert (_now(suggestion).stage == Stage.DECLINED) == (_now(suggestion).holder == city.language_network)


def test_two_drafts_at_once(city: City, officer: User, teacher: User) -> None:
    for _round in range(ROUNDS):
        suggestion = released(field=city.language)
        seen = suggestion.version
        results = at_once(
            lambda suggestion=suggestion, seen=seen: Decision.draft(
                _now(suggestion), declining(), by=officer, seen=seen
            ),
            lambda suggestion=suggestion, seen=seen: Decision.draft(
                _now(suggestion), accepting(), by=teacher, seen=seen
            ),
        )
        assert one_done(results), results
        assert Decision.objects.filter(suggestion=suggestion).count() == 1


def test_one_draft_saved_from_two_windows_at_once(city: City, officer: User) -> None:
    suggestion = released(field=city.language)
    draft = Decision.draft(suggestion, declining(), by=officer)
    results = at_once(
        *(
            lambda text=text: Decision.draft(
                _now(suggestion), declining(answer=text), by=officer, revision=draft.revision
            )
            for text in ("Links.", "Rechts.")
        )
    )
    assert one_done(results), results
    assert Decision.objects.get().revision == 2


def test_the_daily_job_and_the_late_partner_at_once(
    city: City, officer: User, teacher: User, lead_partner: User, hand_over: HandOver
) -> None:
    for _round in range(ROUNDS):
        suggestion = released(field=city.language)
        pk = hand_over(suggestion, by=officer).pk
        Decision.objects.filter(pk=pk).update(cosign_by=today().replace(year=today().year - 1))
        seen = _now(suggestion).version
        signing, job = at_once(
            lambda pk=pk, seen=seen: _decision(pk).cosign(by=teacher, seen=seen),
            lambda pk=pk: _decision(pk).time_out(),
        )
        assert job == "done"
        escalated = _kinds(suggestion, StepKind.ESCALATED)
        assert (escalated, _kinds(suggestion, StepKind.DECIDED)) == ((0, 1) if signing == "done" else (1, 0))
        assert signing in ("done", "refused: OutOfDate")


def test_several_daily_jobs_at_once_do_everything_once(
    city: City, officer: User, teacher: User, hand_over: HandOver
) -> None:
    late = [released(f"Zu spät {number}", field=city.language) for number in range(5)]
    Suggestion.objects.update(due_on=today().replace(year=today().year - 1))
    assert at_once(*[lambda: call_command("tick", verbosity=0)] * 3) == ["done"] * 3
    assert [_kinds(one, StepKind.OVERDUE) for one in late] == [1] * 5


def test_two_partners_merging_crosswise_at_once(city: City, officer: User, teacher: User) -> None:
    for _round in range(ROUNDS):
        left, right = released("links", field=city.language), released("rechts", field=city.language)
        results = at_once(
            lambda left=left, right=right: _now(left).merge(into=_now(right), by=officer, reason="gleich"),
            lambda left=left, right=right: _now(right).merge(into=_now(left), by=teacher, reason="gleich"),
        )
        assert one_done(results), results
        assert sorted((_now(left).stage, _now(right).stage)) == [Stage.MERGED, Stage.OPEN]


def test_twenty_numbers_at_once_are_twenty_numbers(db: None) -> None:
    taken: list[str] = []

    def take() -> None:
        with transaction.atomic():
            taken.append(NumberCounter.take(2026))

    assert at_once(*[take] * 20) == ["done"] * 20
    assert sorted(taken) == [f"2026-{number:04d}" for number in range(1, 21)]


def test_twenty_steps_at_once_are_numbered_without_a_gap(city: City, officer: User) -> None:
    suggestion = released(field=city.language)
    before = suggestion.version
    at_once(*[lambda: _now(suggestion).begin(by=officer)] * 10)
    assert (_now(suggestion).version, Step.objects.filter(suggestion=suggestion).count()) == (before + 1, before + 1)
