"""The whole paper as plain data, in German: read from the platform, or as it was frozen on the day it was sent."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django_stubs_ext import StrOrPromise

from forums.charts.numbers import figure
from forums.council.papers.models import Paper
from forums.council.papers.money import AMOUNTS, INVESTMENT_PLAN, RESULT_PLAN, FundedBy, Rhythm
from forums.council.papers.states import PaperKind, Part
from forums.council.process.printing import years
from forums.council.process.states import Phase
from forums.municipality.models import Municipality

from .facts import Facts
from .kinds import DraftKind
from .pieces import Piece, as_text, lines, rich
from .sources import concept, measures, process, steering
from .sources.reading import Reading
from .steps import DraftStep

SCHEMA = 1  # of the frozen shape; whoever changes it goes on reading the older ones
LANGUAGE = settings.LANGUAGE_CODE  # German binds

type Document = dict[str, Any]
type Section = dict[str, Any]

READ: dict[str, tuple[StrOrPromise, Callable[[Reading], list[Piece]]]] = {
    "earlier": (gettext_lazy("Mandate and earlier papers"), process.earlier),
    "organisation": (gettext_lazy("Project organisation"), process.organisation),
    "process": (gettext_lazy("Process so far"), process.so_far),
    "structure": (gettext_lazy("Structure of the concept"), concept.structure),
    "edition": (gettext_lazy("The edition that is to be adopted"), concept.edition),
    "steering": (gettext_lazy("Communication and steering"), steering.steering),
    "officer": (gettext_lazy("Migration officer"), steering.officer),
    "appointment": (gettext_lazy("Proposed appointment"), steering.appointment),
    "suggestions": (gettext_lazy("Suggestions of people and associations"), measures.suggestions),
    "measures": (gettext_lazy("The measures it is about"), measures.measures),
    "matrix": (gettext_lazy("Measures by action field and state"), measures.matrix),
    "money": (gettext_lazy("Financial effects by year"), measures.money),
    "outlook": (gettext_lazy("Outlook"), process.outlook),
}


def document(draft: Facts, *, number: str = "", dated: date | None = None) -> Document:
    """As things stand now. `number` and `dated` are known on the day it is sent."""
    with override(LANGUAGE):
        reading = Reading(draft)
        return {
            "schema": SCHEMA,
            "city": Municipality.current().name,
            "issued_by": draft.issued_by,
            "office": draft.office,
            "number": number,
            "dated": date_format(dated, "DATE_FORMAT") if dated else "",
            "subject": subject(draft),
            "status": _("public") if draft.public else _("not public"),
            "kind": str(PaperKind(DraftKind(draft.kind).paper_kind).label),
            "draft_kind": str(DraftKind(draft.kind).label),
            "sequence": [_step(step) for step in draft.steps.all()],
            "key_project": draft.key_project,
            "products": draft.product_names,
            "money": _money(draft),
            "resolution": lines(draft.resolution),
            "reasons": [section for block in draft.body if (section := _section(block, reading))],
            "annex": _annex(reading),
        }


def subject(draft: Facts) -> str:
    """The draft's own, or the usual one of its kind."""
    if draft.subject:
        return draft.subject
    with override(LANGUAGE):
        return f"{DraftKind(draft.kind).label}: {_('Integration concept')} {Municipality.current().name}"


def reasons_text(written: Document) -> str:
    """For the paper's own page, which knows no tables."""
    return "\n\n".join(f"{section['title']}\n\n{as_text(section['pieces'])}" for section in written["reasons"])


def _section(block: Any, reading: Reading) -> Section | None:
    """None where a text of one's own says nothing: no heading stands alone."""
    kind, value = block.block_type, block.value
    own = rich(value["words"].source) if value["words"] else []
    if kind == "own":
        return {"title": value["title"], "pieces": own} if own else None
    if kind == "field":
        field = next((each for each in reading.all_fields if each.slug == value["field"]), None)
        title = f"{field.code} {field}" if field else value["field"]
        read = measures.field_state(reading, field, with_suggestions=value["with_suggestions"])
    else:
        usual, source = READ[kind]
        title, read = str(usual), source(reading)
    return {"title": value["title"] or title, "pieces": [*own, *read]}


def _step(step: DraftStep) -> dict[str, str]:
    meeting = step.meeting
    day = date_format(meeting.day, "DATE_FORMAT") if meeting else ""
    if meeting and meeting.special:
        day = f"{day} ({_('special session')})"
    part = str(Part(step.part).label)
    return {"body": str(step.body), "day": day, "item": step.number, "part": part, "reporters": step.reporters}


def _money(draft: Facts) -> dict[str, Any]:
    """Every line of the form. Where something is not known, it says so."""
    has, amounts = draft.has_effects, draft.amounts
    named = ((_("Profit and loss plan"), RESULT_PLAN), (_("Investment plan"), INVESTMENT_PLAN))
    label = {name: str(Paper._meta.get_field(name).verbose_name) for name in AMOUNTS}  # type: ignore[union-attr]
    funding = _("not stated") if draft.funded is None else _("Yes") if draft.funded else _("No")
    if draft.funded and draft.funded_by:
        said = filter(None, [str(FundedBy(draft.funded_by).label), draft.funded_from])
        funding = f"{funding}, {', '.join(said)}"
    return {
        "has": _("not stated") if has is None else _("Yes") if has else _("No"),
        "details": bool(has),
        "rhythm": str(Rhythm(draft.rhythm).label) if draft.rhythm else _("not stated"),
        "years": "–".join(str(year) for year in sorted({draft.first_year, draft.last_year})),
        "plans": [
            {"title": title, "lines": [[label[name], _amount(amounts.get(name))] for name in names]}
            for title, names in named
        ],
        "funded": funding,
    }


def _amount(value: Decimal | None) -> str:
    return "–" if value is None else figure(value)


def _annex(reading: Reading) -> dict[str, Any] | None:
    """Annex 1 from the milestones, phase by phase; none without a plan."""
    if not reading.points:
        return None
    title = _("Annex 1: timetable of the update process %(years)s") % {"years": years(reading.points)}
    return {
        "title": title,
        "phases": [
            {"title": str(Phase(phase).label), "pieces": [process.timetable(str(Phase(phase).label), list(of_phase))]}
            for phase, of_phase in groupby(reading.points, key=lambda point: point.milestone.phase)
        ],
    }
