"""Forums as calendar entries (RFC 5545): one to download or to send along, and all of them to subscribe to."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vText

from ..models import Forum
from ..states import ForumState

LOOK_AGAIN = timedelta(hours=6)  # how often a subscribed calendar asks for updates (RFC 7986, section 5.7)


def entry(forum: Forum) -> bytes:
    """One forum. A calendar that already has it replaces the older revision."""
    calendar = _calendar("CANCEL" if forum.state == ForumState.CANCELLED else "PUBLISH")
    calendar.add_component(_event(forum))
    return bytes(calendar.to_ical())


def subscription(forums: Iterable[Forum], name: str) -> bytes:
    """All of them. Cancelled ones stay in it, so that calendars cross them out."""
    calendar = _calendar("PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    for forum in forums:
        calendar.add_component(_event(forum))
    return bytes(calendar.to_ical())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Mitreden//Foren//DE")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _event(forum: Forum) -> Event:
    cancelled = forum.state == ForumState.CANCELLED
    event = Event()
    event.add("uid", f"{forum.uuid}@{settings.SITE_URL.partition('//')[2]}")
    event.add("dtstamp", forum.modified)
    event.add("sequence", forum.revision)
    event.add("dtstart", forum.starts_at)
    event.add("dtend", forum.ends_at)
    event.add("summary", _("Cancelled: %(forum)s") % {"forum": forum} if cancelled else str(forum))
    event["location"] = vText(", ".join(filter(None, [forum.place, forum.address])))
    event.add("description", str(forum.summary))
    event.add("url", settings.SITE_URL + forum.get_absolute_url())
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return event
