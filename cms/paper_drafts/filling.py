"""A draft's first content: head and sequence from the last such paper, the usual blocks of its kind, the resolution."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from forums.bodies.models import Body, Duty
from forums.bodies.models import Kind as BodyKind
from forums.council.appointments.models import Appointment
from forums.council.meetings.models import CouncilMeeting
from forums.council.papers.models import Consultation, Paper
from forums.council.papers.money import Rhythm
from forums.council.papers.states import Part
from forums.council.process.models import Milestone
from proposals.measures.papers import MeasurePaper

from .document import subject
from .facts import Facts
from .kinds import DraftKind
from .sources.steering import proposed
from .steps import DraftStep

# Of each kind, in their order. `field` stands for one block for each field that the draft is about.
USUAL: dict[DraftKind, tuple[str, ...]] = {
    DraftKind.STATUS: (
        "earlier",
        "organisation",
        "process",
        "structure",
        "steering",
        "officer",
        "suggestions",
        "matrix",
        "field",
        "money",
        "outlook",
    ),
    DraftKind.MEASURES: ("earlier", "measures", "money", "outlook"),
    DraftKind.CONCEPT: ("earlier", "organisation", "process", "edition", "structure", "steering", "money", "outlook"),
    DraftKind.APPOINTMENT: ("earlier", "officer", "appointment"),
    DraftKind.EVALUATION: ("earlier", "process", "matrix", "suggestions", "field", "steering", "money", "outlook"),
}


def fill(draft: Facts) -> list[DraftStep]:
    """Set what is empty in head, resolution and body; the steps are proposed, not saved."""
    before = last_such_paper(draft)
    with override(settings.LANGUAGE_CODE):
        if before is not None:
            for name in ("issued_by", "office", "key_project", "products"):
                setattr(draft, name, getattr(draft, name) or getattr(before, name))
        draft.predecessor = draft.predecessor or before
        draft.office = draft.office or _office()
        draft.subject = draft.subject or subject(draft)
        draft.rhythm = draft.rhythm or _rhythm(draft)
        steps = _steps(draft, before)
        draft.resolution = draft.resolution or _resolution(draft, steps)
        draft.body = draft.body or _body(draft)
    return steps


def last_such_paper(draft: Facts) -> Paper | None:
    """The last that this room wrote of the kind; else the last that was about the same; else the last of its kind for
    the council's office. One that is not public is followed only by one that is not, either."""
    rows: QuerySet[Paper] = Paper.objects.public() if draft.public else Paper.objects.all()
    rows = rows.order_by("-dated", "-pk")
    drafts: QuerySet[Any] = type(draft)._default_manager.all()
    written = drafts.filter(kind=draft.kind, paper__isnull=False).values("paper")
    alike = rows.filter(kind=DraftKind(draft.kind).paper_kind)
    about = {
        DraftKind.MEASURES: rows.filter(Exists(MeasurePaper.objects.filter(paper=OuterRef("pk")))),
        DraftKind.APPOINTMENT: rows.filter(Exists(Appointment.objects.filter(paper=OuterRef("pk")))),
        DraftKind.CONCEPT: rows.filter(Exists(Milestone.objects.filter(papers=OuterRef("pk"), adopts_concept=True))),
    }
    tried = [rows.filter(pk__in=written), about.get(DraftKind(draft.kind), alike)]
    return next((paper for each in tried if (paper := each.first())), None)


def _office() -> str:
    body = Body.objects.current().filter(duty=Duty.CONCEPT_OFFICE).first()
    return str(body) if body else ""


def _rhythm(draft: Facts) -> str:
    """Money of one year arises once. Of several years, the clerk says."""
    return Rhythm.ONCE if len({year for year, _kind in draft.money}) == 1 else ""


def _steps(draft: Facts, before: Paper | None) -> list[DraftStep]:
    """As the last such paper went, without what was postponed or referred; each with its body's next meeting. Without
    one, the council decides what is for the council."""
    if before is not None:
        went = [step for step in before.sequence if step.follows_id is None]
        rows = [(step.body, step.part, step.reporters) for step in went if _is_there(step)]
        if rows:
            return _numbered(draft, rows)
    if draft.kind in (DraftKind.CONCEPT, DraftKind.APPOINTMENT):
        council = Body.objects.current().filter(kind=BodyKind.COUNCIL).first()
        if council is not None:
            return _numbered(draft, [(council, Part.DECIDES, "")])
    return []


def _is_there(step: Consultation) -> bool:
    return bool(Body.objects.current().filter(pk=step.body_id).exists())


def _numbered(draft: Facts, rows: Iterable[tuple[Body, str, str]]) -> list[DraftStep]:
    return [
        DraftStep(draft=draft, body=body, part=part, reporters=reporters, meeting=_next(body), sort_order=place)
        for place, (body, part, reporters) in enumerate(rows)
    ]


def _next(body: Body) -> CouncilMeeting | None:
    return CouncilMeeting.objects.upcoming().filter(body=body, cancelled=False).first()


def _resolution(draft: Facts, steps: list[DraftStep]) -> str:
    bodies = [step for step in steps if step.part == Part.DECIDES] or steps[:1]
    body = str(bodies[0].body) if bodies else _("The body")
    told: dict[str, Any] = {"body": body, "subject": draft.subject}
    match DraftKind(draft.kind):
        case DraftKind.MEASURES:
            named = [f"{place}. {each.code} {each.title}" for place, each in enumerate(draft.chosen_measures, start=1)]
            return "\n".join([_("%(body)s adopts these measures:") % told, *named])
        case DraftKind.CONCEPT:
            return _("%(body)s adopts: %(edition)s.") % {**told, "edition": draft.edition or "–"}
        case DraftKind.APPOINTMENT:
            return _appointed(draft, body)
        case DraftKind.EVALUATION:
            return _("%(body)s takes note of the evaluation and orders that the concept is carried out further.") % told
    return _("%(body)s takes note of the status report.") % told


def _appointed(draft: Facts, body: str) -> str:
    told = _("%(body)s appoints for the office “%(office)s”: %(person)s") % {
        "body": body,
        "office": draft.appointed_to or "–",
        "person": proposed(draft) or "–",
    }
    said = [told]
    if draft.term_starts:
        said.append(_("from %(day)s") % {"day": date_format(draft.term_starts, "DATE_FORMAT")})
    if draft.term_ends:
        said.append(_("until %(day)s") % {"day": date_format(draft.term_ends, "DATE_FORMAT")})
    return ", ".join(said) + "."


def _body(draft: Facts) -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    for kind in USUAL[DraftKind(draft.kind)]:
        if kind == "field":
            parents = {field.parent_id for field in draft.covered}
            leaves = [field for field in draft.covered if field.pk not in parents]
            found += [("field", {**EMPTY, "field": field.slug, "with_suggestions": True}) for field in leaves]
        else:
            found.append((kind, dict(EMPTY)))
    return found


EMPTY = {"title": "", "words": ""}
