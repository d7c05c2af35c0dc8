"""Goals and measures are numbered once: what an edition says of 1.1.2 never comes to mean another measure."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from proposals.measures.models import Goal, Level, Measure
from tests.conftest import City
from tests.factories import GoalFactory, MeasureFactory


def _codes(*records: Goal | Measure) -> list[str]:
    return [type(record).objects.select_related("field").get(pk=record.pk).code for record in records]


def test_goals_and_measures_are_numbered_in_their_field(city: City) -> None:
    first, second, other = (GoalFactory(field=field) for field in (city.language, city.language, city.faith))
    measures = [MeasureFactory(field=goal.field, goal=goal) for goal in (first, first, second, other)]
    assert _codes(first, second, other) == ["1.1", "1.2", "8.1"]
    assert _codes(*measures) == ["1.1.1", "1.1.2", "1.2.1", "8.1.1"]


def test_a_strategic_goal_has_no_number_and_orders_what_serves_it(city: City) -> None:
    aim = GoalFactory(field=city.language, level=Level.STRATEGIC)
    goal = GoalFactory(field=city.language, parent=aim)
    assert _codes(aim, goal) == ["", "1.1"]
    assert list(aim.goals.all()) == [goal]


def test_a_number_is_not_given_again_when_what_had_it_is_deleted_or_moved(city: City) -> None:
    goal, other = GoalFactory(field=city.language), GoalFactory(field=city.language)
    gone, moved = MeasureFactory(field=city.language, goal=goal), MeasureFactory(field=city.language, goal=goal)
    gone.delete()
    moved.goal = other
    moved.save()
    new = MeasureFactory(field=city.language, goal=goal)
    other.delete()
    assert _codes(moved, new, GoalFactory(field=city.language)) == ["", "1.1.3", "1.3"]


def test_a_measure_that_comes_back_gets_a_new_number(city: City) -> None:
    goal, other = GoalFactory(field=city.language), GoalFactory(field=city.language)
    measure = MeasureFactory(field=city.language, goal=goal)
    for target in (other, goal):
        measure.goal = target
        measure.save()
    assert _codes(measure) == ["1.1.2"]


def test_saving_anything_else_keeps_the_number(city: City) -> None:
    measure = MeasureFactory(field=city.language, goal=GoalFactory(field=city.language))
    measure.start(by=None)
    measure.save()
    assert _codes(measure) == ["1.1.1"]


def test_without_a_goal_there_is_no_number(city: City) -> None:
    measure = MeasureFactory(field=city.language, goal=GoalFactory(field=city.language))
    measure.goal = None
    measure.save()
    assert _codes(measure) == [""]


def test_the_database_refuses_a_number_twice(city: City) -> None:
    goal = GoalFactory(field=city.language)
    first, second = (MeasureFactory(field=city.language, goal=goal) for _time in range(2))
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=second.pk).update(number=first.number)


def test_what_stood_below_a_deleted_goal_stays(city: City) -> None:
    aim = GoalFactory(field=city.language, level=Level.STRATEGIC)
    goal = GoalFactory(field=city.language, parent=aim)
    measure = MeasureFactory(field=city.language, goal=goal)
    aim.delete()
    goal.refresh_from_db()
    assert goal.parent is None
    goal.delete()
    measure.refresh_from_db()
    assert (measure.goal, measure.number) == (None, None)


def test_a_goal_keeps_its_field_and_level(city: City) -> None:
    goal = GoalFactory(field=city.language)
    for changed in ({"field": city.faith}, {"level": Level.STRATEGIC}):
        again = Goal.objects.get(pk=goal.pk)
        for name, value in changed.items():
            setattr(again, name, value)
        with pytest.raises(ValidationError):
            again.clean()


@pytest.mark.parametrize("wrong", ["operative", "elsewhere", "two strategic ones"])
def test_a_goal_serves_a_strategic_one_of_its_own_field(city: City, wrong: str) -> None:
    level = Level.OPERATIVE if wrong == "operative" else Level.STRATEGIC
    parent = GoalFactory(field=city.faith if wrong == "elsewhere" else city.language, level=level)
    goal = Goal(field=city.language, parent=parent, title="Ziel")
    if wrong == "two strategic ones":
        goal.level = Level.STRATEGIC
    with pytest.raises(ValidationError):
        goal.clean()


def test_measures_belong_to_operative_goals(city: City) -> None:
    measure = Measure(field=city.language, goal=GoalFactory(field=city.language, level=Level.STRATEGIC))
    with pytest.raises(ValidationError):
        measure.clean()
