"""What is asked for: the filters of the pages by the same words, and nothing is left out in silence."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.choices import flatten_choices
from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from proposals.public.periods import EARLIEST, LATEST

from .dataset import Dataset

AFTER, SIZE = "after", "limit"
MOST, USUAL = 100, 50  # rows on a page
NO_SUCH_FILTER = _("There is no such filter.")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NUMBER = re.compile(r"[1-9]\d{0,2}", re.ASCII)


class NotUnderstood(ValueError):
    """A part of the address that says nothing here; `problems` by its name, worded when they are told."""

    def __init__(self, problems: "dict[str, Problem]") -> None:
        super().__init__(", ".join(problems))
        self.problems = problems

    def told(self) -> dict[str, str]:
        """In the active language."""
        return {
            name: problem.messages[0] if isinstance(problem, ValidationError) else str(problem)
            for name, problem in self.problems.items()
        }


type Problem = str | Promise | ValidationError


def narrowed[M: Model](dataset: Dataset[M], params: QueryDict, *paging: str) -> QuerySet[M]:
    """The rows that the address asks for. Raises NotUnderstood."""
    names = dataset.form(QueryDict()).fields
    problems: dict[str, Problem] = {name: NO_SUCH_FILTER for name in params if name not in {*names, *paging}}
    problems |= {name: _("Please ask for this only once.") for name in params if len(params.getlist(name)) > 1}
    asked, is_empty = params.copy(), False
    for name in [name for name, field in names.items() if isinstance(field, forms.DateField) and name in params]:
        day = _day(str(params[name]))
        if day is None:
            problems[name] = _("Please write a day like 2026-12-31.")
        # No city has suggestions from before; the form would refuse such days.
        elif not EARLIEST <= day <= LATEST:
            is_empty = is_empty or (day > LATEST) == (name == "von")
            del asked[name]
    start, end = asked.get("von"), asked.get("bis")
    if start and end and not problems and end < start:
        is_empty = True
        del asked["bis"]
    form = dataset.form(asked)
    # What the pages say of a choice that they do not know is that they show everything: here nothing is shown.
    problems |= {
        name: _("There is no such choice.") if errors[0].code == "invalid_choice" else errors[0]
        for name, errors in form.errors.as_data().items()
        if name not in problems
    }
    if problems:
        raise NotUnderstood(problems)
    rows = dataset.rows(asked)
    return rows.none() if is_empty else rows


def _day(typed: str) -> date | None:
    """As ISO 8601 has it; none of the ways in which people write in forms."""
    try:
        return parse_date(typed) if DAY.fullmatch(typed) else None
    except ValueError:
        return None


def size_of(params: QueryDict) -> int:
    """Raises NotUnderstood."""
    if SIZE not in params:
        return USUAL
    size = str(params[SIZE])
    if not NUMBER.fullmatch(size) or int(size) > MOST:
        raise NotUnderstood({SIZE: _("Please give a number from 1 to 100.")})
    return int(size)


def parameters(dataset: Dataset[Any]) -> list[dict[str, Any]]:
    """The filters as OpenAPI has them, with the words that this city has."""
    return [
        {"name": name, "in": "query", "required": False, "description": str(field.label), "schema": _schema(field)}
        for name, field in dataset.form(QueryDict()).fields.items()
    ]


def _schema(field: forms.Field) -> dict[str, Any]:
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        flat: list[tuple[Any, Any]] = list(flatten_choices(choices))
        return {"type": "string", "enum": [str(value) for value, _words in flat]}
    if isinstance(field, forms.DateField):
        return {"type": "string", "format": "date"}
    return {"type": "string"}  # no longest length: what is too long for a search is shortened, not refused
