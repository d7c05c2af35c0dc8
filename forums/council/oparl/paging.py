"""Pages of a list by the key of the last row: as fast at the end as at the beginning, and none is lost or doubled
while rows are added."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from .filters import Filter, UnreadableFilter
from .objects.kind import Kind, Properties

AFTER = "after"
LARGEST = 2**63 - 1


class ListPage:
    """One page of an external list. Four queries, and those of the kind's rows."""

    def __init__(self, kind: Kind[Any], scope: Q, asked: Filter, cursor: str, address: str) -> None:
        self.kind, self.asked, self.address = kind, asked, address
        self.after = _key(cursor)
        self.scoped = kind.all(with_gone=True).filter(scope)
        rows = kind.all(with_gone=asked.with_gone).filter(scope).filter(asked.condition).order_by("pk")
        found = list(rows.filter(pk__gt=self.after)[: asked.per_page + 1])
        self.rows, self.has_more = found[: asked.per_page], len(found) > asked.per_page
        self.total, self.before = _counts(rows, self.after)

    @property
    def modified(self) -> datetime | None:
        """The last change of the whole list, whatever this page was asked for: rows that have left it count, too."""
        last: datetime | None = self.scoped.order_by().aggregate(last=Max("modified"))["last"]
        return last

    @property
    def content(self) -> Properties:
        size = self.asked.per_page
        links = {"first": self._link(), "self": self._link(self.after)}
        if self.has_more:
            links["next"] = self._link(self.rows[-1].pk)
        return {
            "data": [self.kind.outside(row, omit=self.asked.omit_internal) for row in self.rows],
            "pagination": {
                "totalElements": self.total,
                "elementsPerPage": size,
                "currentPage": -(-self.before // size) + 1,
                "totalPages": max(1, -(-self.total // size)),
            },
            "links": links,
        }

    def _link(self, after: int = 0) -> str:
        more = {AFTER: _cursor(after)} if after else {}
        return f"{self.address}{self.asked.query(**more)}"


def _counts(rows: QuerySet[Any], after: int) -> tuple[int, int]:
    """All, and those on the pages before."""
    counted = rows.order_by().aggregate(total=Count("pk"), before=Count("pk", filter=Q(pk__lte=after)))
    return counted["total"], counted["before"]


def _cursor(key: int) -> str:
    return urlsafe_b64encode(str(key).encode()).decode().rstrip("=")


def _key(cursor: str) -> int:
    """Raises UnreadableFilter for what was never one."""
    if not cursor:
        return 0
    try:
        key = int(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError as error:
        raise UnreadableFilter(f"{AFTER} is not from a link of this list.") from error
    if not 0 < key <= LARGEST:
        raise UnreadableFilter(f"{AFTER} is not from a link of this list.")
    return key
