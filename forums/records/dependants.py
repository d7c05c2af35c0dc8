"""Which records show others, so that `modified` is renewed wherever a change can be seen.

A model says it of itself, by its foreign keys. `part_of`: the records that show this one; each change of this row is a
change of theirs. `shows`: the columns of that record which stand in this one; when they change there, this one has
changed. Lower rooms need not know who shows them. Parts are made by `save`: `bulk_create` renews nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.db import models

type Rows = models.QuerySet[Any]


@dataclass(frozen=True)
class Dependant:
    """A model that shows columns of the record which its foreign key names."""

    model: type[models.Model]
    key: str
    columns: frozenset[str]


@cache
def dependants(model: type[models.Model]) -> tuple[Dependant, ...]:
    found = []
    for relation in model._meta.related_objects:
        shows: Mapping[str, frozenset[str]] = getattr(relation.related_model, "shows", {})
        if columns := shows.get(relation.field.name):
            found.append(Dependant(relation.related_model, relation.field.name, columns))
    return tuple(found)


@cache
def _wholes(model: type[models.Model]) -> dict[str, type[models.Model]]:
    """By the column of the foreign key: the model of the records that show this one."""
    keys = [model._meta.get_field(name) for name in getattr(model, "part_of", ())]
    return {key.attname: key.related_model for key in keys}  # type: ignore[union-attr,misc]


@cache
def concerns(model: type[models.Model]) -> bool:
    """Whether a change of its rows is a change of others, too."""
    return bool(_wholes(model) or dependants(model))


@dataclass(frozen=True)
class Before:
    """How rows stood before a change: the keys of those that show them, and the columns that others show."""

    model: type[models.Model]
    rows: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Rows, columns: Iterable[str] | None = None) -> "Before":
        """One query, or none where nothing depends on these rows. `columns`: all that will change, by name."""
        model: type[models.Model] = rows.model
        shown = _shown(model) if columns is None else _shown(model) & frozenset(columns)
        if not (_wholes(model) or shown):
            return cls(model)
        names = {model._meta.get_field(name).attname for name in shown}  # type: ignore[union-attr]
        return cls(model, list(rows.order_by().values("pk", *_wholes(model), *names)))

    def touch_wholes(self, moment: datetime, after: Mapping[str, Any]) -> None:
        """Those that show these rows, and those that did."""
        for column, whole in _wholes(self.model).items():
            keys = {row[column] for row in self.rows} | {after.get(column)}
            touched = whole._base_manager.filter(pk__in=keys - {None}, modified__lt=moment)
            if whole is self.model:  # a series does not change as a whole
                models.QuerySet.update(touched, modified=moment)
            else:
                touched.update(modified=moment)

    def touch_dependants(self, moment: datetime, changed: Iterable[str]) -> None:
        keys = [row["pk"] for row in self.rows]
        for dependant in dependants(self.model) if keys else ():
            if dependant.columns & frozenset(changed):
                by_key: dict[str, Any] = {f"{dependant.key}__in": keys, "modified__lt": moment}
                dependant.model._base_manager.filter(**by_key).update(modified=moment)

    def changed(self, row: models.Model) -> set[str]:
        """The columns that others show and that are different now."""
        if not self.rows:
            return set()
        attnames = {name: self.model._meta.get_field(name).attname for name in _shown(self.model)}  # type: ignore[union-attr]
        return {name for name, attname in attnames.items() if self.rows[0][attname] != getattr(row, attname)}


@cache
def _shown(model: type[models.Model]) -> frozenset[str]:
    return frozenset[str]().union(*(dependant.columns for dependant in dependants(model)))
