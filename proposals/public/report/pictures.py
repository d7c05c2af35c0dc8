"""What a report shows as pictures: how punctual answers are, what was decided, where measures stand."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.charts.marks import Mark
from forums.charts.matrix import Matrix, matrix
from forums.charts.numbers import figure
from forums.charts.parts import Bars, Part, Whole, bars, strip
from proposals.measures.charts import status_parts
from proposals.suggestions.stages import Stage

from ..answers_chart import answers_chart
from ..figures import list_url
from ..suggestions.listing import LABELS, NO_FIELD
from .counts import Counts
from .scope import Scope
from .sections import Section, Sheet

# Solid is done, stripes are under way, dots are planned, crosses are "no"; what went elsewhere is no state of ours.
MARKS: dict[Stage, Mark] = {
    Stage.ACCEPTED: Mark.DONE,
    Stage.ALREADY_COVERED: Mark.RUNNING,
    Stage.DEFERRED: Mark.PLANNED,
    Stage.DECLINED: Mark.STOPPED,
    Stage.MERGED: Mark.SAID,
    Stage.NOT_OURS: Mark.REST,
    Stage.COUNCIL_PETITION: Mark.OPEN,
}
TAKEN_UP = (Stage.ACCEPTED, Stage.ALREADY_COVERED)
_WORDS = {label.value: word for word, label in LABELS.items()}


def answers(counts: Counts, scope: Scope) -> Section[Bars]:
    found = answers_chart("answers", counts.figures, scope.words)
    return Section(found.title, found.note, found.chart, _of_parts(_part_of(found.chart), _("Answers")))


def outcomes(counts: Counts, scope: Scope) -> Section[Matrix]:
    """Decided suggestions; the row of a field with parts holds theirs too."""
    wholes = [
        (
            _outcomes(
                f"{field.code} {field}",
                _sum(counts, [row.pk for row in scope.fields if field.pk in (row.pk, row.parent_id)]),
                {**scope.words, "feld": field.slug},
            ),
            field.parent_id is not None and field != scope.field,
        )
        for field in scope.fields
    ]
    if scope.field is None and None in counts.stages:
        unplaced = _outcomes(_("No topic yet"), _sum(counts, [None]), {**scope.words, "feld": NO_FIELD})
        wholes += [(unplaced, False)] if unplaced.total else []
    every = _sum(counts, counts.stages)
    taken, decided = sum(every[stage] for stage in TAKEN_UP), sum(every[stage] for stage in MARKS)
    title = ngettext(
        "%(taken)s of %(decided)s decided suggestion is taken up or already planned",
        "%(taken)s of %(decided)s decided suggestions are taken up or already planned",
        decided,
    ) % {"taken": figure(taken), "decided": figure(decided)}
    return Section(
        title if decided else _("Decisions by field"),
        _("The larger the area, the higher the number. Every number leads to its list."),
        matrix("outcomes", wholes),
        Sheet(
            [_("Action field"), *(str(stage.label) for stage in MARKS), _("decided in all")],
            [[whole.name, *(part.count for part in whole.parts), whole.total] for whole, _below in wholes],
        ),
    )


def _sum(counts: Counts, fields: Iterable[int | None]) -> Mapping[Stage, int]:
    return {stage: sum(counts.stages[field][stage] for field in fields if field in counts.stages) for stage in Stage}


def _outcomes(name: str, stages: Mapping[Stage, int], asked: Mapping[str, str]) -> Whole:
    parts = [
        Part(mark, str(stage.label), stages[stage], list_url(**{**asked, "stand": _WORDS[stage.value]}))
        for stage, mark in MARKS.items()
    ]
    return Whole(name, parts, list_url(**{**asked, "stand": "entschieden"}))


def measures(counts: Counts, scope: Scope) -> Section[Bars]:
    parts = status_parts(counts.measures, field=scope.field.slug if scope.field else "")
    note = _("As they stand today, whenever they came about.")
    return Section(_("Where the measures stand"), note, strip("measures", parts, of=_("Measures")), _of_parts(parts))


def said_bars(key: str, of: str, rows: Sequence[tuple[str, int, str]]) -> Bars:
    """Bars of what people said: name, how many, the list of these."""
    return bars(
        key, [Whole(name, [Part(Mark.SAID, _("Suggestions"), count, url)], url) for name, count, url in rows], of=of
    )


def _part_of(chart: Bars) -> list[Part]:
    return [segment.part for segment in chart.legend]


def _of_parts(parts: Sequence[Part], of: str = "") -> Sheet:
    return Sheet([_("Where it stands"), of or _("Measures")], [[part.label, part.count] for part in parts])
