"""What came from another system: marked, linked to its original, and changed there only.

Columns of papers, meetings, agenda items, consultations and annexes. Everything by hand is refused, by the models
themselves; what a paper concerns is not part of it and stays open to the council's office.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext

from forums.records.exceptions import NotPossible
from forums.records.record import BaseRecordManager, RecordManager, RecordQuerySet, changes_data

LONGEST_ID = 500  # characters

_taking_over: ContextVar[bool] = ContextVar("taking_over", default=False)


@contextmanager
def taking_over() -> Iterator[None]:
    """While rows are written as the other system has them."""
    before = _taking_over.set(True)
    try:
        yield
    finally:
        _taking_over.reset(before)


def refusal() -> str:
    return gettext("This comes from the council information system. It can be changed only there.")


class OutsideQuerySet[R: "Outside"](RecordQuerySet[R]):  # type: ignore[type-var]
    """Closed to hands like its rows: whoever writes many at once is refused where one of them came from outside."""

    def update(self, **values: Any) -> int:
        """Raises NotPossible. That something of ours beside it has changed (`modified`) is no change of it."""
        if values.keys() - {"modified"}:
            self._refuse_hands()
        return super().update(**values)

    update.__dict__["alters_data"] = True

    @changes_data
    def erase(self) -> tuple[int, dict[str, int]]:
        self._refuse_hands()
        return super().erase()

    def bulk_create(self, objs: Iterable[R], *args: Any, **options: Any) -> list[R]:
        rows = list(objs)
        if any(row.is_closed_to_hands for row in rows):
            raise NotPossible(refusal())
        return super().bulk_create(rows, *args, **options)

    def _refuse_hands(self) -> None:
        if not _taking_over.get() and self.filter(outside_id__isnull=False).exists():
            raise NotPossible(refusal())


OutsideManager = RecordManager.from_queryset(OutsideQuerySet)


class Outside(models.Model):
    """`outside_id` is the address that the other system gave the object; `outside_modified` what it said last."""

    outside_id = models.CharField(max_length=LONGEST_ID, null=True, unique=True, editable=False)
    outside_url = models.URLField(max_length=LONGEST_ID, blank=True, editable=False)
    outside_modified = models.DateTimeField(null=True, editable=False)

    held_by: ClassVar[tuple[str, ...]] = ()  # keys of the rows that this one is a piece of

    objects: ClassVar = OutsideManager()
    everything: ClassVar = BaseRecordManager.from_queryset(OutsideQuerySet)()

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        """Raises NotPossible where a hand would change what belongs to the other system."""
        if self.is_closed_to_hands:
            raise NotPossible(refusal())
        super().save(**options)

    def erase(self) -> tuple[int, dict[str, int]]:
        """Raises NotPossible like `save`."""
        if self.is_closed_to_hands:
            raise NotPossible(refusal())
        erased: tuple[int, dict[str, int]] = super().erase()  # type: ignore[misc]
        return erased

    def clean(self) -> None:
        super().clean()
        if self.is_closed_to_hands:
            raise ValidationError(refusal(), code="outside")

    @property
    def is_outside(self) -> bool:
        return self.outside_id is not None

    @property
    def is_closed_to_hands(self) -> bool:
        """Whether it, or what it would be a piece of, belongs to the other system."""
        if _taking_over.get():
            return False
        keys = [name for name in self.held_by if getattr(self, f"{name}_id") is not None]
        return self.is_outside or any(getattr(self, name).is_outside for name in keys)
