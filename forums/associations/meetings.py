"""What a network does together: meetings with agenda, invitation, attendance and minutes; calls and answers."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar, Event, vText

from forums.bodies.models import Body
from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.record import Record, RecordManager, RecordQuerySet

USUALLY_LASTS = timedelta(hours=2)


class MeetingQuerySet(RecordQuerySet["Meeting"]):
    def coming(self) -> "MeetingQuerySet":
        return self.filter(starts_at__gte=timezone.now() - USUALLY_LASTS, cancelled=False).order_by("starts_at")

    def with_public_minutes(self) -> "MeetingQuerySet":
        return self.filter(minutes_public=True).exclude(minutes="").order_by("-starts_at")

    def past(self) -> "MeetingQuerySet":
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
    minutes_public = models.BooleanField(_("everybody may read the minutes"), default=False)
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
    def announce(self) -> None:
        """Save, and invite the network: the first time, and again with every change."""
        from .notices import tell_meeting

        self.revision += 1
        self.save()
        tell_meeting(self)

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


class Coming(models.TextChoices):
    YES = "yes", _("comes")
    NO = "no", _("does not come")


class Attendance(models.Model):
    """Whether an association comes to a meeting, and whether it was there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    association = models.ForeignKey("forums.Association", on_delete=models.CASCADE, related_name="attendances")
    answer = models.CharField(_("answer"), max_length=4, choices=Coming.choices, blank=True)
    was_there = models.BooleanField(_("was there"), default=False)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ("association__name",)
        constraints = [models.UniqueConstraint(fields=["meeting", "association"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.association}: {self.get_answer_display()}"


class CallQuerySet(RecordQuerySet["Call"]):
    def running(self) -> "CallQuerySet":
        return self.filter(Q(until=None) | Q(until__gte=today()))


class Call(Record):
    """“Wir suchen …”, from a tandem to its network or to all associations. Answers go to the tandem alone."""

    network = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="calls")
    to_all = models.BooleanField(_("to all associations"), default=False)
    title = models.CharField(_("what are you looking for"), max_length=160)
    text = models.TextField(_("more about it"), max_length=3000, blank=True)
    until = models.DateField(_("answers until"), null=True, blank=True)

    objects: ClassVar = RecordManager.from_queryset(CallQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ("-created",)

    def __str__(self) -> str:
        return self.title

    @transaction.atomic
    def publish(self) -> None:
        from .notices import tell_call

        self.save()
        tell_call(self)


class CallAnswer(models.Model):
    """What one association answered, and who wrote it."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="answers")
    association = models.ForeignKey("forums.Association", on_delete=models.CASCADE, related_name="call_answers")
    text = models.TextField(_("answer"), max_length=3000)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("answer to a call")
        verbose_name_plural = _("answers to calls")
        ordering = ("at",)

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    @transaction.atomic
    def send(cls, call: Call, association: models.Model, *, by: User, text: str) -> "CallAnswer":
        from .notices import tell_answer

        answer = cls.objects.create(call=call, association=association, by=by, text=text)
        tell_answer(answer)
        return answer
