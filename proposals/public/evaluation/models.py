"""Evaluations (papers 323/19, 361/21 of the reference city): what became of goals and measures up to a day."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, Max, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.bodies.models import Body, Kind, Membership
from forums.fields.models import ActionField
from forums.municipality.calendar import WorkingCalendar, today
from forums.people.models import User
from forums.records.exceptions import NotPossible, OutOfDate
from forums.records.record import RecordManager, RecordQuerySet

from .facts import Facts
from .telling import Asking, ask_teams, tell_steering

TEXT_LENGTH = 6000
DAYS_TO_ASSESS = 20  # working days, where nobody chose another day
DAYS_TO_APPROVE = 20  # working days after the last word of a team


class EvaluationQuerySet(RecordQuerySet["Evaluation"]):
    def approved(self) -> Self:
        """Those that everybody may read."""
        return self.exclude(approved_version=None)

    def unapproved(self) -> Self:
        """Those that were begun, or changed, since the last approval."""
        return self.filter(Q(approved_version=None) | Q(approved_version__lt=F("version")))

    def awaiting_approval(self) -> Self:
        """Changed since the last approval, with an assessment of each field that has a team today; what has waited
        longest first. `written`: when the last word came."""
        seated = (
            Membership.objects.running()
            .exclude(person=None)
            .filter(body__kind=Kind.NETWORK, body__field=OuterRef("pk"), role__in=["office_seat", "field_seat"])
        )
        said = Assessment.objects.filter(evaluation=OuterRef(OuterRef("pk")), field=OuterRef("pk"))
        silent = ActionField.objects.filter(Exists(seated)).exclude(Exists(said))
        written = Coalesce(Max("assessments__at"), "created")
        return self.unapproved().exclude(Exists(silent)).annotate(written=written).order_by("written", "pk")


class Evaluation(Asking):
    """Of one day, or of a period up to it; both days belong to it.

    Until it is approved its figures are read anew each time. `approve` freezes them together with the assessments of
    that version; what is written afterwards is public with the next approval. `version` counts what was written.
    """

    slug = models.SlugField(gettext_lazy("address"), max_length=40, editable=False)
    starts = models.DateField(gettext_lazy("from"), null=True, blank=True)
    until = models.DateField(gettext_lazy("until"))
    version = models.PositiveIntegerField(default=0, editable=False)

    written: datetime  # only from `awaiting_approval`

    objects: ClassVar = RecordManager.from_queryset(EvaluationQuerySet)()

    class Meta(Asking.Meta):
        verbose_name = gettext_lazy("evaluation")
        verbose_name_plural = gettext_lazy("evaluations")
        ordering = ("-until", "-starts", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["slug"], condition=Q(deleted=None), name="evaluation_once"),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(starts__lte=F("until")), name="evaluation_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(approved_version=None) | Q(approved_version__lte=F("version")),
                name="evaluation_approved_what_was_written",
            ),
        ]

    def __str__(self) -> str:
        if self.starts is None:
            return _("Evaluation as of %(day)s") % {"day": date_format(self.until)}
        days = {"start": date_format(self.starts), "end": date_format(self.until)}
        return _("Evaluation from %(start)s to %(end)s") % days

    def get_absolute_url(self) -> str:
        return reverse("evaluation", args=[self.slug])

    @classmethod
    @transaction.atomic
    def begin(
        cls, *, starts: date | None, until: date, assess_by: date | None = None, by: User | None = None
    ) -> "Evaluation":
        """The teams are asked for their assessments by that day, which is given to them where nobody chose one.
        Raises NotPossible for a day that has not come, or where the same days are evaluated already."""
        if until > today():
            raise NotPossible(_("This day has not come yet."))
        if assess_by is not None and assess_by < today():
            raise NotPossible(_("This day is over. Please give the teams some time."))
        asked = assess_by or WorkingCalendar.current().add(today(), DAYS_TO_ASSESS)
        slug = f"{starts.isoformat()}-bis-{until.isoformat()}" if starts else until.isoformat()
        facts = {"starts": starts, "until": until, "assess_by": asked}
        begun, new = cls.objects.get_or_create(slug=slug, deleted=None, defaults=facts)
        if not new:
            raise NotPossible(_("There is an evaluation of these days already."))
        ask_teams(begun, by=by)
        return begun

    @property
    def is_approved(self) -> bool:
        """As it stands now: nothing was written since."""
        return self.approved_version == self.version

    def _lock_at(self, seen: int) -> None:
        """Begin a verb: lock the row and refuse what was sent from an older page. Raises OutOfDate, or NotPossible
        where it was discarded."""
        self.lock()
        if self.deleted:
            raise NotPossible(_("This evaluation was discarded in the meantime."))
        if seen != self.version:
            raise OutOfDate(seen)

    @transaction.atomic
    def assess(self, field: ActionField, text: str, *, by: User | None, body: Body | None, seen: int) -> "Assessment":
        """What the team says of its field; the versions before stay. `seen` is the number of the field's assessment
        that the page showed, so that teams of different fields do not stand in each other's way. Raises OutOfDate, and
        NotPossible without a text or where nothing changed."""
        self.lock()
        if self.deleted:
            raise NotPossible(_("This evaluation was discarded in the meantime."))
        last = self.assessments.filter(field=field).order_by("-version").first()
        if seen != (last.version if last else 0):
            raise OutOfDate(seen)
        if not text.strip():
            raise NotPossible(_("Please write how your team sees it."))
        if last and last.text == text:
            raise NotPossible(_("Nothing has changed in the text."))
        self.version += 1
        self.save(update_fields=["version"])
        said = self.assessments.create(field=field, version=self.version, text=text, by=by, body=body)
        if type(self).objects.awaiting_approval().filter(pk=self.pk).exists():
            tell_steering(self, by=by)
        return said

    @transaction.atomic
    def approve(self, *, by: User, body: Body | None, seen: int) -> "Approval":
        """The figures as they are in this moment, with the assessments of this version, are public from now on.
        Raises OutOfDate, and NotPossible where this version is approved already."""
        self._lock_at(seen)
        if self.is_approved:
            raise NotPossible(_("This is approved already. Only after a change it can be approved again."))
        approval = self.approvals.create(
            version=self.version, by=by, body=body, facts=Facts.gathered(self.starts, self.until).as_json()
        )
        self.approved_version = self.version
        self.save(update_fields=["approved_version"])
        return approval

    @transaction.atomic
    def discard(self, *, seen: int) -> None:
        """One that was begun by mistake. Raises NotPossible once it was public: that stays."""
        self._lock_at(seen)
        if self.approved_version is not None:
            raise NotPossible(_("What was approved stays."))
        self.delete()


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def standing(self, version: int) -> "dict[int, Assessment]":
        """The last of each field up to this version of their evaluation, by field. One query."""
        rows = self.filter(version__lte=version).select_related("body").order_by("version")
        return {row.field_id: row for row in rows}


class Assessment(models.Model):
    """What a field's team says, in German. `version` is that of the evaluation which it made."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="assessments")
    field = models.ForeignKey(ActionField, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(gettext_lazy("version"))
    text = models.TextField(gettext_lazy("assessment"), max_length=TEXT_LENGTH)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(gettext_lazy("written at"), default=timezone.now, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("assessment")
        verbose_name_plural = gettext_lazy("assessments")
        ordering = ("evaluation", "version")
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "version"], name="assessment_numbered_once"),
            models.CheckConstraint(condition=~Q(text=""), name="assessment_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id}, {self.version}"


class Approval(models.Model):
    """The steering group approved one version; `facts` are the figures it approved (facts.py): keys and numbers."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="approvals")
    version = models.PositiveIntegerField(gettext_lazy("version"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(gettext_lazy("approved at"), default=timezone.now, editable=False)
    facts = models.JSONField(gettext_lazy("figures"), editable=False)

    class Meta:
        verbose_name = gettext_lazy("approval of an evaluation")
        verbose_name_plural = gettext_lazy("approvals of evaluations")
        ordering = ("evaluation", "version")
        constraints = [models.UniqueConstraint(fields=["evaluation", "version"], name="evaluation_approved_once")]

    def __str__(self) -> str:
        return f"{self.evaluation_id}, {self.version}"
