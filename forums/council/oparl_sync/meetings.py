"""A meeting with its agenda, and the results that its minutes tell."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.bodies.models import Body

from ..meetings.models import AgendaItem, CouncilMeeting
from ..outside import taking_over
from ..papers.consultations import Consultation
from ..papers.states import Part, Result
from ..papers.treatment import Outcome
from . import reading
from .client import Unreadable
from .minutes import outcome
from .taking import Taking, held, is_unchanged

KEPT = "is deleted there; what was decided stays here, please check whether it still stands"


def take_meeting(run: Taking, told: reading.Object, outside_id: str, *, asked: bool) -> None:
    """Only of bodies that are known here. Raises Unreadable, NotPossible."""
    row = held(CouncilMeeting, outside_id)
    if reading.flag(told, "deleted", otherwise=False):
        if row is not None and row.deleted is None:
            with taking_over():
                row.delete()
            run.counts["deleted"] += 1
            if Consultation.objects.treated().filter(agenda_item__meeting=row).exists():
                run.trouble(outside_id, KEPT)
        return
    modified = reading.moment(told, "modified")
    if is_unchanged(row, modified) and not asked:
        return
    items = [_item(run, each) for each in reading.several(told, "agendaItem") or []]
    if not (row or asked or run.matches(reading.text(told, "name", 250), *(item["title"] for item in items))):
        return
    body, starts_at = _body(run, told), reading.moment(told, "start")
    if body is None:
        return  # said already; when somebody says which body it is, everything is read again
    if starts_at is None:
        raise Unreadable("says no start")
    row = row or CouncilMeeting(outside_id=outside_id)
    day_before = row.day if row.pk else None
    twin = CouncilMeeting.objects.filter(body=body, starts_at=starts_at).exclude(pk=row.pk).first()
    if twin is not None:
        raise Unreadable(f"is here already, as {twin.outside_id or 'entered by hand'}")
    row.body, row.starts_at, row.place, row.deleted = body, starts_at, _place(told), None
    row.cancelled = reading.flag(told, "cancelled", otherwise=False)
    row.outside_url, row.outside_modified = reading.web(told), modified
    with transaction.atomic(), taking_over():
        row.save()
        _agenda(run, row, items, is_whole=told.get("agendaItem") is not None)
    run.counts["taken"] += 1
    treated = Consultation.objects.filter(agenda_item__meeting=row, outside_id__isnull=False)
    for consultation in treated.select_related("agenda_item__meeting"):
        enter_result(run, consultation, moved=day_before not in (None, row.day))


def enter_result(run: Taking, consultation: Consultation, *, moved: bool = False) -> None:
    """What the minutes say under its item, where they were read in this run; of a meeting that does not take place they
    say nothing. `moved`: its day was another one, from which mandates and editions were reckoned. Raises NotPossible.
    """
    item = consultation.agenda_item
    if item is None or not (item.meeting.cancelled or str(item.outside_id) in run.minutes):
        return
    found = Outcome(Result.OPEN)
    if not item.meeting.cancelled:
        found = outcome(*run.minutes[str(item.outside_id)], Part(consultation.part)) or found
    if found == consultation.outcome and not (moved and consultation.is_decision):
        return
    with taking_over():
        if consultation.result == Result.OPEN:
            consultation.record(found, by=None)
        else:
            consultation.correct(found, reason=_("Changed in the council information system."), by=None)
    run.counts["results"] += 1


def _item(run: Taking, found: Any) -> dict[str, Any]:
    """The columns of an item. Of one that is not public, nothing but its number and place is read."""
    if isinstance(found, str):
        found = run.fetch(reading.identity({"id": found}), "AgendaItem")
    told = reading.checked(found, "AgendaItem")
    outside_id, public = reading.identity(told), reading.flag(told, "public", otherwise=True)
    order = told.get("order")
    result = reading.text(told, "result", 2000) if public else ""
    run.minutes[outside_id] = (result, reading.text(told, "resolutionText", 10000) if public else "")
    if consultation := reading.address(told, "consultation"):
        run.items[consultation] = outside_id
    return {
        "outside_id": outside_id,
        "number": reading.text(told, "number", 20),
        "title": reading.text(told, "name", 250) if public else "",
        "public": public,
        "order": order if isinstance(order, int) and 0 <= order < 100_000 else None,
        "outside_url": reading.web(told),
        "outside_modified": reading.moment(told, "modified"),
        "consultation": consultation,
        "deleted": timezone.now() if reading.flag(told, "deleted", otherwise=False) else None,
    }


def _agenda(run: Taking, meeting: CouncilMeeting, items: list[dict[str, Any]], *, is_whole: bool) -> None:
    """With search words, the items that have one, and those that treat a paper which is here."""
    kept = set()
    for place, columns in enumerate(items):
        consultation, outside_id = columns.pop("consultation"), columns["outside_id"]
        row = held(AgendaItem, outside_id)
        here = {outside_id, consultation} & run.wanted or Consultation.objects.filter(outside_id=consultation or None)
        if not (row or here or run.matches(columns["title"])):
            continue
        if row is not None and row.meeting_id != meeting.pk:
            raise Unreadable(f"has an item of another meeting: {outside_id}")
        columns["order"] = place if columns["order"] is None else columns["order"]
        row = row or AgendaItem(meeting=meeting)
        if any(getattr(row, name) != value for name, value in columns.items()):
            for name, value in columns.items():
                setattr(row, name, value)
            row.save()
        kept.add(outside_id)
    if is_whole:
        for row in AgendaItem.objects.filter(meeting=meeting).exclude(outside_id__in=kept):
            row.delete()


def _body(run: Taking, told: reading.Object) -> Body | None:
    """The first of its organizations that is a body here."""
    known = [run.organization(reading.identity({"id": each})) for each in reading.several(told, "organization") or []]
    return next((each.body for each in known if each.body is not None), None)


def _place(told: reading.Object) -> str:
    where = told.get("location")
    if not isinstance(where, dict):
        return ""
    if words := reading.text(where, "description", 160):
        return words.replace("\n", ", ")[:160]
    parts = (reading.text(where, name, 60) for name in ("room", "streetAddress", "postalCode", "locality"))
    return ", ".join(part for part in parts if part)[:160]
