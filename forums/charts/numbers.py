"""Numbers as people write them, and places as SVG reads them."""

from decimal import Decimal

from django.utils.formats import number_format


def figure(value: Decimal | int) -> str:
    """`90.50` as `90,5` and `1200.00` as `1.200`, in the reader's language; without superfluous zeros."""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    decimals = len(text.partition(".")[2].rstrip("0"))
    return number_format(value, decimal_pos=decimals, force_grouping=True)


def per_cent(share: float) -> str:
    """A share of the picture's width, the same in every language: `12.5%`."""
    return f"{_short(share * 100)}%"


def rem(length: float) -> str:
    return f"{_short(length)}rem"


def _short(number: float) -> str:
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
