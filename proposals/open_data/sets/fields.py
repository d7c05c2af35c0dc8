"""Action fields: the one taxonomy."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from forums.fields.models import ActionField

from ..dataset import Dataset, Record, Texts, Told, address, texts
from ..words import CHANGED, ID, PAGE


class FieldRecord(Record):
    slug: str = Field(description=gettext_noop("Short name, stable"))
    id: UUID = Field(description=ID)
    code: str = Field(description=gettext_noop("Number in the concept"))
    parent: str | None = Field(description=gettext_noop("Short name of the field that it is a part of"))
    name: Texts = Field(description=gettext_noop("Name"))
    description: Texts = Field(description=gettext_noop("What belongs here"))
    url: str = Field(description=PAGE)
    modified: datetime = Field(description=CHANGED)


class Fields(Dataset[ActionField]):
    name, table, key = "fields", "handlungsfelder", "slug"
    key_pattern = r"[-a-zA-Z0-9_]+"
    title = _("Action fields")
    about = _("The topics of the concept, with their parts.")
    record = FieldRecord

    def rows(self, asked: QueryDict) -> QuerySet[ActionField]:
        return ActionField.objects.select_related("parent").order_by("pk")

    def tell(self, row: ActionField) -> Told:
        return {
            "slug": row.slug,
            "id": row.uuid,
            "code": row.code,
            "parent": row.parent.slug if row.parent else None,
            "name": texts(row.name),
            "description": texts(row.description),
            "url": address(row.get_absolute_url()),
            "modified": row.modified,
        }
