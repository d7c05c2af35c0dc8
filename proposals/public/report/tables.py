"""What a report shows as tables: how long people wait, and what was promised beside what was done."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.charts.numbers import figure
from forums.municipality.models import Municipality

from ..figures import list_url
from .counts import Counts
from .groups import FLOOR
from .scope import Scope
from .sections import Sheet, TableSection


def waiting_times(counts: Counts, scope: Scope) -> TableSection:
    """A row for all, then one for each field with those below it; too few people make no figure."""
    everybody = _("All topics") if scope.field is None else f"{scope.field.code} {scope.field}"
    kinds: list[tuple[str, list[int | None] | None, dict[str, str]]] = [(everybody, None, scope.words)]
    for field in scope.fields:
        if field != scope.field:
            below: list[int | None] = [row.pk for row in scope.fields if field.pk in (row.pk, row.parent_id)]
            kinds.append((f"{field.code} {field}", below, {**scope.words, "feld": field.slug}))
    found = [(name, counts.waits(fields), asked) for name, fields, asked in kinds]
    heads = [
        _("Action field"),
        _("answered"),
        _("still waiting"),
        _("half waited at most"),
        _("nine in ten waited at most"),
    ]
    whole = found[0][1]
    half, most = whole.longest_of(50), whole.longest_of(90)
    title = _("How long people wait for the first answer")
    if half is not None and most is not None:
        title = _("Half waited %(half)s working days at most, nine in ten %(most)s at most") % {
            "half": figure(half),
            "most": figure(most),
        }
    return TableSection(
        title,
        _("Waiting times"),
        _(
            "In working days from publication to the first answer. What is still waiting counts with the days so far. "
            "What was merged is answered with its target, and not counted here. Times are given from %(floor)s on."
        )
        % {"floor": FLOOR},
        [heads[0], *({"text": head, "numeric": True} for head in heads[1:])],
        [
            [
                name,
                _linked(waits.answers, {**asked, "antwort": "gegeben"}),
                _linked(waits.open, {**asked, "antwort": "noch-keine"}),
                *(_days(waits.longest_of(share)) for share in (50, 90)),
            ]
            for name, waits, asked in found
        ],
        Sheet(
            heads,
            [
                [
                    name,
                    waits.answers,
                    waits.open,
                    *("" if (days := waits.longest_of(share)) is None else days for share in (50, 90)),
                ]
                for name, waits, _asked in found
            ],
        ),
    )


def _days(days: int | None) -> dict[str, object]:
    return {"text": "–" if days is None else figure(days), "numeric": True}


def _linked(count: int, asked: Mapping[str, str]) -> dict[str, object]:
    """A number with the list of exactly these; nothing has no list."""
    return {"text": figure(count), "url": list_url(**asked) if count else "", "numeric": True}


def promised(counts: Counts, scope: Scope, city: Municipality) -> TableSection:
    """What is promised beside what was done: each promise with the lists of both halves."""
    figures = counts.figures
    measured, without = counts.accepted
    days = ngettext(
        "The first answer within %(days)s working day",
        "The first answer within %(days)s working days",
        city.answer_days,
    )
    accepted = {"stand": "wird-aufgegriffen"}
    rows: list[tuple[str, tuple[int, dict[str, str]], tuple[int, dict[str, str]]]] = [
        (
            days % {"days": city.answer_days},
            (figures.times.in_time, {"antwort": "puenktlich"}),
            (figures.times.late, {"antwort": "verspaetet"}),
        ),
        (
            _("Nobody waits longer than that"),
            (figures.open - figures.overdue, {"stand": "in-der-frist"}),
            (figures.overdue, {"stand": "ueberfaellig"}),
        ),
        (
            _("No suggestion goes without an answer"),
            (figures.times.answered, {"antwort": "gegeben"}),
            (counts.waits().open, {"antwort": "noch-keine"}),
        ),
        (
            _("What we take up becomes a measure"),
            (measured, {**accepted, "massnahme": "ja"}),
            (without, {**accepted, "massnahme": "nein"}),
        ),
        (
            _("Measures are carried out"),
            (figures.done, {"massnahme": "erledigt"}),
            (figures.measured - figures.done, {"massnahme": "nicht-erledigt"}),
        ),
    ]
    heads = [_("Promised"), _("kept"), _("not kept, or not yet")]
    return TableSection(
        _("What was promised, and what was done"),
        _("Promised and kept"),
        _("Suggestions, counted by what is true of them today."),
        [heads[0], *({"text": head, "numeric": True} for head in heads[1:])],
        [[words, *(_linked(count, {**scope.words, **asked}) for count, asked in halves)] for words, *halves in rows],
        Sheet(heads, [[words, *(count for count, _asked in halves)] for words, *halves in rows]),
    )
