"""Public council papers with their sequence. Of others there is nothing."""

from datetime import date, datetime
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from forums.council.papers.consultations import Consultation
from forums.council.papers.listing import FilterForm, Listing
from forums.council.papers.models import Paper
from forums.council.papers.states import PaperKind, Part, Result
from forums.council.papers.track import summary

from ..dataset import Dataset, Record, Texts, Told, address, texts
from ..words import BODY, CHANGED, DAY, ID, KIND, PAGE, PAPERS


class ConsultationRecord(Record):
    position: int = Field(description=gettext_noop("Place in the sequence"))
    body: Texts = Field(description=BODY)
    part: Part = Field(description=gettext_noop("What the body does"))
    on: date | None = Field(description=gettext_noop("Day of the meeting"))
    result: Result | None = Field(description=gettext_noop("Result; empty as long as the item is not public"))
    yes: int | None = Field(description=gettext_noop("Votes in favour"))
    no: int | None = Field(description=gettext_noop("Votes against"))
    abstentions: int | None = Field(description=gettext_noop("Abstentions"))


class PaperRecord(Record):
    number: str = Field(description=PAPERS)
    slug: str = Field(description=gettext_noop("Number as it stands in addresses"))
    id: UUID = Field(description=ID)
    kind: PaperKind = Field(description=KIND)
    subject: str = Field(description=gettext_noop("Subject"))
    dated: date = Field(description=DAY)
    office: str = Field(description=gettext_noop("Office in charge"))
    resolution: str = Field(description=gettext_noop("Proposed resolution"))
    reasons: str = Field(description=gettext_noop("Reasons"))
    consultations: list[ConsultationRecord] = Field(description=gettext_noop("Which bodies treat it, in order"))
    url: str = Field(description=PAGE)
    modified: datetime = Field(description=CHANGED)


class Papers(Dataset[Paper]):
    name, table, key = "papers", "vorlagen", "slug"
    key_pattern = r"\d{3,4}-\d{2}"
    title = _("Council papers")
    about = _("Papers that are public, and what each body has done with them.")
    record = PaperRecord
    tables = {"consultations": "vorlagen-beratungen"}
    page = "paper_list"

    def form(self, asked: QueryDict) -> forms.Form:
        return FilterForm(asked)

    def rows(self, asked: QueryDict) -> QuerySet[Paper]:
        return Listing(asked).papers().order_by("pk")

    def tell(self, row: Paper) -> Told:
        return {
            "number": row.number,
            "slug": row.slug,
            "id": row.uuid,
            "kind": row.kind,
            "subject": row.subject,
            "dated": row.dated,
            "office": row.office,
            "resolution": row.resolution,
            "reasons": row.reasons,
            "consultations": [_consultation(step) for step in row.sequence],
            "url": address(row.get_absolute_url()),
            "modified": row.modified,
        }

    def entry(self, row: Paper) -> tuple[str, str, str, datetime]:
        changed = max([row.modified, *(step.modified for step in row.sequence)])
        return f"{row.number} {row.subject}", summary(row), "", changed


def _consultation(step: Consultation) -> Told:
    """Under an agenda item that is closed, the result is not named."""
    item = step.agenda_item
    is_open = bool(item and item.public and not item.deleted and not item.meeting.deleted)
    result = step.result if is_open else None
    return {
        "position": step.position,
        "body": texts(step.body.name),
        "part": step.part,
        "on": item.meeting.day if is_open and item else None,
        "result": result,
        **{name: getattr(step, name) if is_open else None for name in ("yes", "no", "abstentions")},
    }
