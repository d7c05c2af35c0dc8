"""Paper, Consultation and File. Of a paper that is not public there is nothing."""

from typing import Any, Final

from django.conf import settings
from django.db.models import F, Prefetch, Q, QuerySet

from forums.council.papers.annexes import Annex
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.states import Part

from ..addresses import absolute, address, body_address
from .kind import Kind, Properties

# The standard's own words for `role`.
ROLES: Final = {Part.RECOMMENDS: "Vorberatung", Part.DECIDES: "Entscheidung", Part.NOTES: "Kenntnisnahme"}
_PUBLIC = Q(paper__public=True, paper__deleted=None, deleted=None)
# Shown while the paper was: neither taken away before that nor made after it.
_WAS_PUBLIC = (
    Q(paper__first_public__isnull=False)
    & (Q(deleted=None) | Q(deleted__gte=F("paper__first_public")))
    & (Q(paper__closed_again=None) | Q(created__lte=F("paper__closed_again")))
)


def vendor(properties: Properties) -> Properties:
    """What the standard has no property for, under the prefix of this installation."""
    return {f"{settings.OPARL_VENDOR}:{name}": value for name, value in properties.items()}


def votes(consultation: Consultation) -> Properties:
    """As they were counted, from the minutes."""
    if consultation.yes is None:
        return {}
    counted = {"yes": consultation.yes, "no": consultation.no, "abstentions": consultation.abstentions}
    return vendor({"votes": {**counted, "entitled": consultation.entitled}})


def is_open(consultation: Consultation) -> bool:
    """Whether the agenda may say what was treated: under a closed item neither paper nor result are named."""
    item = consultation.agenda_item
    return bool(item and item.public and not item.deleted and not item.meeting.deleted)


class ConsultationKind(Kind[Consultation]):
    type = "Consultation"
    shown = _PUBLIC
    gone = _WAS_PUBLIC

    def rows(self) -> QuerySet[Consultation]:
        return Consultation.everything.select_related("paper", "body", "agenda_item__meeting")

    def properties(self, row: Consultation, *, inside: bool, omit: bool) -> Properties:
        item = row.agenda_item if is_open(row) else None
        return {
            "paper": None if inside else address("Paper", row.paper.uuid),
            "agendaItem": item and address("AgendaItem", item.uuid),
            "meeting": item and address("Meeting", item.meeting.uuid),
            "organization": [] if row.body.deleted else [address("Organization", row.body.uuid)],
            "authoritative": row.part == Part.DECIDES,
            "role": ROLES[Part(row.part)],
            **(votes(row) if item else {}),
        }


class FileKind(Kind[Annex]):
    type = "File"
    shown = _PUBLIC
    gone = _WAS_PUBLIC

    def rows(self) -> QuerySet[Annex]:
        return Annex.everything.select_related("paper")

    def properties(self, row: Annex, *, inside: bool, omit: bool) -> Properties:
        where = absolute(row.get_absolute_url())
        ending = "pdf" if row.is_pdf else "webp"
        return {
            "name": row.title,
            "fileName": f"vorlage-{row.paper.slug}-anlage-{row.number}.{ending}",
            "mimeType": "application/pdf" if row.is_pdf else "image/webp",
            "size": row.size,
            "accessUrl": where,
            "downloadUrl": where if row.is_pdf else None,  # a picture is shown, not saved
            "paper": [] if inside else [address("Paper", row.paper.uuid)],
        }


class PaperKind(Kind[Paper]):
    type = "Paper"
    shown = Q(public=True, deleted=None)
    gone = Q(first_public__isnull=False)

    def rows(self) -> QuerySet[Paper]:
        steps = ConsultationKind().rows().filter(deleted=None).order_by("position", "pk")
        files = FileKind().rows().filter(deleted=None).order_by("number")
        later = Paper.objects.public().order_by("dated", "pk").only("uuid", "predecessor")
        return Paper.everything.select_related("predecessor").prefetch_related(
            Prefetch("consultations", queryset=steps, to_attr="oparl_steps"),
            Prefetch("annexes", queryset=files, to_attr="oparl_files"),
            Prefetch("successors", queryset=later, to_attr="oparl_later"),
        )

    def properties(self, row: Any, *, inside: bool, omit: bool) -> Properties:
        earlier = [row.predecessor] if row.predecessor and _is_public(row.predecessor) else []
        return {
            "body": body_address(),
            "name": row.subject,
            "reference": row.number,
            "date": row.dated.isoformat(),
            "paperType": row.get_kind_display(),
            "relatedPaper": [address("Paper", paper.uuid) for paper in [*earlier, *row.oparl_later]],
            "auxiliaryFile": [] if omit else [FILE.inside(file) for file in row.oparl_files],
            "consultation": [] if omit else [CONSULTATION.inside(step) for step in row.oparl_steps],
            "web": absolute(row.get_absolute_url()),
        }


def _is_public(paper: Paper) -> bool:
    return paper.public and not paper.deleted


CONSULTATION, FILE, PAPER = ConsultationKind(), FileKind(), PaperKind()
