"""Meetings of a network: agenda, invitation, attendance, minutes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar, Event, vText

from forums.bodies.models import Body
from forums.notices.models import Notice
from forums.people.models import User
from forums.records.record import Record, RecordManager, RecordQuerySet

from .recipients import network_and_team

USUALLY_LASTS = timedelta(hours=2)


class MeetingQuerySet(RecordQuerySet["Meeting"]):
    def upcoming(self) -> Self:
        return self.filter(starts_at__gte=timezone.now() - USUALLY_LASTS, cancelled=False).order_by("starts_at")

    def with_public_minutes(self) -> Self:
        return self.filter(minutes_public=True).exclude(minutes="").order_by("-starts_at")

    def past(self) -> Self:
        return self.filter(starts_at__lt=timezone.now() - USUALLY_LASTS).order_by("-starts_at")


class Meeting(Record):
    """A meeting of a field's network."""

    network = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("network"))
    title = models.CharField(_("title"), max_length=160)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link to join"), blank=True)
    agenda = models.TextField(_("agenda"), max_length=4000, blank=True)
    minutes = models.TextField(_("minutes"), max_length=20000, blank=True)
    minutes_public = models.BooleanField(_("everyone may read the minutes"), default=False)
    cancelled = models.BooleanField(_("cancelled"), default=False)
    revision = models.PositiveSmallIntegerField(default=0, editable=False)

    objects: ClassVar = RecordManager.from_queryset(MeetingQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("meeting of a network")
        verbose_name_plural = _("meetings of networks")
        ordering = ("-starts_at",)
        indexes = [models.Index(fields=["network", "starts_at"], name="meeting_network")]
        constraints = [
            models.CheckConstraint(
                condition=Q(place__gt="") | Q(link__gt=""),
                name="meeting_has_place_or_link",
                violation_error_message=_("Please give a place or a link."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("network_meeting", args=[self.uuid])

    @property
    def ends(self) -> datetime:
        return self.ends_at or self.starts_at + USUALLY_LASTS

    @property
    def over(self) -> bool:
        return self.ends < timezone.now()

    @transaction.atomic
    def announce(self, *, by: User | None = None) -> None:
        """Save, and invite the network: the first time, and again with every change. Who does so knows."""
        self.revision += 1
        self.save()
        event = f"network.meeting:{self.pk}:{self.revision}"
        Notice.objects.write("network.meeting", event, network_and_team(self.network), about=self, by=by)

    @transaction.atomic
    def keep_minutes(self, present: Iterable[int], absent: Iterable[int], *, by: User | None = None) -> None:
        """Save, with the associations that were and were not there; the first minutes are sent to the network."""
        self.save()
        for associations, was_there in ((present, True), (absent, False)):
            for pk in associations:
                self.attendances.update_or_create(association_id=pk, defaults={"was_there": was_there})
        if self.minutes:  # the same event each time: corrections are no news
            event = f"network.minutes:{self.pk}"
            Notice.objects.write("network.minutes", event, network_and_team(self.network), about=self, by=by)

    def as_ics(self) -> bytes:
        """RFC 5545; a calendar that knows the meeting takes the newer revision over the older."""
        calendar = Calendar()
        calendar.add("prodid", "-//Mitreden//Netzwerk//DE")
        calendar.add("version", "2.0")
        calendar.add("method", "CANCEL" if self.cancelled else "PUBLISH")
        event = Event()
        event.add("uid", f"{self.uuid}@{settings.SITE_URL.partition('//')[2]}")
        event.add("dtstamp", self.modified)
        event.add("sequence", self.revision)
        event.add("dtstart", self.starts_at)
        event.add("dtend", self.ends)
        event.add("summary", self.title)
        event["location"] = vText(self.place or self.link)
        event.add("description", self.agenda)
        event.add("url", settings.SITE_URL + self.get_absolute_url())
        event.add("status", "CANCELLED" if self.cancelled else "CONFIRMED")
        calendar.add_component(event)
        return bytes(calendar.to_ical())


class AttendanceReply(models.TextChoices):
    YES = "yes", _("is coming")
    NO = "no", _("is not coming")


class Attendance(models.Model):
    """Whether an association is coming to a meeting, and whether it was there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    association = models.ForeignKey("forums.Association", on_delete=models.CASCADE, related_name="attendances")
    answer = models.CharField(_("answer"), max_length=4, choices=AttendanceReply.choices, blank=True)
    was_there = models.BooleanField(_("was there"), default=False)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ("association__name",)
        constraints = [models.UniqueConstraint(fields=["meeting", "association"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.association}: {self.get_answer_display()}"
