"""Numbers as people write them."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def figure(value: Decimal) -> str:
    """`90.50` as `90,5` and `1200.00` as `1.200`, in the reader's language; without superfluous zeros."""
    text = f"{value:f}"
    decimals = len(text.partition(".")[2].rstrip("0"))
    return number_format(value, decimal_pos=decimals, force_grouping=True)
