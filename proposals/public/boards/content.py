"""“Sie haben gesagt – wir haben getan”: suggestions and what became of them, once in each language chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.stages import Stage

from ..suggestions.page import sentence_for_all


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True)
class Line:
    """A suggestion in its own words, and what became of it in the language of its board."""

    number: str
    title: str
    lang: str
    url: str
    label: str
    tone: str
    sentence: str
    measures: list[Link]


@dataclass(frozen=True)
class Board:
    language: str
    lines: list[Line]


@dataclass(frozen=True)
class Boards:
    """Every language of the interface with whether it is chosen, and a board for each that is."""

    languages: list[tuple[str, bool]]
    boards: list[Board]

    @classmethod
    def of(cls, request: HttpRequest, told: SuggestionQuerySet) -> Self:
        """From `?sprache=de&sprache=en`; the active language where none is chosen. Two queries or three."""
        known = [code for code, _name in settings.LANGUAGES]
        here = get_language() or settings.LANGUAGE_CODE
        chosen = [code for code in known if code in request.GET.getlist("sprache")] or [here]
        rows = list(told.select_related("merged_into"))
        return cls([(code, code in chosen) for code in known], [Board(code, lines(rows, code)) for code in chosen])


def lines(told: Sequence[Suggestion], language: str) -> list[Line]:
    """Takes suggestions read with `merged_into`; one query for their measures, once."""
    prefetch_related_objects([outcome(each) for each in told], "measures")
    with override(language):
        return [_line(each, outcome(each)) for each in told]


def _line(told: Suggestion, outcome: Suggestion) -> Line:
    """What was merged shows what becomes of its target; what was taken back stands without its words."""
    hidden = told.stage in (Stage.WITHDRAWN, Stage.PERSONAL_CASE)
    return Line(
        number=told.number,
        title=_("Suggestion %(number)s") % {"number": told.number} if hidden else told.title,
        lang=(get_language() or settings.LANGUAGE_CODE) if hidden else told.language,
        url=told.get_absolute_url(),
        label=str(outcome.label.label),
        tone=outcome.tone,
        sentence=sentence_for_all(outcome),
        measures=[Link(str(measure), measure.get_absolute_url()) for measure in outcome.measures.all()],
    )


def outcome(told: Suggestion) -> Suggestion:
    """The suggestion whose answer counts."""
    target: Any = told.merged_into
    counts: Suggestion = target or told
    return counts
