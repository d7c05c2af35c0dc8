import pytest

from forums.protection.whole_numbers import whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        *((text, None) for text in ("", "²", "1²", "٣", "-1", "+1", " 1", "1.0", "1e3", "9" * 19, "1" * 5000)),
    ],
)
def test_only_a_few_plain_digits_are_a_number(text: str, number: int | None) -> None:
    assert whole_number(text) == number
