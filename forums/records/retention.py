"""What is kept how long and why: one table, shown on the privacy page and carried out by the daily job."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

type Due = Callable[[], Iterable[object]]


@dataclass(frozen=True)
class Rule:
    """One row. `due` gives what would go now, `delete` lets it go and says how many.
    Without both the row says what stays."""

    name: str
    what: StrOrPromise
    kept: Callable[[], StrOrPromise]
    why: StrOrPromise
    due: Due | None = None
    delete: Callable[[], int] | None = None


_rules: dict[str, Rule] = {}


def register(rule: Rule) -> None:
    """In the `ready` of the slice's app."""
    _rules[rule.name] = rule


def rules() -> list[Rule]:
    """What stays for good comes last."""
    return sorted(_rules.values(), key=lambda rule: rule.delete is None)


def table() -> list[list[str]]:
    """What, how long, why: in the active language, for the privacy page."""
    return [[str(rule.what), str(rule.kept()), str(rule.why)] for rule in rules()]


def named(row: object) -> str:
    """A row without a person's name: its number, or its key."""
    return str(getattr(row, "number", "") or f"#{row.pk}") if isinstance(row, Model) else str(row)


def days(count: int) -> str:
    """`7 days`, in the active language."""
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def after(count: int, event: StrOrPromise) -> str:
    """`365 days after the end`."""
    return _("%(days)s after %(event)s") % {"days": days(count), "event": event}
