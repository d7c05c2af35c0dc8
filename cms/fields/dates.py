"""The next date of a field: the forum at which people next talk about it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from i18nfield.strings import LazyI18nString

from forums.dialogue.models import Forum
from forums.fields.models import ActionField, ActionFieldQuerySet


@dataclass(frozen=True)
class NextForum:
    slug: str
    title: LazyI18nString
    starts_at: datetime
    ends_at: datetime
    place: str

    @property
    def url(self) -> str:
        return reverse("forum", args=[self.slug])


def with_parts(field: ActionField) -> "tuple[list[ActionField], NextForum | None]":
    """The field's sub-fields in their order, and the next forum with a table for it or one of them. One query."""
    rows = list(_with_next_forum(ActionField.objects.filter(Q(pk=field.pk) | Q(parent=field))))
    coming = [forum for row in rows if (forum := _next(row))]
    return [row for row in rows if row.pk != field.pk], min(coming, key=lambda forum: forum.starts_at, default=None)


def _with_next_forum(fields: ActionFieldQuerySet) -> ActionFieldQuerySet:
    coming = Forum.objects.coming().filter(tables__field=OuterRef("pk"), tables__deleted=None)
    columns = ("slug", "title", "starts_at", "ends_at", "place")
    return fields.annotate(**{f"forum_{name}": Subquery(coming.values(name)[:1]) for name in columns})


def _next(row: ActionField) -> NextForum | None:
    found = vars(row)
    if found["forum_slug"] is None:
        return None
    return NextForum(
        found["forum_slug"],
        found["forum_title"],
        found["forum_starts_at"],
        found["forum_ends_at"],
        found["forum_place"],
    )
