"""Public associations: only what each has agreed to publish, read afresh each time. Nobody who can be called or written
to is in it, whatever the page may show: a copy cannot be taken back."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from forums.associations.directory import DirectoryFilter
from forums.associations.models import Association, Item
from forums.associations.profile import Kind

from ..dataset import Dataset, Record, Told, address
from ..words import CHANGED, ID, KIND, LANGUAGE, PAGE


class AssociationRecord(Record):
    slug: str = Field(description=gettext_noop("Short name, stable"))
    id: UUID = Field(description=ID)
    name: str = Field(description=gettext_noop("Name"))
    own_name: str = Field(description=gettext_noop("Name in its own language"))
    kind: Kind | None = Field(description=KIND)
    activities: str = Field(description=gettext_noop("What it does"))
    activities_language: str = Field(description=LANGUAGE)
    languages: list[str] = Field(description=gettext_noop("Languages that are spoken there (BCP 47)"))
    fields: list[str] = Field(description=gettext_noop("Short names of the action fields that it works for"))
    website: str | None = Field(description=gettext_noop("Website, where the association agrees"))
    meeting_place: str | None = Field(
        description=gettext_noop("Where and when people meet, where the association agrees")
    )
    url: str = Field(description=PAGE)
    modified: datetime = Field(description=CHANGED)


class Associations(Dataset[Association]):
    name, table, key = "associations", "vereine", "slug"
    key_pattern = r"[-a-zA-Z0-9_]+"
    title = _("Associations")
    about = _("Associations that have agreed to be named. Without names, telephone numbers and e-mail addresses.")
    record = AssociationRecord

    def form(self, asked: QueryDict) -> forms.Form:
        return DirectoryFilter(asked)

    def rows(self, asked: QueryDict) -> QuerySet[Association]:
        found = DirectoryFilter(asked).apply(Association.objects.public().with_profile())
        return found.distinct().order_by("pk")

    def tell(self, row: Association) -> Told:
        agreed = row.consented_items()
        return {
            "slug": row.slug,
            "id": row.uuid,
            "name": row.name,
            "own_name": row.own_name,
            "kind": row.kind or None,
            "activities": row.activities,
            "activities_language": row.activities_language,
            "languages": row.spoken.split(),
            "fields": [field.slug for field in row.interests.all()],
            "website": row.website or None if Item.WEBSITE in agreed else None,
            "meeting_place": row.meeting_place or None if Item.MEETING_PLACE in agreed else None,
            "url": address(row.get_absolute_url()),
            "modified": row.modified,
        }
