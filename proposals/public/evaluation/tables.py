"""What an evaluation shows as tables, and takes along as CSV: results, measures, networks, assessments."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.charts.numbers import figure
from proposals.measures.charts import MARKS

from ..report.sections import Sheet
from .content import Content

SHEETS = ("ergebnis", "massnahmen", "netzwerke", "einschaetzungen")


def sheet(content: Content, name: str) -> Sheet:
    """One of SHEETS."""
    return {
        "ergebnis": _results,
        "massnahmen": _measures,
        "netzwerke": _networks,
        "einschaetzungen": _assessments,
    }[name](content)


def _results(content: Content) -> Sheet:
    heads = [_("Action field"), *(str(status.label) for status in MARKS), _("all"), _("new")]
    return Sheet(
        heads,
        [
            [
                f"{chapter.field.code} {chapter.field}",
                *(chapter.counts.get(status, 0) for status in MARKS),
                chapter.total,
                chapter.new if content.evaluation.starts else "",
            ]
            for chapter in content.chapters
        ],
    )


def _measures(content: Content) -> Sheet:
    heads = [
        _("Action field"),
        _("Goal"),
        _("Number"),
        _("Measure"),
        _("before"),
        _("state"),
        _("since"),
        _("new"),
        _("Suggestions"),
    ]
    return Sheet(
        heads,
        [
            [
                f"{chapter.field.code} {chapter.field}",
                of_goal.goal.code if of_goal.goal else "",
                row.fact.code,
                str(row.measure) if row.measure else _("removed since"),
                str(row.was.label) if row.was else "",
                str(row.status.label),
                row.fact.since,
                _("yes") if row.fact.new else "",
                " ".join(suggestion.number for suggestion in row.suggestions),
            ]
            for chapter in content.chapters
            for of_goal in chapter.goals
            for row in of_goal.rows
        ],
    )


def network_heads() -> list[str]:
    return [
        _("Action field"),
        _("meetings held"),
        _("answered in time"),
        _("answered too late"),
        _("days without the city's seat"),
        _("days without the partner's seat"),
    ]


def _networks(content: Content) -> Sheet:
    return Sheet(
        network_heads(),
        [
            [
                f"{chapter.field.code} {chapter.field}",
                *((net.meetings, net.in_time, net.late, net.office_vacant, net.field_vacant) if net else [""] * 5),
            ]
            for chapter in content.chapters
            for net in [chapter.network]
        ],
    )


def network_table(content: Content) -> tuple[list[object], list[list[object]]]:
    """Columns and rows for components/table.html; a field that had no team says so by dashes."""
    heads = network_heads()
    columns: list[object] = [heads[0], *({"text": head, "numeric": True} for head in heads[1:])]
    rows: list[list[object]] = []
    for chapter in content.chapters:
        net, name = chapter.network, {"text": f"{chapter.field.code} {chapter.field}", "url": chapter.url}
        seats = ["–"] * 2 if net is None or not net.team else [figure(net.office_vacant), figure(net.field_vacant)]
        did = [figure(net.meetings), figure(net.in_time), figure(net.late)] if net else ["–"] * 3
        rows.append([name, *({"text": text, "numeric": True} for text in [*did, *seats])])
    return columns, rows


def _assessments(content: Content) -> Sheet:
    heads = [_("Action field"), _("Assessment"), _("written by"), _("on")]
    return Sheet(
        heads,
        [
            [
                f"{chapter.field.code} {chapter.field}",
                said.text,
                str(said.body) if said.body else "",
                date_format(said.at, "Y-m-d"),
            ]
            for chapter in content.chapters
            if (said := chapter.assessment)
        ],
    )
