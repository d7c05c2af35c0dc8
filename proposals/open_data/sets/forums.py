"""Dialogue forums: when, where, how to get in. Who comes is nobody's business."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from forums.dialogue.models import Forum
from forums.dialogue.states import Access, ForumKind, ForumState

from ..dataset import Dataset, Record, Texts, Told, address, texts
from ..words import CHANGED, ID, KIND, PAGE, STATE, TITLE


class ForumRecord(Record):
    slug: str = Field(description=gettext_noop("Short name, stable"))
    id: UUID = Field(description=ID)
    kind: ForumKind = Field(description=KIND)
    title: Texts = Field(description=TITLE)
    part: str = Field(description=gettext_noop("Part of the series"))
    summary: Texts = Field(description=gettext_noop("What it is about"))
    starts_at: datetime = Field(description=gettext_noop("Beginning"))
    ends_at: datetime = Field(description=gettext_noop("End"))
    place: str = Field(description=gettext_noop("Place"))
    address: str = Field(description=gettext_noop("Address"))
    access: list[Access] = Field(description=gettext_noop("How the place can be reached and used"))
    interpreters: list[str] = Field(description=gettext_noop("Languages with interpreters (BCP 47)"))
    child_care: bool = Field(description=gettext_noop("Whether there is child care"))
    state: ForumState = Field(description=STATE)
    attendance: int | None = Field(description=gettext_noop("How many people came"))
    url: str = Field(description=PAGE)
    modified: datetime = Field(description=CHANGED)


class Forums(Dataset[Forum]):
    name, table, key = "forums", "foren", "slug"
    key_pattern = r"[-a-zA-Z0-9_]+"
    title = _("Dialogue forums")
    about = _("When and where people meet, and how many came.")
    record = ForumRecord
    page = "forums"

    def rows(self, asked: QueryDict) -> QuerySet[Forum]:
        return Forum.objects.published().order_by("pk")

    def tell(self, row: Forum) -> Told:
        return {
            "slug": row.slug,
            "id": row.uuid,
            "kind": row.kind,
            "title": texts(row.title),
            "part": row.part,
            "summary": texts(row.summary),
            "starts_at": row.starts_at,
            "ends_at": row.ends_at,
            "place": row.place,
            "address": row.address,
            "access": [code for code in row.access.split() if code in Access.values],
            "interpreters": row.interpreters.split(),
            "child_care": row.child_care,
            "state": row.state,
            "attendance": row.attendance,
            "url": address(row.get_absolute_url()),
            "modified": row.modified,
        }

    def entry(self, row: Forum) -> tuple[str, str, str, datetime]:
        when = date_format(localtime(row.starts_at), "DATETIME_FORMAT")
        words = f"{when}, {row.place}, {row.get_state_display()}\n\n{row.summary}".strip()
        return str(row), words, get_language() or "", row.modified
