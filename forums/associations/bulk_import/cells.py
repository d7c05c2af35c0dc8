"""What lists do to mail addresses, and numbers, and how they are read all the same."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

ADDRESS = re.compile(r"""[^\s,;:<>()\[\]"'|/]+@[^\s,;:<>()\[\]"'|/]+""")
SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)  # 5,97112E+09: its last digits are gone
TELEPHONE = re.compile(r"[1-9][\d /()-]+")
WITH_AREA_CODE = 9  # digits; shorter ones are numbers within the town
COUNTRY = "49"
SURELY_WITH_COUNTRY, PERHAPS_WITH_COUNTRY = 12, 11  # digits


def first_address(cell: str) -> str:
    """The first valid mail address in it; empty where there is none."""
    for found in ADDRESS.findall(cell):
        address: str = found.rstrip(".")
        try:
            validate_email(address)
        except ValidationError:
            continue
        return address
    return ""


def is_shortened(cell: str) -> bool:
    return SHORTENED.fullmatch(cell) is not None


def with_zero(telephone: str) -> str:
    """Spreadsheet programs take a number for a quantity and leave out the zero or the plus in front.

    Unchanged where it has one, where it may be a number within the town, and where both could be missing.
    """
    digits = re.sub(r"\D", "", telephone)
    if not TELEPHONE.fullmatch(telephone) or len(digits) < WITH_AREA_CODE:
        return telephone
    if not digits.startswith(COUNTRY) or len(digits) < PERHAPS_WITH_COUNTRY:
        return f"0{telephone}"
    return f"+{telephone}" if len(digits) >= SURELY_WITH_COUNTRY else telephone


def postcode_with_zero(postcode: str) -> str:
    return f"0{postcode}" if re.fullmatch(r"[1-9]\d{3}", postcode) else postcode
