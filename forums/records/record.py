"""The base of every public record: who cites it must find it again, so nothing vanishes by accident."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from django.db import models, transaction
from django.db.models.base import ModelBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .dependants import Before, concerns


def changes_data[**P, T](method: Callable[P, T]) -> Callable[P, T]:
    """Mark a QuerySet method that templates must not call and that a manager does not offer (Django's own marks)."""
    vars(method).update(alters_data=True, queryset_only=True)
    return method


class RecordQuerySet[R: "Record"](models.QuerySet[R]):
    """Keeps `modified` true on bulk writes, which signals and `auto_now` miss, and deletes softly."""

    def update(self, **values: Any) -> int:
        modified = values.setdefault("modified", timezone.now())
        moment = modified if isinstance(modified, datetime) else timezone.now()
        fields = {self.model._meta.get_field(name): value for name, value in values.items() if name != "pk"}
        before = Before.of(self, {field.name for field in fields})
        count = super().update(**values)
        after = {getattr(field, "attname", ""): getattr(value, "pk", value) for field, value in fields.items()}
        before.touch_wholes(moment, after)
        before.touch_dependants(moment, {field.name for field in fields})
        return count

    update.__dict__["alters_data"] = True

    @changes_data
    def delete(self) -> tuple[int, dict[str, int]]:
        count = self.update(deleted=timezone.now())
        return count, {self.model._meta.label: count}

    @changes_data
    def erase(self) -> tuple[int, dict[str, int]]:
        """Delete the rows for good. Only retention and erasure may call this."""
        return super().delete()


# Covariant like Django's own managers, which the short form cannot say of an inherited attribute (`model`).
R_co = TypeVar("R_co", bound="Record", covariant=True)


BaseRecordManager = models.Manager.from_queryset(RecordQuerySet)


class RecordManager(BaseRecordManager[R_co]):
    """Rows that are not deleted. With verbs of one's own: `RecordManager.from_queryset(YourQuerySet)()`."""

    def get_queryset(self) -> models.QuerySet[R_co]:
        return super().get_queryset().filter(deleted=None)


class Record(models.Model):
    """A public record: stable uuid, creation, last change, soft deletion.

    `objects` leaves deleted rows out; `everything` has them. Harvesters of the open data
    (OParl 1.1, section 2.1) need `modified` and `deleted` to be true for every kind of write.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    modified = models.DateTimeField(_("modified"), default=timezone.now, editable=False, db_index=True)
    deleted = models.DateTimeField(_("deleted"), null=True, blank=True, editable=False)

    part_of: ClassVar[tuple[str, ...]] = ()
    shows: ClassVar[Mapping[str, frozenset[str]]] = {}

    objects = RecordManager()
    everything = BaseRecordManager()

    class Meta:
        abstract = True
        base_manager_name = "everything"
        default_manager_name = "objects"

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        self.modified = timezone.now()
        if update_fields is not None:
            update_fields = {*update_fields, "modified"}
        there = type(self)._base_manager.filter(pk=self.pk) if self.pk else type(self)._base_manager.none()
        with transaction.atomic() if concerns(type(self)) else nullcontext():
            before = Before.of(there)
            super().save(force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields)
            before.touch_wholes(self.modified, vars(self))
            before.touch_dependants(self.modified, before.changed(self))

    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        self.deleted = timezone.now()
        self.save(update_fields={"deleted"})
        return 1, {self._meta.label: 1}

    def erase(self) -> tuple[int, dict[str, int]]:
        """Delete the row for good. Only retention and erasure may call this."""
        return super().delete()

    def lock(self) -> Self:
        """Reload this row under a lock, inside a transaction: every verb starts with it."""
        self.refresh_from_db(from_queryset=type(self)._base_manager.select_for_update())
        return self
