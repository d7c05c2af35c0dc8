"""What one seat did alone, its partner calls back within five working days."""

from datetime import timedelta

import pytest

from forums.municipality.calendar import WorkingCalendar, today
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.triage.solo_moves import SoloMove
from tests.conftest import City
from tests.factories import released


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=suggestion.pk)


def _notices_to(user: User) -> list[str]:
    return list(Notice.objects.filter(recipient=f"user:{user.pk}").order_by("pk").values_list("kind", flat=True))


def test_the_partner_calls_back_what_one_seat_did_alone_and_the_actor_does_not(
    city: City, suggestion: Suggestion, officer: User, teacher: User, pastor: User
) -> None:
    suggestion.forward(to=city.faith, by=officer, reason="Es geht um die Moschee.", seat="office")
    solo = SoloMove.objects.to_call_back(_now(suggestion))
    assert WorkingCalendar.current().between(today(), solo.back_until) == 5
    assert _notices_to(teacher)[-1] == "desk.alone"
    for user in (officer, pastor):
        with pytest.raises(NotPossible):
            solo.call_back(by=user, reason="Nein.")
    solo.call_back(by=teacher, reason="Es geht um den Kurs.")
    assert (_now(suggestion).holder, _notices_to(officer)[-1]) == (city.language_network, "desk.called_back")


def test_after_five_working_days_nothing_is_called_back(
    city: City, suggestion: Suggestion, officer: User, teacher: User
) -> None:
    suggestion.refer_elsewhere(by=officer, text="Der Kreis", seat="office")
    SoloMove.objects.update(back_until=today() - timedelta(days=1))
    assert SoloMove.objects.to_call_back(_now(suggestion)) is None
    with pytest.raises(NotPossible):
        SoloMove.objects.get().call_back(by=teacher, reason="Doch.")


def test_one_act_is_one_mail_to_the_partner_however_many_it_carries_along(
    city: City, suggestion: Suggestion, officer: User, teacher: User
) -> None:
    target = released("Abendkurse", field=city.language)
    for number in range(6):
        source = released(f"Kurs {number}", field=city.language)
        source.merge(into=suggestion, by=officer, reason="Das Gleiche.")  # without a seat: no act of one seat
        suggestion.refresh_from_db()
    suggestion.merge(into=target, by=officer, reason="Das Gleiche.", seat="office")
    assert _notices_to(teacher).count("desk.alone") == 1
