"""A verb sent from an old page changes nothing."""

import pytest

from proposals.suggestions.exceptions import OutOfDate
from tests.conftest import City
from tests.factories import released


def test_a_page_that_is_out_of_date_changes_nothing(city: City, officer: object) -> None:
    told = released(field=city.language)
    seen = told.version
    told.begin(by=officer, seen=seen)
    with pytest.raises(OutOfDate):
        told.ask(by=officer, question="Welche Linie?", seen=seen)
    told.refresh_from_db()
    assert told.asked_at is None
