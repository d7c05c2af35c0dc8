"""What waits because of papers that were written here: an annex that could not be attached."""

from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.inbox.registry import Item, Rows, Source, register
from forums.municipality.calendar import WorkingCalendar
from forums.people.models import User

from .models import PaperDraft
from .permissions import may_write_papers

DAYS_TO_ATTACH = 1  # working day after the paper was sent


def _incomplete(user: User, on: date) -> Rows[PaperDraft]:
    calendar = WorkingCalendar.current()
    rows = PaperDraft.objects.without_timetable().select_related("paper").order_by("sent_at", "pk")
    return Rows(rows, lambda draft: _attach(draft, calendar))


def _attach(draft: PaperDraft, calendar: WorkingCalendar) -> Item:
    due_on = calendar.add(localdate(draft.sent_at), DAYS_TO_ATTACH)
    url = reverse("paper_draft_desk", args=[draft.pk])
    return Item(_("Attach the timetable to a paper"), str(draft.paper), url, due_on)


def register_sources() -> None:
    register(
        Source(
            "papers without timetable",
            may_write_papers,
            gettext_lazy("Papers that were sent without their timetable: attach it."),
            _incomplete,
        )
    )
