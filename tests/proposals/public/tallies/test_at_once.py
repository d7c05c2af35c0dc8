"""Whoever changes something waits for nobody who reads, and nothing is lost between them."""

import pytest

from proposals.public.periods import Period
from proposals.public.tallies import keeping, triggers
from proposals.public.tallies.models import TallyChange
from proposals.suggestions.models import Suggestion
from tests.at_once import at_once
from tests.conftest import City
from tests.factories import released

from .recount import kept, recounted

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def _withdrawn(keys: list[int]) -> None:
    for key in keys:
        Suggestion.objects.get(pk=key).withdraw()


def _read() -> None:
    for _time in range(6):
        kept(Period())


def test_readers_and_writers_at_the_same_moment_leave_true_figures(city: City) -> None:
    keys = [released(field=field).pk for field in (city.language, city.faith, None) for _number in range(4)]
    told = at_once(
        lambda: _withdrawn(keys[::3]),
        lambda: _withdrawn(keys[1::3]),
        lambda: Suggestion.objects.filter(pk__in=keys[2::3]).update(language="uk"),
        *[_read] * 5,
    )
    assert told == ["done"] * 8
    assert kept(Period()) == recounted(Period())
    assert (TallyChange.objects.count(), keeping.check_daily()) == (0, 0)


def test_emptied_tables_keep_nothing_and_go_on(city: City) -> None:
    """As the tests before this one left them: by emptying, after which migrations are reported as run."""
    triggers.install()
    assert kept(Period()) == {}
    released(field=city.language)
    assert kept(Period()) == recounted(Period())
