"""The label people read and its database condition are one rule."""

from datetime import date, timedelta

from forums.municipality.calendar import today
from proposals.suggestions.labels import Label
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released, suggestion


def test_the_derived_label_and_its_database_condition_agree(city: City, officer: object) -> None:
    every = {told.pk: told.label for told in _one_of_each(city, officer)}
    found = {label: set(Suggestion.objects.labelled(label).values_list("pk", flat=True)) for label in Label}
    assert found == {label: {pk for pk, derived in every.items() if derived == label} for label in Label}


def _one_of_each(city: City, officer: object) -> list[Suggestion]:
    asked = released(field=city.language)
    asked.ask(by=officer, question="Welche Linie?")
    begun = released(field=city.language)
    begun.begin(by=officer)
    passed = released(field=city.language)
    passed.forward(to=city.faith, by=officer, reason="Es geht um die Moschee.")
    held = released()
    held.hold(by=officer, reason="names", text="Ein Name steht darin.")
    rejected = suggestion()
    rejected.reject(by=officer, reason="insult")
    withdrawn = released()
    withdrawn.withdraw()
    unread = suggestion()
    unread.withdraw()
    late, begun_late, asked_in_time, unread_late = released(), released(), released(), suggestion()
    begun_late.begin(by=officer)
    asked_in_time.ask(by=officer, question="Welche Linie?")
    last_day, undated, asked_undated, asked_late = released(), released(), released(), released()
    _due(today() - timedelta(days=1), late, begun_late, asked_in_time, unread_late, asked_late)
    asked_late.ask(by=officer, question="Welche Linie?")
    _due(today(), last_day)
    _due(None, undated, asked_undated)
    asked_undated.ask(by=officer, question="Welche Linie?")
    dated = [late, begun_late, asked_late, asked_in_time, asked_undated, unread_late, last_day, undated]
    assert [told.label for told in dated] == [
        Label.OVERDUE,
        Label.OVERDUE,
        Label.OVERDUE,
        Label.QUESTION,
        Label.QUESTION,
        Label.RECEIVED,
        Label.ASSIGNED,
        Label.ASSIGNED,
    ]
    return [suggestion(), released(), asked, begun, passed, held, rejected, withdrawn, unread, *dated]


def _due(day: date | None, *told: Suggestion) -> None:
    for one in told:
        Suggestion.objects.filter(pk=one.pk).update(due_on=day)
        one.refresh_from_db()
