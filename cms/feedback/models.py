"""Reports of barriers (§ 12b BGG, or the law of the state): an inbox with its own date, never a suggestion."""

from datetime import date
from typing import ClassVar
from uuid import UUID, uuid4

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.due import Due
from forums.municipality.models import Municipality
from forums.notices.models import Notice, Recipient
from forums.people.models import User
from forums.protection.signed_links import SignedLink

RECEIVED = "accessibility.received"
ANSWERED = "accessibility.answered"


class AlreadyAnswered(Exception):
    """Somebody else has answered this report in the meantime."""


class AccessibilityReportQuerySet(models.QuerySet["AccessibilityReport"]):
    def open(self) -> "AccessibilityReportQuerySet":
        return self.filter(answered_at=None)

    def overdue(self, on: date | None = None) -> "AccessibilityReportQuerySet":
        return self.open().filter(due_on__lt=on or today())


class AccessibilityReport(models.Model):
    """A barrier somebody met. Whoever has the link to its page can read the answer, so that no e-mail is needed.
    Never public, and not kept longer than it serves."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    problem = models.TextField(_("What does not work?"), max_length=4000)
    page = models.CharField(_("On which page?"), max_length=300, blank=True)
    email = models.EmailField(
        _("E-mail for the answer"),
        blank=True,
        help_text=_("Only if you want a mail. We delete the address once we have answered."),
    )
    language = models.CharField(_("language"), max_length=16, default="de", editable=False)
    received_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    due_on = models.DateField(_("answer by"), editable=False)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    answered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    objects = AccessibilityReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a barrier")
        verbose_name_plural = _("reports of barriers")
        ordering = ("answered_at", "due_on", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="accessibility_answer_has_text",
            )
        ]

    def __str__(self) -> str:
        return " ".join(self.problem.split())[:80]

    def get_absolute_url(self) -> str:
        return reverse("barrier_report", args=[REPORT_LINK.token(self)])

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def due(self) -> Due:
        """By when it is answered, as it stands today."""
        return Due(self.due_on)

    @property
    def state(self) -> str:
        """What the inbox shows, in words."""
        if not self.is_open:
            return str(_("Answered"))
        return str(_("Overdue")) if self.due.is_late else str(_("Open"))

    @classmethod
    @transaction.atomic
    def receive(cls, *, uuid: UUID, language: str, **facts: object) -> "AccessibilityReport":
        """Take a report in; the same uuid again returns what the first call made. Tells the city's office."""
        city = Municipality.current()
        due_on = WorkingCalendar.current().add(today(), city.accessibility_days)
        report, new = cls.objects.get_or_create(uuid=uuid, defaults={"language": language, "due_on": due_on, **facts})
        if new and city.contact_email:
            office = Recipient("city", city.contact_email, "de")
            Notice.objects.write(RECEIVED, f"{RECEIVED}:{report.pk}", [office], about=report)
        return report

    @transaction.atomic
    def reply(self, text: str, *, by: User) -> None:
        """Answer once: on the report's page, and by mail where an address was given. Raises AlreadyAnswered."""
        self.refresh_from_db(from_queryset=AccessibilityReport.objects.select_for_update())
        if not self.is_open:
            raise AlreadyAnswered
        self.answer, self.answered_at, self.answered_by = text, timezone.now(), by
        if self.email:
            author = Recipient("author", self.email, self.language)
            Notice.objects.write(ANSWERED, f"{ANSWERED}:{self.pk}", [author], about=self)
        self.email = ""
        self.save()


REPORT_LINK = SignedLink("barrier.report", AccessibilityReport.objects.all)
