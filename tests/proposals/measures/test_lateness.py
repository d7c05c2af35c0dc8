"""A measure that is not done by its day is not said to come by then."""

from datetime import date

import pytest
from django.test import Client

from proposals.measures.models import Status
from tests.conftest import City
from tests.factories import MeasureFactory

DAY = date(2026, 9, 11)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.RUNNING, "überfällig seit 11. September 2026"),
        (Status.DONE, "geplant bis 11. September 2026"),
        (Status.STOPPED, "geplant bis 11. September 2026"),
    ],
)
def test_list_and_page_say_what_became_of_the_day(city: City, client: Client, status: Status, words: str) -> None:
    measure = MeasureFactory(field=city.language, status=status, until=DAY)
    in_its_picture = int(status == Status.RUNNING)
    for url, times in (("/massnahmen/", 1), (measure.get_absolute_url(), 1 + in_its_picture)):
        html = client.get(url).content.decode()
        assert (url, html.count(words), html.count("11. September 2026")) == (url, times, times)
