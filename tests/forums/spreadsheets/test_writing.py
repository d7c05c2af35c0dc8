"""Nothing in a table we give away is ever computed."""

import pytest

from forums.spreadsheets.writing import harmless


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_cells_that_look_like_formulas_are_made_harmless(cell: str) -> None:
    assert (harmless(cell), harmless("Verein = gut")) == (f"'{cell}", "Verein = gut")
