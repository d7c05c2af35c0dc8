"""What waits for the council's office: results of meetings that have been held, and are not entered."""

from datetime import date, datetime, time

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forums.inbox.registry import Item, Rows, Source, register
from forums.municipality.calendar import WorkingCalendar
from forums.people.models import User

from ..meetings.models import CouncilMeeting
from .consultations import Consultation
from .permissions import may_enter_results
from .states import Result

DAYS_TO_ENTER = 2  # working days after the meeting


def _without_results(user: User, on: date) -> Rows[CouncilMeeting]:
    """Held before this day, with papers on the agenda whose result is missing; the oldest first."""
    missing = Consultation.objects.filter(agenda_item__meeting=OuterRef("pk"), result=Result.OPEN)
    counted = missing.order_by().values("agenda_item__meeting").annotate(count=Count("pk")).values("count")
    day_begins = timezone.make_aware(datetime.combine(on, time.min))
    rows = CouncilMeeting.objects.for_list().filter(
        Exists(missing), starts_at__lt=day_begins, cancelled=False, outside_id=None
    )
    calendar = WorkingCalendar.current()
    return Rows(rows.annotate(missing=counted).order_by("starts_at", "pk"), lambda row: _meeting(row, calendar))


def _meeting(meeting: CouncilMeeting, calendar: WorkingCalendar) -> Item:
    count: int = meeting.missing
    missing = ngettext("%(count)s result is missing", "%(count)s results are missing", count) % {"count": count}
    due_on = calendar.add(meeting.day, DAYS_TO_ENTER)
    return Item(
        _("Enter the results of a meeting"), str(meeting), reverse("council_results", args=[meeting.pk]), due_on,
        note=missing,
    )  # fmt: skip


def register_sources() -> None:
    register(
        Source(
            "council results",
            may_enter_results,
            gettext_lazy("Meetings of the council whose results are missing: enter them."),
            _without_results,
        )
    )
