"""A measure moves only by its verbs, and each move reaches the suggestions behind it, once."""

from itertools import product

import pytest

from forums.bodies.models import Body
from forums.notices.models import Notice
from forums.people.models import User
from proposals.measures.models import Measure, MeasureOrigin, Path
from proposals.measures.workflow import STATUS_MOVES, Status
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import Step, StepKind
from tests.conftest import City
from tests.factories import BodyFactory, MeasureFactory, both, released


@pytest.fixture
def council() -> Body:
    return BodyFactory(slug="rat", name=both("Rat der Stadt", "Council"))


def _measure(city: City, *origins: Suggestion, **facts: object) -> Measure:
    measure: Measure = MeasureFactory(field=city.language, **facts)
    for suggestion in origins:
        measure.link(suggestion, by=None)
    return measure


def _news(suggestion: Suggestion) -> list[tuple[str, str]]:
    steps = Step.objects.filter(suggestion=suggestion, kind=StepKind.MEASURE_PROGRESS)
    return [(step.data["status"], step.text) for step in steps]


@pytest.mark.parametrize(("before", "after"), list(product(Status, Status)))
def test_status_moves_as_the_table_says_and_not_otherwise(before: Status, after: Status) -> None:
    measure = Measure(status=before)
    if (before, after) in STATUS_MOVES:
        measure._move(after)
        assert measure.status == after
    else:
        with pytest.raises(NotPossible):
            measure._move(after)


def test_proposing_names_the_body_that_then_adopts_it(city: City, officer: User, council: Body) -> None:
    measure = _measure(city)
    measure.propose(to=council, by=officer)
    assert (measure.status, measure.path, measure.proposed_to) == (Status.PROPOSED, Path.PROPOSED, council)
    measure.adopt(by=officer)
    assert [(news.status, news.body) for news in measure.progress.order_by("number")] == [
        (Status.PROPOSED, council),
        (Status.ADOPTED, council),
    ]


def test_each_suggestion_behind_it_hears_of_a_move_once(city: City, officer: User) -> None:
    first, second, other = released("Erste Idee"), released("Zweite Idee"), released("Ganz anderes")
    measure = _measure(city, first, second)
    measure.start(by=officer, text="Der Kurs beginnt am Montag.")
    told = [("running", "Der Kurs beginnt am Montag.")]
    assert (_news(first), _news(second), _news(other)) == (told, told, [])


def test_starting_twice_tells_nobody_a_second_time(city: City, officer: User) -> None:
    origin = released()
    measure = _measure(city, origin)
    measure.start(by=officer)
    with pytest.raises(NotPossible):
        measure.start(by=officer)
    assert _news(origin) == [("running", "")]


def test_a_page_that_is_out_of_date_changes_nothing(city: City, officer: User) -> None:
    measure = _measure(city)
    seen = measure.version
    measure.report(by=officer, text="Der Raum ist gefunden.", seen=seen)
    with pytest.raises(OutOfDate):
        measure.report(by=officer, text="Der Raum ist gefunden.", seen=seen)
    assert measure.progress.count() == 1


def test_a_merged_suggestion_hears_of_its_target_s_measure(city: City, officer: User) -> None:
    target, source = released("Ziel"), released("Quelle")
    Suggestion.objects.filter(pk=source.pk).update(stage=Stage.MERGED, merged_into=target)
    measure = _measure(city, target)
    measure.start(by=officer)
    assert _news(source) == [("running", "")]


def test_a_withdrawn_suggestion_hears_nothing_more(city: City, officer: User) -> None:
    origin = released()
    measure = _measure(city, origin)
    origin.refresh_from_db()
    origin.withdraw()
    measure.start(by=officer)
    assert _news(origin) == []


def test_the_author_gets_one_notice_for_each_move(city: City, officer: User, citizen: User) -> None:
    origin = released(author=citizen)
    measure = _measure(city, origin)
    before = Notice.objects.filter(recipient=f"user:{citizen.pk}").count()
    measure.start(by=officer)
    measure.finish(by=officer, text="20 Menschen haben mitgemacht.")
    assert Notice.objects.filter(recipient=f"user:{citizen.pk}").count() == before + 2


@pytest.mark.parametrize("verb", ["stop", "report"])
def test_stopping_and_news_need_words(city: City, officer: User, verb: str) -> None:
    with pytest.raises(NotPossible):
        getattr(_measure(city), verb)(by=officer, text="  ")


def test_linking_twice_says_it_once(city: City, officer: User) -> None:
    origin = released()
    measure = _measure(city, origin)
    measure.link(origin, by=officer)
    assert MeasureOrigin.objects.filter(measure=measure).count() == 1
    assert Step.objects.filter(suggestion=origin, kind=StepKind.MEASURE_LINKED).count() == 1


def test_the_address_comes_from_the_german_title_and_is_never_used_twice(city: City) -> None:
    title = both("Sprachcafé für Mütter", "Language café for mothers")
    first, second = (Measure.objects.create(field=city.language, title=title) for _ in range(2))
    first.delete()
    third = Measure.objects.create(field=city.language, title=title)
    assert [measure.slug for measure in (first, second, third)] == [
        "sprachcafe-fuer-muetter",
        "sprachcafe-fuer-muetter-2",
        "sprachcafe-fuer-muetter-3",
    ]
