"""Visibility moves as its table says, and decides who sees it."""

from itertools import product

import pytest

from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import VISIBILITY_MOVES, Visibility
from tests.conftest import City
from tests.factories import suggestion


@pytest.mark.parametrize(("before", "after"), list(product(Visibility, Visibility)))
def test_visibility_moves_as_the_table_says_and_not_otherwise(before: Visibility, after: Visibility) -> None:
    told = Suggestion(visibility=before)
    if (before, after) in VISIBILITY_MOVES:
        told.change_visibility(after)
        assert told.visibility == after
    else:
        with pytest.raises(NotPossible):
            told.change_visibility(after)


def test_the_desk_sees_it_only_after_release(city: City) -> None:
    told = suggestion(field=city.faith)
    assert list(Suggestion.objects.awaiting(city.faith_network)) == []
    told.release(by=None)
    assert list(Suggestion.objects.awaiting(city.faith_network)) == [told]
