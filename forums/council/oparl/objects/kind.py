"""What all types share: which rows are shown, which were once, and how an object is put together."""

from datetime import datetime
from typing import Any, ClassVar, cast

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from forums.records.record import Record

from ..addresses import SCHEMA, address

type Properties = dict[str, Any]


def stamp(moment: datetime) -> str:
    """`2026-05-23T17:00:00+02:00`: local time with its offset, whole seconds (OParl 1.1, section 3.2)."""
    return timezone.localtime(moment).replace(microsecond=0).isoformat()


def filled(properties: Properties) -> Properties:
    """Without what is unknown: the standard leaves such properties out."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def typed(kind: str, identity: str, properties: Properties, created: datetime, modified: datetime) -> Properties:
    frame = {"id": identity, "type": f"{SCHEMA}{kind}"}
    return {**frame, **filled(properties), "created": stamp(created), "modified": stamp(modified)}


class Kind[R: Record]:
    """A type of the standard. `shown`: the rows that everybody may read; `gone`: those that everybody once could.

    Whatever is neither was never public: it has no address and stands in no list, as if it were not there.
    """

    type: ClassVar[str]
    shown: ClassVar[Q]
    gone: ClassVar[Q]

    def rows(self) -> QuerySet[R]:
        """All, deleted ones too, with what `properties` needs and no query for each."""
        raise NotImplementedError

    def properties(self, row: R, *, inside: bool, omit: bool) -> Properties:
        """`inside`: embedded, so without the way back; `omit`: without embedded objects (`omit_internal`)."""
        raise NotImplementedError

    def all(self, *, with_gone: bool) -> QuerySet[R]:
        stands = ExpressionWrapper(self.shown, output_field=BooleanField())
        wanted = self.shown | self.gone if with_gone else self.shown
        return cast("QuerySet[R]", self.rows().filter(wanted).annotate(stands=stands))

    def outside(self, row: Any, *, omit: bool = False) -> Properties:
        """An object of its own, or what remains of it. `row` comes from `all`."""
        if not row.stands:
            return typed(self.type, address(self.type, row.uuid), {"deleted": True}, row.created, row.modified)
        return self._typed(row, inside=False, omit=omit)

    def inside(self, row: R) -> Properties:
        """The same, embedded. Only for rows that are shown."""
        return self._typed(row, inside=True, omit=False)

    def _typed(self, row: R, *, inside: bool, omit: bool) -> Properties:
        properties = self.properties(row, inside=inside, omit=omit)
        return typed(self.type, address(self.type, row.uuid), properties, row.created, row.modified)
