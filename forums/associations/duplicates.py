"""Is it there already? Names, addresses and register numbers, compared as people would compare them."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .models import Association

NEAR = 0.86  # of 1: one or two letters in a name of usual length
LEGAL_FORM = re.compile(r"\b(e\s?v|eingetragener|gemeinnuetzige?r?|gug|ggmbh)\b|verein")
_SOUNDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i"})


def fold(text: str) -> str:
    """Without capitals, accents and German spellings of umlauts: what a search compares."""
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_SOUNDS)
    plain = unicodedata.normalize("NFKD", spelled)
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


@lru_cache(maxsize=4096)  # a list compares each name with all others
def bare(name: str) -> str:
    """A name without its legal form, signs and gaps."""
    words = " ".join(re.sub(r"[^\w\s]", " ", fold(name)).split())
    return "".join(LEGAL_FORM.sub(" ", words).split())


def _street(text: str) -> str:
    return re.sub(r"[^\w]", "", fold(text).replace("strasse", "str").replace("str.", "str"))


def _number(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", fold(text))


class Likeness(models.TextChoices):
    REGISTER = "register", _("same register number")
    NAME = "name", _("same or very similar name")
    ADDRESS = "address", _("same address")


@dataclass(frozen=True)
class Double:
    """Another association that may be the same one, and by what."""

    association: "Association"
    by: tuple[Likeness, ...]


def doubles(association: "Association") -> list[Double]:
    """Registered associations that look like this one; drafts of others are nobody's business."""
    from .models import Association, State

    others = (
        Association.objects.exclude(pk=association.pk).exclude(state__in=[State.DRAFT, State.WITHDRAWN]).with_profile()
    )
    found = ((other, tuple(alike(association, other))) for other in others)
    return [Double(other, by) for other, by in found if by]


def alike(one: "Association", other: "Association") -> list[Likeness]:
    """By what two may be the same one; empty where by nothing."""
    by = []
    if one.register_number and _number(one.register_number) == _number(other.register_number):
        by.append(Likeness.REGISTER)
    if any(near(mine, yours) for mine in _names(one) for yours in _names(other)):
        by.append(Likeness.NAME)
    if one.street and _street(one.street) == _street(other.street) and one.postcode == other.postcode:
        by.append(Likeness.ADDRESS)
    return by


def surely_same(one: "Association", other: "Association") -> bool:
    """The same register number, or the same name where no two register numbers speak against it."""
    mine, yours = _number(one.register_number), _number(other.register_number)
    if mine and yours:
        return mine == yours
    return bool({bare(name) for name in _names(one)} & {bare(name) for name in _names(other)} - {""})


def _names(association: "Association") -> list[str]:
    return [name for name in (association.name, association.own_name) if name]


def near(one: str, other: str) -> bool:
    """The same name, or nearly."""
    mine, yours = bare(one), bare(other)
    if not mine or not yours:
        return False
    compared = SequenceMatcher(None, mine, yours, autojunk=False)
    # The first two are upper bounds of the third, and cost next to nothing.
    ratios = (compared.real_quick_ratio, compared.quick_ratio, compared.ratio)
    return mine == yours or all(ratio() >= NEAR for ratio in ratios)
