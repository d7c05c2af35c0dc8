"""Which goals and measures a table can talk about, and laying them on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from forums.dialogue.models import Forum, Table
from proposals.measures.forum_cards import GOAL, MEASURE
from proposals.measures.models import Goal, Measure
from proposals.measures.workflow import Status

PAST = (Status.DONE, Status.STOPPED)


@dataclass(frozen=True)
class Offer:
    """A goal or measure of the table's field; `lies` where it is on the table already."""

    table: Table
    kind: str
    record: Goal | Measure
    lies: bool

    @property
    def key(self) -> str:
        """Names it in a form."""
        return f"{self.table.pk}:{self.record.uuid}"


def offers(forum: Forum) -> list[tuple[Table, list[Offer]]]:
    """For each table with a topic: its goals, then its measures that are not over. Five queries."""
    tables = list(forum.tables.exclude(field=None).select_related("field").prefetch_related("prompts"))
    fields = [table.field_id for table in tables]
    within = Q(field__in=fields) | Q(field__parent__in=fields)
    records: list[tuple[str, Goal | Measure]] = [
        *((GOAL, goal) for goal in Goal.objects.filter(within).select_related("field")),
        *(
            (MEASURE, measure)
            for measure in Measure.objects.filter(within).exclude(status__in=PAST).select_related("field")
        ),
    ]
    return [(table, list(_of(table, records))) for table in tables]


def _of(table: Table, records: Iterable[tuple[str, Goal | Measure]]) -> Iterable[Offer]:
    lying = {prompt.about for prompt in table.prompts.all() if prompt.about}
    for kind, record in records:
        if table.field_id in (record.field_id, record.field.parent_id):
            yield Offer(table, kind, record, record.uuid in lying)


@transaction.atomic
def lay(chosen: Iterable[Offer]) -> None:
    """Put them on their tables, in the order given. What lies there already is brought up to date."""
    for offer in chosen:
        offer.table.put_down(offer.record.title, about_kind=offer.kind, about=offer.record.uuid)
