"""The public history of a suggestion: one Step for everything that happened to it."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.bodies.models import Body
from forums.bodies.tandem import Seat
from forums.council.papers.treatment import ResultEntry

from .outcomes import reason_text
from .reasons import sentence


class StepKind(models.TextChoices):
    RECEIVED = "received", _("Received")
    RELEASED = "released", _("Published")
    HELD = "held", _("Being checked")
    REJECTED = "rejected", _("Not published")
    APPEALED = "appealed", _("Author asked to check again")
    REDACTED = "redacted", _("Public text changed")
    PERSONAL = "personal", _("Name or photo shown or hidden")
    POINT_REMOVED = "point_removed", _("Point on the map removed")
    READ = "read", _("Read by a moderator")
    COMPLAINT = "complaint", _("Given to the complaints office")
    ROUTED = "routed", _("Assigned")
    FORWARDED = "forwarded", _("Passed on")
    CALLED_BACK = "called_back", _("Called back by the partner")
    BEGUN = "begun", _("Work has begun")
    ASKED = "asked", _("Question to the author")
    REPLIED = "replied", _("Author answered")
    UNANSWERED = "unanswered", _("No answer from the author")
    INTERIM_ANSWER = "interim_answer", _("Interim answer, new date")
    DRAFTED = "drafted", _("Draft of an answer")
    HANDED_OVER = "handed_over", _("Draft handed to the partner")
    OBJECTED = "objected", _("Partner objects")
    LAPSED = "lapsed", _("Draft lapsed")
    DECIDED = "decided", _("Decided")
    CORRECTING = "correcting", _("Correction of the answer proposed")
    CORRECTED = "corrected", _("Answer corrected")
    RECUSED = "recused", _("Passed to the deputy")
    ESCALATED = "escalated", _("Handed up")
    MERGED = "merged", _("Merged")
    FOLLOWED = "followed", _("News of the joint suggestion")
    UNMERGED = "unmerged", _("Separated again")
    REOPENED = "reopened", _("Opened again")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    OVERDUE = "overdue", _("Overdue")
    RETURNED = "returned", _("Back on the desk after deferral")
    MEASURE_LINKED = "measure_linked", _("Linked to a measure")
    MEASURE_PROGRESS = "measure_progress", _("News of a measure")
    MEASURE_UNLINKED = "measure_unlinked", _("No longer linked to a measure")


# The moderators' words in these are for the author alone.
WORDS_TO_THE_AUTHOR = frozenset({StepKind.HELD, StepKind.REJECTED})


class StepQuerySet(models.QuerySet["Step"]):
    def public(self) -> "StepQuerySet":
        return self.filter(public=True)

    def to_us(self) -> "StepQuerySet":
        """Those whose words are the author's to us."""
        said = [StepKind.REPLIED, StepKind.APPEALED]
        return self.filter(Q(kind__in=said) | Q(kind=StepKind.REOPENED, body=None))

    def after(self, seen: int) -> "StepQuerySet":
        """What came after the version a page showed."""
        return self.filter(number__gt=seen)

    def take_out(self, unquoted: Callable[[str], str]) -> None:
        """What these steps quote of a text that nobody shall read any more: all that is ever changed in a Step."""
        for step in self.exclude(text=""):
            if (text := unquoted(step.text)) != step.text:
                self.model.objects.filter(pk=step.pk).update(text=text)

    def rejected_before(self, day: date) -> QuerySet["Step", int]:
        """Ids of suggestions last rejected before the day."""
        lately = self.filter(kind=StepKind.REJECTED, at__date__gte=day).values("suggestion")
        earlier = self.filter(kind=StepKind.REJECTED, at__date__lt=day).exclude(suggestion__in=lately)
        return earlier.values_list("suggestion", flat=True)


class Step(models.Model):
    """One entry. It keeps body and seat as they were; the actor's account is never shown in public."""

    suggestion = models.ForeignKey("proposals.Suggestion", on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=20, choices=StepKind.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seat = models.CharField(_("seat"), max_length=8, choices=Seat.choices, blank=True)
    public = models.BooleanField(_("public"), default=True)
    text = models.TextField(_("text"), blank=True)
    text_language = models.CharField(_("language of the text"), max_length=16, default="de")
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    data = models.JSONField(default=dict, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ("suggestion", "number")
        constraints = [models.UniqueConstraint(fields=["suggestion", "number"], name="step_numbered_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_kind_display()}"

    @property
    def is_to_us(self) -> bool:
        """Whether its words are the author's to us: who opens again for a body says so in public."""
        return self.kind in (StepKind.REPLIED, StepKind.APPEALED) or (
            self.kind == StepKind.REOPENED and self.body_id is None
        )

    @property
    def words_for_all(self) -> str:
        """Its text, as far as everybody may read it."""
        return "" if self.is_to_us or self.kind in WORDS_TO_THE_AUTHOR else self.text

    @cached_property
    def result(self) -> ResultEntry | None:
        """What a body of the council did, where that is the news and its paper is public. One query, where it is."""
        pk = self.data.get("result")
        return ResultEntry.objects.shown().filter(pk=pk).first() if pk else None

    @property
    def because(self) -> StrOrPromise:
        """The proof-read sentence of the reason; empty where the step has none."""
        return sentence(self.reason) or reason_text(self.reason, days=self.data.get("days"))
