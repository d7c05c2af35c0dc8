"""An appointment that a paper proposes: to which office, who, for how long; and what its decision has made of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Kind, Membership, MembershipRole
from forums.people.models import Person
from forums.records.exceptions import NotPossible
from forums.records.record import Record, RecordManager, RecordQuerySet

from ..papers.consultations import Consultation
from ..papers.models import Paper

DAY = timedelta(days=1)


class AppointmentQuerySet(RecordQuerySet["Appointment"]):
    def of(self, paper: Paper) -> "AppointmentQuerySet":
        return self.filter(paper=paper).select_related("body", "person").order_by("pk")

    def shown_by(self, memberships: Iterable[Membership]) -> "dict[int, Appointment]":
        """By the key of the membership that it made; of papers that everybody may read, with their sequence."""
        papers = Prefetch("paper", queryset=Paper.objects.public().with_sequence())
        made = self.filter(membership__in=memberships, paper__public=True, paper__deleted=None).prefetch_related(papers)
        return {row.membership_id: row for row in made if row.membership_id is not None}


class Appointment(Record):
    """A person proposed for an office that one person holds. `membership` is what the decision made of it."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+", verbose_name=_("paper"))
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": Kind.OFFICE},
        verbose_name=_("office"),
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("person"))
    starts = models.DateField(_("from"), null=True, blank=True, help_text=_("Empty: from the day of the decision."))
    ends = models.DateField(_("until"), null=True, blank=True, help_text=_("The end of the term, where there is one."))
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects: ClassVar = RecordManager.from_queryset(AppointmentQuerySet)()

    class Meta(Record.Meta):
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "body"],
                condition=Q(deleted=None),
                name="appointment_once_per_paper",
                violation_error_message=_("This paper appoints somebody to this office already."),
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                name="appointment_dates_in_order",
                violation_error_message=_("The end lies before the beginning."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.person}"

    def clean(self) -> None:
        if self.membership_id:
            raise ValidationError(_("The body has decided already. Please correct its result first."))

    @transaction.atomic
    def take_effect(self, decision: Consultation) -> None:
        """The person holds the office from then on; whoever held it, in the interim too, does so until the day before.

        Raises NotPossible where nothing was decided. Twice is as good as once; where the day of the decision has been
        corrected, the mandate begins on the right one.
        """
        self.lock()
        if self.membership is not None:
            if self.starts or not decision.meeting or self.membership.starts == decision.meeting.day:
                return
            self.take_back()
        if not (decision.is_decision and decision.carried and decision.meeting):
            raise NotPossible(gettext("This paper was not adopted."))
        starts = self.starts or decision.meeting.day
        for held in Membership.objects.running(starts).filter(body=self.body, role=MembershipRole.HOLDER):
            EndedMandate.objects.create(appointment=self, membership=held, ended_before=held.ends)
            held.ends = _day_before(starts, held)
            held.save()
        self.membership = Membership.objects.create(
            person=self.person,
            body=self.body,
            role=MembershipRole.HOLDER,
            starts=starts,
            ends=self.ends if self.ends and self.ends >= starts else None,
            appointed_by=decision.body,
        )
        self.save()

    @transaction.atomic
    def take_back(self) -> None:
        """The decision does not count: whoever held the office before holds it again, as long as it was theirs."""
        self.lock()
        if (made := self.membership) is None:
            return
        self.membership = None
        self.save()
        made.delete()
        for ended in self.ended.select_related("membership"):
            held = ended.membership
            held.ends = ended.ended_before
            held.save()
            ended.delete()


def _day_before(starts: date, held: Membership) -> date:
    """Whoever began on that very day has held it for a day."""
    return max(starts - DAY, held.starts) if held.starts else starts - DAY


class EndedMandate(models.Model):
    """A membership that ended because of an appointment, with the end it had before."""

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="ended")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    ended_before = models.DateField(null=True)

    class Meta:
        verbose_name = _("ended mandate")
        verbose_name_plural = _("ended mandates")
        constraints = [models.UniqueConstraint(fields=["appointment", "membership"], name="ended_mandate_once")]

    def __str__(self) -> str:
        return f"{self.appointment_id} → {self.membership_id}"
