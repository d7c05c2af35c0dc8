"""Numbers and dates as people write them."""

from datetime import datetime

from django.utils import translation
from django.utils.formats import date_format


def test_english_dates_cannot_be_read_the_other_way_round() -> None:
    moment = datetime(2026, 2, 11, 15, 28)
    formats = ("DATE_FORMAT", "SHORT_DATE_FORMAT", "TIME_FORMAT", "SHORT_DATETIME_FORMAT")
    with translation.override("en"):
        assert [date_format(moment, name) for name in formats] == [
            "11 February 2026",
            "11 Feb 2026",
            "15:28",
            "11 Feb 2026, 15:28",
        ]
