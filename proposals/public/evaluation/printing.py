"""An evaluation as PDF: results and networks first, then an annex for each field."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from forums.charts.numbers import figure
from forums.printing.texts import Text, labels
from forums.printing.writing import write
from proposals.measures.charts import MARKS

from .content import Chapter, Content, Row
from .tables import network_table

WORDS = {
    "page": _("Page {page} of {pages}"),
    "draft": _("Draft: the steering group has not approved this version."),
    "approved": _("Approved by the steering group on {day}"),
    "results": _("Results by action field"),
    "networks": _("What the networks did"),
    "annex": _("Annex {number}"),
    "field": _("Action field"),
    "all": _("all"),
    "state": _("State"),
    "measure": _("Measure"),
    "suggestions": _("Suggestions"),
    "assessment": _("How the team sees it"),
    "silent": _("The team has not written an assessment."),
    "nothing": _("There was no measure on this day."),
    "without": _("Without a goal"),
    "empty": _("No measure belonged to this goal."),
    "removed": _("A measure that was removed since"),
    "new": _("new"),
    "before": _("before: {state}"),
    "more": _("On the internet: {address}"),
}


def printed(content: Content, *, language: str, city: str, address: str) -> bytes:
    """A tagged PDF; our words in the language nearest to `language`, the teams' in German."""
    words = labels(language, WORDS)
    spoken = words["page"].language
    columns, rows = network_table(content)
    approval = content.approval if content.approved else None
    return write(
        "proposals/public/evaluation/evaluation.typ",
        title=f"{content.evaluation} – {city}",
        language=spoken,
        data={
            "labels": words,
            "name": str(content.evaluation),
            "city": city,
            "address": address,
            "approved": date_format(approval.at) if approval else "",
            "kinds": [str(status.label) for status in MARKS],
            "results": [
                [_name(chapter), *(figure(chapter.counts.get(status, 0)) for status in MARKS), figure(chapter.total)]
                for chapter in content.chapters
            ],
            "network_heads": [str(column["text"] if isinstance(column, dict) else column) for column in columns],
            "networks": [[str(cell["text"]) for cell in row if isinstance(cell, dict)] for row in rows],
            "chapters": [_chapter(chapter, spoken) for chapter in content.chapters],
        },
    )


def _name(chapter: Chapter) -> str:
    return f"{chapter.field.code} {chapter.field}"


def _chapter(chapter: Chapter, language: str) -> dict[str, object]:
    said = chapter.assessment
    return {
        "name": _name(chapter),
        "counts": " · ".join(chapter.standing),
        "goals": [
            {
                "name": of_goal.goal.named if of_goal.goal else "",
                "measures": [_measure(row) for row in of_goal.rows],
            }
            for of_goal in chapter.goals
        ],
        "said": Text(said.text if said else "", "de"),
        "by": f"{said.body or ''}, {date_format(said.at)}".strip(", ") if said else "",
    }


def _measure(row: Row) -> dict[str, object]:
    return {
        "code": row.fact.code,
        "title": str(row.measure) if row.measure else "",
        "state": str(row.status.label),
        "since": date_format(row.since) if row.since else "",
        "before": str(row.was.label) if row.was else "",
        "new": row.fact.new,
        "suggestions": ", ".join(suggestion.number for suggestion in row.suggestions),
    }
