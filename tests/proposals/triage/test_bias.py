"""Who is biased takes no part: the deputy acts, without one the lead tandem."""

import pytest

from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.triage.bias import recuse
from proposals.triage.decisions import Decision
from tests.conftest import City

from .conftest import HandOver, declining


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=suggestion.pk)


def _notices_to(user: User) -> list[str]:
    return list(Notice.objects.filter(recipient=f"user:{user.pk}").order_by("pk").values_list("kind", flat=True))


def test_bias_passes_the_case_to_the_deputy(
    suggestion: Suggestion, officer: User, teacher: User, deputy_teacher: User, hand_over: HandOver
) -> None:
    decision = hand_over(suggestion, by=officer)
    recuse(_now(suggestion), by=teacher)
    assert _notices_to(deputy_teacher)[-1] == "desk.recused"
    with pytest.raises(NotPossible):
        decision.cosign(by=teacher)
    decision.cosign(by=deputy_teacher)
    assert _now(suggestion).stage == Stage.DECLINED


def test_bias_of_the_drafter_lapses_the_draft(suggestion: Suggestion, officer: User, teacher: User) -> None:
    Decision.draft(suggestion, declining(), by=officer)
    recuse(_now(suggestion), by=officer)
    assert Decision.objects.get().lapse_reason == "recused"


def test_bias_of_both_seats_passes_the_case_up(
    city: City, suggestion: Suggestion, officer: User, teacher: User
) -> None:
    recuse(suggestion, by=officer)
    recuse(_now(suggestion), by=teacher)
    assert _now(suggestion).holder == city.lead
