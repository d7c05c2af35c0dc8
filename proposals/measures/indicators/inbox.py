"""What waits because of indicators: readings whose date comes, and imports that are not finished."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.permissions import in_lead_tandem
from forums.inbox.registry import Item, Listed, Source, register
from forums.people.models import User

from .bulk_import import SHELF
from .models import Indicator
from .permissions import may_import, recorded_in_seat, untended
from .reminders import DUE, OVERDUE

AHEAD = timedelta(days=14)


def _reads(user: User) -> bool:
    return in_lead_tandem(user) or recorded_in_seat(user) is not None


def _readings(user: User, on: date) -> Listed:
    """Due within two weeks or overdue, of the user's own fields; for the lead tandem of those without a team."""
    mine = recorded_in_seat(user)
    conditions = [condition for condition in (mine, untended(on) if in_lead_tandem(user) else None) if condition]
    if not conditions:
        return Listed([])
    asked = conditions[0] if len(conditions) == 1 else conditions[0] | conditions[1]
    rows = Indicator.objects.filter(asked).distinct().read()
    due = [(day, row) for row in rows if (day := row.due_on) and day <= on + AHEAD]
    return Listed([_item(row, day) for day, row in sorted(due, key=lambda pair: (pair[0], pair[1].pk))])


def _item(indicator: Indicator, day: date) -> Item:
    address = reverse("indicator_readings", args=[indicator.uuid])
    return Item(_("Enter a reading"), str(indicator), address, day, note=str(indicator.goal.field))


def _imports(user: User, on: date) -> Listed:
    note = _("The file is deleted after a day.")
    return Listed(
        [
            Item(
                _("Finish the import"),
                _("A table of readings"),
                reverse("reading_import_one", args=[upload]),
                timezone.localdate(until),
                note=note,
            )
            for upload, until in SHELF.unfinished()
        ]
    )


def register_sources() -> None:
    register(
        Source(
            "readings",
            _reads,
            gettext_lazy("Indicators of your fields whose next reading is due."),
            _readings,
            letters=frozenset({DUE, OVERDUE}),
        ),
        Source("reading imports", may_import, gettext_lazy("Imports of readings that are not finished."), _imports),
    )
