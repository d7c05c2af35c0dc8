"""Is it here already? Names, addresses and register numbers, compared as people would compare them."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.records.folding import fold

from .models import Association
from .states import State

SIMILAR = 0.86  # of 1: one or two letters in a name of usual length
LEGAL_FORM = re.compile(r"\b(e\s?v|eingetragener|gemeinnuetzige?r?|gug|ggmbh)\b|verein")


class MatchReason(models.TextChoices):
    REGISTER_NUMBER = "register", _("same register number")
    NAME = "name", _("same or very similar name")
    ADDRESS = "address", _("same address")


@dataclass(frozen=True)
class Duplicate:
    """Another association that may be the same one, and why."""

    association: Association
    reasons: tuple[MatchReason, ...]


def possible_duplicates(association: Association) -> list[Duplicate]:
    """Registered associations that look like this one; drafts of others are nobody's business."""
    others = Association.objects.exclude(pk=association.pk).exclude(state__in=[State.DRAFT, State.WITHDRAWN])
    compared = ((other, tuple(match_reasons(association, other))) for other in others.with_profile())
    return [Duplicate(other, reasons) for other, reasons in compared if reasons]


def match_reasons(first: Association, second: Association) -> list[MatchReason]:
    """Why two may be the same one; empty where nothing speaks for it."""
    reasons = []
    if first.register_number and _number(first.register_number) == _number(second.register_number):
        reasons.append(MatchReason.REGISTER_NUMBER)
    if any(similar(name, other_name) for name in _names(first) for other_name in _names(second)):
        reasons.append(MatchReason.NAME)
    if first.street and _street(first.street) == _street(second.street) and first.postcode == second.postcode:
        reasons.append(MatchReason.ADDRESS)
    return reasons


def surely_same(first: Association, second: Association) -> bool:
    """The same register number, or the same name where no two register numbers speak against it."""
    first_number, second_number = _number(first.register_number), _number(second.register_number)
    if first_number and second_number:
        return first_number == second_number
    return bool({bare_name(name) for name in _names(first)} & {bare_name(name) for name in _names(second)} - {""})


def similar(name: str, other_name: str) -> bool:
    """The same name, or nearly."""
    bare, other_bare = bare_name(name), bare_name(other_name)
    if not bare or not other_bare:
        return False
    compared = SequenceMatcher(None, bare, other_bare, autojunk=False)
    # The first two are upper bounds of the third, and cost next to nothing.
    ratios = (compared.real_quick_ratio, compared.quick_ratio, compared.ratio)
    return bare == other_bare or all(ratio() >= SIMILAR for ratio in ratios)


@lru_cache(maxsize=4096)  # a list compares each name with all others
def bare_name(name: str) -> str:
    """A name without its legal form, punctuation and spaces."""
    words = " ".join(re.sub(r"[^\w\s]", " ", fold(name)).split())
    return "".join(LEGAL_FORM.sub(" ", words).split())


def _names(association: Association) -> list[str]:
    return [name for name in (association.name, association.own_name) if name]


def _street(text: str) -> str:
    return re.sub(r"[^\w]", "", fold(text).replace("strasse", "str").replace("str.", "str"))


def _number(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", fold(text))
