"""The database itself notes what may count otherwise now: no way of writing can forget it, be it a verb, a bulk update,
an import that is undone, an erasure or somebody at the database's prompt.

The triggers are made when migrations have run. Before any of `proposals` runs they are dropped, since neither database
changes a table whose columns a trigger names; then all is counted anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import connection, transaction

from .keeping import begin_anew, settle
from .models import TallyChange, TallyState
from .shares import COUNTED_AS

# All that shares.py reads of each table; a test compares them with its queries.
WATCHED: dict[str, tuple[str, ...]] = {
    "proposals_suggestion": (
        "answer_days",
        "answered_in_time",
        "asked_at",
        "days_left_when_asked",
        "deleted",
        "district_id",
        "due_on",
        "field_id",
        "id",
        "language",
        "received_at",
        "released_at",
        "source",
        "stage",
        "visibility",
    ),
    "proposals_measureorigin": ("measure_id", "suggestion_id"),
    "proposals_measure": ("deleted", "id", "path", "status"),
    "proposals_endorsement": ("agreed_at", "association_id", "part", "suggestion_id"),
}
_BY_MEASURE = "SELECT suggestion_id FROM proposals_measureorigin WHERE measure_id = {row}.id"
_OF_SUGGESTION = dict.fromkeys(WATCHED, "SELECT {row}.suggestion_id")
_SUGGESTIONS = {
    **_OF_SUGGESTION,
    "proposals_suggestion": "SELECT {row}.id",
    "proposals_measure": _BY_MEASURE,
}


@dataclass(frozen=True)
class Trigger:
    """After each event of each row. The statement is the same in both databases."""

    name: str
    table: str
    event: str
    when: str
    statement: str

    def sql(self, vendor: str) -> list[str]:
        when = f" WHEN ({self.when})" if self.when else ""
        head = f"CREATE TRIGGER {self.name} AFTER {self.event} ON {self.table} FOR EACH ROW{when}"
        if vendor == "sqlite":
            return [f"{head} BEGIN {self.statement}; END"]
        body = f"BEGIN {self.statement}; RETURN NULL; END"
        function = f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $tally${body}$tally$"
        return [function, f"{head} EXECUTE FUNCTION {self.name}()"]


def _triggers() -> Iterator[Trigger]:
    into = f"INSERT INTO {TallyChange._meta.db_table} (suggestion_id) "
    for table, columns in WATCHED.items():
        find, short = _SUGGESTIONS[table], table.removeprefix("proposals_")
        differ = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
        both = f"{into}{find.format(row='OLD')} UNION {find.format(row='NEW')}"
        yield Trigger(f"tally_{short}_insert", table, "INSERT", "", into + find.format(row="NEW"))
        yield Trigger(f"tally_{short}_update", table, "UPDATE", differ, both)
        yield Trigger(f"tally_{short}_delete", table, "DELETE", "", into + find.format(row="OLD"))


TRIGGERS = tuple(_triggers())


def _definition() -> str:
    return sha256(repr((COUNTED_AS, TRIGGERS)).encode()).hexdigest()


def _there() -> set[str]:
    """The names of ours that the database has."""
    if connection.vendor == "sqlite":
        names = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        names = (
            "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE pg_table_is_visible(tgrelid)"
        )
    with connection.cursor() as cursor:
        cursor.execute(names)
        return {trigger.name for trigger in TRIGGERS} & {name for (name,) in cursor.fetchall()}


@transaction.atomic
def _make_anew() -> None:
    _drop()
    with connection.cursor() as cursor:
        for trigger in TRIGGERS:
            for statement in trigger.sql(connection.vendor):
                cursor.execute(statement)
    begin_anew()
    TallyState.objects.update(definition=_definition())


def _drop() -> None:
    there = _there()
    with connection.cursor() as cursor:
        for trigger in TRIGGERS:
            if trigger.name in there:
                on = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {trigger.name}{on}")


def make_way(*, plan: Any = (), **_facts: Any) -> None:
    """Before migrations."""
    if any(migration.app_label == "proposals" for migration, _backwards in plan):
        _drop()


def install(**_facts: Any) -> None:
    """After migrations, also when tables were emptied. A server of an older version, which knows another definition,
    is never beside this one for long; what it writes is noted all the same."""
    if TallyState._meta.db_table not in connection.introspection.table_names():
        return  # migrated back
    is_whole = len(_there()) == len(TRIGGERS)
    if not is_whole or not TallyState.objects.filter(definition=_definition()).exists():
        _make_anew()
    settle()
