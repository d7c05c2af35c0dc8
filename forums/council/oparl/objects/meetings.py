"""Meeting, AgendaItem and Location. Of an item that is not public only its number is said."""

from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forums.council.meetings.models import AgendaItem, CouncilMeeting
from forums.council.papers.consultations import Consultation
from forums.council.papers.states import VOTED, Result
from forums.council.papers.words import result_words

from ..addresses import absolute, address
from .kind import Kind, Properties, stamp
from .papers import votes

PLANNED, HELD = "terminiert", "durchgeführt"  # the standard's own words for `meetingState`


class LocationKind(Kind[CouncilMeeting]):
    """Where a meeting is held. Each meeting has a place of its own: it is text there, and two may be written alike."""

    type = "Location"
    shown = Q(deleted=None) & ~Q(place="")
    gone = Q(pk__isnull=False)

    def rows(self) -> QuerySet[CouncilMeeting]:
        return CouncilMeeting.everything.all()

    def properties(self, row: CouncilMeeting, *, inside: bool, omit: bool) -> Properties:
        meetings = [] if inside else [address("Meeting", row.uuid)]
        return {"description": row.place, "meetings": meetings}


class AgendaItemKind(Kind[AgendaItem]):
    type = "AgendaItem"
    shown = Q(deleted=None, meeting__deleted=None)
    gone = Q(pk__isnull=False)

    def rows(self) -> QuerySet[AgendaItem]:
        """`place`: how many items stand before it on the agenda."""
        before = AgendaItem.objects.order_by().filter(
            Q(order__lt=OuterRef("order")) | Q(order=OuterRef("order"), pk__lt=OuterRef("pk")),
            meeting=OuterRef("meeting"),
        )
        counted = before.values("meeting").annotate(count=Count("pk")).values("count")
        return self.unplaced().annotate(place=Coalesce(Subquery(counted), 0))

    def unplaced(self) -> QuerySet[AgendaItem]:
        """Without `place`, for whoever has the whole agenda and can count."""
        treated = Prefetch(
            "consultations", queryset=Consultation.objects.select_related("paper"), to_attr="oparl_treated"
        )
        return AgendaItem.everything.select_related("meeting").prefetch_related(treated)

    def properties(self, row: Any, *, inside: bool, omit: bool) -> Properties:
        frame: Properties = {
            "meeting": None if inside else address("Meeting", row.meeting.uuid),
            "number": row.number,
            "order": row.place,
            "public": row.public,
            "web": absolute(row.meeting.get_absolute_url()),
        }
        if not row.public:
            return frame
        consultation = _readable(row)
        about = _treated(consultation) if consultation else {}
        return {**frame, **about, "name": row.title or about.get("name")}


def _readable(item: Any) -> Consultation | None:
    """What is treated under the item, if everybody may know it."""
    steps: list[Consultation] = item.oparl_treated if item.public else []
    return next((step for step in steps if step.paper.public and not step.paper.deleted), None)


def _has_result(item: Any) -> bool:
    return (step := _readable(item)) is not None and step.result != Result.OPEN


def _treated(consultation: Consultation) -> Properties:
    result = Result(consultation.result)
    return {
        "name": consultation.paper.subject,
        "consultation": address("Consultation", consultation.uuid),
        "result": "" if result is Result.OPEN else _result(consultation),
        "resolutionText": (consultation.wording or consultation.paper.resolution) if consultation.carried else "",
        **votes(consultation),
    }


def _result(consultation: Consultation) -> str:
    """Without the name of the body that a paper was referred to: it stands in the next consultation."""
    result = Result(consultation.result)
    if result is Result.STATED:
        return consultation.note
    return result_words(consultation) if result in VOTED else str(result.label)


class MeetingKind(Kind[CouncilMeeting]):
    type = "Meeting"
    shown = Q(deleted=None)
    gone = Q(pk__isnull=False)

    def rows(self) -> QuerySet[CouncilMeeting]:
        items = AGENDA_ITEM.unplaced().filter(deleted=None).order_by("order", "pk")
        return CouncilMeeting.everything.select_related("body").prefetch_related(
            Prefetch("items", queryset=items, to_attr="oparl_items")
        )

    def properties(self, row: Any, *, inside: bool, omit: bool) -> Properties:
        told = {"body": row.body, "day": date_format(row.day, "SHORT_DATE_FORMAT")}
        items: list[Any] = row.oparl_items
        for place, item in enumerate(items):
            item.place = place
        return {
            "name": (_("%(body)s, special session of %(day)s") if row.special else _("%(body)s, meeting of %(day)s"))
            % told,
            "meetingState": HELD if any(_has_result(item) for item in items) else PLANNED,
            "cancelled": row.cancelled,
            "start": stamp(row.starts_at),
            "location": None if omit or not row.place else LOCATION.inside(row),
            "organization": [] if row.body.deleted else [address("Organization", row.body.uuid)],
            "agendaItem": [] if omit else [AGENDA_ITEM.inside(item) for item in items],
            "web": absolute(row.get_absolute_url()),
        }


LOCATION, AGENDA_ITEM, MEETING = LocationKind(), AgendaItemKind(), MeetingKind()
