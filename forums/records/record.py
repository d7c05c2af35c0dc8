"""The base of every public record: who cites it must find it again, so nothing vanishes by accident."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RecordQuerySet[R: "Record"](models.QuerySet[R]):
    """Keeps `modified` true on bulk writes, which signals and `auto_now` miss, and deletes softly."""

    def update(self, **values: Any) -> int:
        values.setdefault("modified", timezone.now())
        return super().update(**values)

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        count = self.update(deleted=timezone.now())
        return count, {self.model._meta.label: count}

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def erase(self) -> tuple[int, dict[str, int]]:
        """Delete the rows for good. Only retention and erasure may call this."""
        return super().delete()

    erase.alters_data = True  # type: ignore[attr-defined]
    erase.queryset_only = True  # type: ignore[attr-defined]


class RecordManager(models.Manager[Any]):
    """Rows that are not deleted. Use `RecordManager.from_queryset(YourQuerySet)()`."""

    def get_queryset(self) -> Any:
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

    objects: ClassVar[Any] = RecordManager.from_queryset(RecordQuerySet)()
    everything: ClassVar[Any] = models.Manager.from_queryset(RecordQuerySet)()

    class Meta:
        abstract = True
        base_manager_name = "everything"
        default_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.modified = timezone.now()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "modified"}
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
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
