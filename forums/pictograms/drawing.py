"""The drawings themselves, for what cannot load a file: printed sheets, pictures for sharing, a wall."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from .names import Pictogram

_SYMBOL = re.compile(r'<symbol id="([a-z-]+)"[^>]*>(.*?)</symbol>')


@cache
def drawings() -> dict[str, str]:
    """Each drawing by its name, as the shapes inside an `<svg>` of 24 by 24."""
    sprite = Path(settings.PICTOGRAMS).read_text(encoding="utf-8")
    return dict(_SYMBOL.findall(sprite))


def drawing(name: Pictogram) -> SafeString:
    """The shapes of one pictogram, in the colour and line of what they are put into."""
    return mark_safe(drawings()[name])
