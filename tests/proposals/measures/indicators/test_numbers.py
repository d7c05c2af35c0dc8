"""Numbers are read as people write them; what has two meanings is not guessed."""

from decimal import Decimal

import pytest

from proposals.measures.indicators.numbers import parse_number


@pytest.mark.parametrize(
    ("text", "sign", "number"),
    [
        ("1250", ",", "1250"),
        ("12,5", ",", "12.5"),
        ("12.5", ",", "12.5"),
        ("1.250", ",", "1250"),
        ("1.250", ".", "1.250"),
        ("1,250", ".", "1250"),
        ("1,250", ",", "1.250"),
        ("1.250,5", ".", "1250.5"),
        ("1,250.5", ",", "1250.5"),
        ("1.250.000", ".", "1250000"),
        ("1 250,5", ",", "1250.5"),
        ("1\u202f250", ",", "1250"),
        ("1’250.50", ",", "1250.50"),
        ("−3", ",", "-3"),
        ("0.125", ",", "0.125"),
        ("2026", ",", "2026"),
    ],
)
def test_a_number_is_read(text: str, sign: str, number: str) -> None:
    assert parse_number(text, sign) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "zwölf", "12 %", "1.25.000", "1,2,3", "1.250,5,5", "12.50,5.5", "1e5", "12 34", "1.", ",5", "9" * 25]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_number(text, ",")
