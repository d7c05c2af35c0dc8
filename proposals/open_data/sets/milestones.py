"""Milestones of the process."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from forums.council.papers.states import Result
from forums.council.process.models import Milestone
from forums.council.process.states import MilestoneState, Phase, Precision

from ..dataset import Dataset, Record, Texts, Told, address, texts
from ..words import CHANGED, ID, PAGE, STATE, TEXT, TITLE


class MilestoneRecord(Record):
    id: UUID = Field(description=ID)
    title: Texts = Field(description=TITLE)
    text: Texts = Field(description=TEXT)
    phase: Phase = Field(description=gettext_noop("Phase"))
    starts: date = Field(description=gettext_noop("On, or from"))
    ends: date = Field(description=gettext_noop("Until"))
    precision: Precision = Field(description=gettext_noop("Whether the day is known, or the month"))
    state: MilestoneState = Field(description=STATE)
    body: Texts = Field(description=gettext_noop("Body in charge"))
    adopted_on: date | None = Field(description=gettext_noop("Day on which it was adopted"))
    adopted_by: Texts = Field(description=gettext_noop("Body that adopted it"))
    result: Result | None = Field(description=gettext_noop("Result"))
    forums: list[str] = Field(description=gettext_noop("Short names of its forums"))
    papers: list[str] = Field(description=gettext_noop("Numbers of its council papers"))
    documents: list[str] = Field(description=gettext_noop("Addresses of its documents"))
    url: str = Field(description=PAGE)
    modified: datetime = Field(description=CHANGED)


class Milestones(Dataset[Milestone]):
    name, table = "milestones", "meilensteine"
    title = _("Milestones")
    about = _("The dates of the process, and what became of them.")
    record = MilestoneRecord
    page = "process"

    def rows(self, asked: QueryDict) -> QuerySet[Milestone]:
        return Milestone.objects.for_page().order_by("pk")

    def tell(self, row: Milestone) -> Told:
        adoption = row.adoption
        return {
            "id": row.uuid,
            "title": texts(row.title),
            "text": texts(row.text),
            "phase": row.phase,
            "starts": row.starts,
            "ends": row.ends,
            "precision": row.precision,
            "state": row.state,
            "body": texts(row.body.name) if row.body else {},
            "adopted_on": adoption.on if adoption else None,
            "adopted_by": texts(adoption.body.name) if adoption else {},
            "result": adoption.result if adoption else None,
            "forums": [forum.slug for forum in vars(row)["shown_forums"]],
            "papers": [paper.number for paper in vars(row)["shown_papers"]],
            "documents": [address(each.get_absolute_url()) for each in vars(row)["shown_documents"]],
            "url": address(row.get_absolute_url()),
            "modified": row.modified,
        }

    def entry(self, row: Milestone) -> tuple[str, str, str, datetime]:
        words = f"{row.span}, {row.get_state_display()}\n\n{row.text}".strip()
        return str(row.title), words, get_language() or "", row.modified
