"""Numbers as people write them, read without guessing: `1.250`, `1 250,5`, `12.5`."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format, number_format

SPACES = re.compile(r"(?<=\d)[ '’\u00a0\u2009\u202f](?=\d{3}(?!\d))")  # between groups of three digits
PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)*")
LONGEST = 24


def parse_number(text: str, decimal_sign: str = ",") -> Decimal:
    """With both signs the last one begins the decimals; a sign that stands several times groups. One that stands once
    before three digits groups, unless it is the `decimal_sign` of the table or the reader. Raises ValueError."""
    written = SPACES.sub("", text.strip().replace("\u2212", "-"))
    if len(written) > LONGEST or not PLAIN.fullmatch(written):
        raise ValueError(text)
    if grouping := _grouping(written, decimal_sign):
        whole, _sign, _decimals = written.partition("," if grouping == "." else ".")
        if not re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(grouping)}\d{{3}})+", whole):
            raise ValueError(text)
        written = written.replace(grouping, "")
    return Decimal(written.replace(",", "."))


def _grouping(written: str, decimal_sign: str) -> str:
    """The sign that groups digits here; empty for none. Raises ValueError where both signs stand in no order."""
    points, commas = written.count("."), written.count(",")
    if points and commas:
        last = max(written.rfind("."), written.rfind(","))
        if written.count(written[last]) > 1:
            raise ValueError(written)
        return "," if written[last] == "." else "."
    if points + commas > 1:
        return "." if points else ","
    sign = "." if points else "," if commas else ""
    if sign and sign != decimal_sign and re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}{re.escape(sign)}\d{{3}}", written):
        return sign
    return ""


class NumberField(forms.DecimalField):
    """A number in the writing of the reader's language; shown in it, too."""

    def __init__(self, **options: object) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(localize=True, widget=widget, **options)  # type: ignore[arg-type]

    def prepare_value(self, value: object) -> object:
        """`8.00` as `8`; what was typed stays as it is."""
        if not isinstance(value, Decimal):
            return value
        decimals = len(f"{value:f}".partition(".")[2].rstrip("0"))
        return number_format(value, decimal_pos=decimals, use_l10n=True)

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override]  # the stubs know an int alone
        if value in self.empty_values:
            return None
        try:
            return parse_number(str(value), get_format("DECIMAL_SEPARATOR"))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
