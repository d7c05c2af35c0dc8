"""The stage moves as its table says."""

from itertools import product

import pytest

from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import STAGE_MOVES, Stage


@pytest.mark.parametrize(("before", "after"), list(product(Stage, Stage)))
def test_stage_moves_as_the_table_says_and_not_otherwise(before: Stage, after: Stage) -> None:
    told = Suggestion(stage=before)
    if (before, after) in STAGE_MOVES:
        told.change_stage(after)
        assert told.stage == after
    else:
        with pytest.raises(NotPossible):
            told.change_stage(after)
