"""The process as calendar entries to subscribe to (RFC 5545). Days are whole days; hours are with the forums."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from .models import Milestone
from .states import Standing

LOOK_AGAIN = timedelta(hours=6)  # how often a subscribed calendar asks for updates (RFC 7986, section 5.7)


def subscription(milestones: Iterable[Milestone], name: str) -> bytes:
    """All of them, each under its own UID for as long as it exists. Dropped ones stay in it, cancelled, so that
    calendars cross them out; a moved one has a higher number (SEQUENCE)."""
    calendar = Calendar()
    calendar.add("prodid", "-//Mitreden//Prozess//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    for milestone in milestones:
        calendar.add_component(_event(milestone))
    return bytes(calendar.to_ical())


def _event(milestone: Milestone) -> Event:
    dropped = milestone.standing() == Standing.DROPPED
    event = Event()
    event.add("uid", f"{milestone.uuid}@{settings.SITE_URL.partition('//')[2]}")
    event.add("dtstamp", milestone.modified)
    event.add("sequence", milestone.version)
    event.add("dtstart", milestone.starts)
    event.add("dtend", milestone.ends + timedelta(days=1))  # the first day after it (section 3.6.1)
    event.add("summary", _("Cancelled: %(forum)s") % {"forum": milestone} if dropped else str(milestone))
    event.add("description", _description(milestone))
    event.add("url", settings.SITE_URL + milestone.get_absolute_url())
    event.add("status", "CANCELLED" if dropped else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # it keeps nobody busy
    return event


def _description(milestone: Milestone) -> str:
    """Where only months are known, an entry of many whole days would claim more."""
    known = [] if milestone.precision == "day" else [str(milestone.span)]
    return "\n".join([*known, *filter(None, [str(milestone.text)])])
