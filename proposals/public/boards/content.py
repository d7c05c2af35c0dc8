"""“Sie haben gesagt – wir haben getan”: suggestions and what became of them, once in each language chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from proposals.measures.fates import fate_of
from proposals.measures.models import Measure, MeasureOrigin
from proposals.suggestions.models import Suggestion, SuggestionQuerySet
from proposals.suggestions.stages import Stage
from proposals.suggestions.status import sentence_elsewhere


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
    def of(cls, request: HttpRequest, suggestions: SuggestionQuerySet) -> Self:
        """From `?sprache=de&sprache=en`; the active language where none is chosen. Two queries or three."""
        known = [code for code, _name in settings.LANGUAGES]
        active = get_language() or settings.LANGUAGE_CODE
        chosen = [code for code in known if code in request.GET.getlist("sprache")] or [active]
        rows = list(suggestions.select_related("merged_into"))
        return cls([(code, code in chosen) for code in known], [Board(code, lines(rows, code)) for code in chosen])


def lines(suggestions: Sequence[Suggestion], language: str) -> list[Line]:
    """Takes suggestions read with `merged_into`; one query for their measures."""
    measures = _measures_of([suggestion.answered_by for suggestion in suggestions])
    with override(language):
        return [_line(suggestion, measures.get(suggestion.answered_by.pk, [])) for suggestion in suggestions]


def _measures_of(suggestions: Sequence[Suggestion]) -> dict[int, list[Measure]]:
    measures: dict[int, list[Measure]] = {}
    origins = MeasureOrigin.objects.standing().filter(suggestion__in=suggestions).select_related("measure")
    for origin in origins.order_by("measure__field", "measure__position", "measure"):
        measures.setdefault(origin.suggestion_id, []).append(origin.measure)
    return measures


def _line(suggestion: Suggestion, measures: Sequence[Measure]) -> Line:
    """What was merged shows what becomes of its target; what was taken back stands without its words."""
    outcome = suggestion.answered_by
    hidden = suggestion.stage in (Stage.WITHDRAWN, Stage.PERSONAL_CASE)
    fate = fate_of(outcome, measures)
    return Line(
        number=suggestion.number,
        title=_("Suggestion %(number)s") % {"number": suggestion.number} if hidden else suggestion.title,
        lang=(get_language() or settings.LANGUAGE_CODE) if hidden else suggestion.language,
        url=suggestion.get_absolute_url(),
        label=outcome.label_text,
        tone=outcome.tone,
        sentence=(fate.sentence if fate else "") or sentence_elsewhere(outcome),
        measures=[Link(str(measure), measure.get_absolute_url()) for measure in measures],
    )
