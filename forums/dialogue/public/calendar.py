"""Forums as calendar entries (RFC 5545): one to download or to send along, all of them to subscribe to, and the entry
of somebody's own registration."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDatetime, vInt, vText

from ..models import Forum
from ..registration import Registration
from ..states import ForumState, RegistrationState

LOOK_AGAIN = timedelta(hours=6)  # how often a subscribed calendar asks for updates (RFC 7986, section 5.7)


def entry(forum: Forum) -> bytes:
    """One forum. A calendar that already has it replaces the older revision."""
    calendar = _calendar("CANCEL" if forum.state == ForumState.CANCELLED else "PUBLISH")
    calendar.add_component(_event(forum))
    return bytes(calendar.to_ical())


def own_entry(registration: Registration) -> bytes:
    """Of one registration: tentative while it waits, confirmed with its place, cancelled when either is given up or
    the forum does not take place. Always the same entry (UID), with a number that only grows (SEQUENCE), so a calendar
    takes each for news of what it has."""
    forum = registration.forum
    off = forum.state == ForumState.CANCELLED or registration.state == RegistrationState.CANCELLED
    event = _event(forum)
    event["uid"] = vText(f"{registration.uuid}@{_host()}")
    event["sequence"] = vInt(forum.revision + registration.revision)
    event["dtstamp"] = vDatetime(timezone.now().astimezone(UTC))
    if off:
        event["status"], event["summary"] = vText("CANCELLED"), vText(_("Cancelled: %(forum)s") % {"forum": forum})
    elif registration.state == RegistrationState.WAITING:
        event["status"], event["summary"] = vText("TENTATIVE"), vText(_("Waiting list: %(forum)s") % {"forum": forum})
    calendar = _calendar("CANCEL" if off else "PUBLISH")
    calendar.add_component(event)
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


def _host() -> str:
    return settings.SITE_URL.partition("//")[2]


def _event(forum: Forum) -> Event:
    cancelled = forum.state == ForumState.CANCELLED
    event = Event()
    event.add("uid", f"{forum.uuid}@{_host()}")
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
