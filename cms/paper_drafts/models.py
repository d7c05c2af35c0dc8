"""PaperDraft: a council paper that the platform writes from its own data, until it is sent and stands."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from cms.editions.papers import concern as concern_editions
from forums.council.appointments.models import Appointment
from forums.council.papers.annexes import Annex
from forums.council.papers.models import Consultation, Paper
from forums.council.process.decisions import concern as concern_milestones
from forums.council.process.models import Milestone
from forums.council.process.states import OPEN
from forums.people.models import User
from forums.records.exceptions import NotPossible, OutOfDate
from forums.records.record import RecordManager, RecordQuerySet
from proposals.measures.papers import concern as concern_measures

from .blocks import DraftBody
from .document import Document, document, reasons_text, subject
from .facts import Facts
from .filling import fill
from .kinds import DraftKind
from .pieces import as_text
from .steps import DraftStep

__all__ = ["DraftStep", "PaperDraft"]


class PaperDraftQuerySet(RecordQuerySet["PaperDraft"]):
    def unsent(self) -> "PaperDraftQuerySet":
        return self.filter(paper=None)

    def without_timetable(self) -> "PaperDraftQuerySet":
        """Sent, and the text names annex 1, but it could not be attached."""
        return self.filter(sent_at__isnull=False, frozen__annex__title__isnull=False, timetable=None)


class PaperDraft(Facts):
    """Its blocks hold references; figures are read each time, until `send` freezes them. `version` counts changes."""

    resolution = models.TextField(_("proposed resolution"), max_length=10000, blank=True)
    body = StreamField(DraftBody(), blank=True, verbose_name=_("reasons"))
    version = models.PositiveIntegerField(default=0, editable=False)
    paper = models.OneToOneField(
        Paper, on_delete=models.PROTECT, null=True, related_name="draft", editable=False, verbose_name=_("paper")
    )
    frozen = models.JSONField(null=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    timetable = models.OneToOneField(
        Annex, on_delete=models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("timetable")
    )

    objects: ClassVar = RecordManager.from_queryset(PaperDraftQuerySet)()

    class Meta(Facts.Meta):
        verbose_name = _("draft of a paper")
        verbose_name_plural = _("drafts of papers")
        ordering = ("-created", "-pk")
        constraints = [
            *Facts.Meta.constraints,
            models.CheckConstraint(
                condition=Q(paper=None, frozen__isnull=True, sent_at=None)
                | Q(paper__isnull=False, frozen__isnull=False, sent_at__isnull=False),
                name="paper_draft_sent_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return subject(self)

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    @property
    def lacks_timetable(self) -> bool:
        """The paper stands and names annex 1, but it could not be attached. Once attached, a hand may take it away."""
        return bool(self.frozen and self.frozen["annex"] and self.timetable_id is None)

    @property
    def document(self) -> Document:
        """As things stand now, or as they stood on the day it was sent."""
        frozen: Document | None = self.frozen
        return document(self) if frozen is None else frozen

    @transaction.atomic
    def fill(self) -> None:
        """Give a new draft its usual content. What is there already stays."""
        steps = fill(self)
        self.save()
        if not self.steps.exists():
            DraftStep.objects.bulk_create(steps)

    @transaction.atomic
    def send(self, *, number: str, dated: date, by: User, seen: int | None = None) -> Paper:
        """Freeze the text with its figures, and lay the paper before the council: with its sequence and what it is
        about. Raises NotPossible where something is missing or the number is taken, OutOfDate."""
        self.lock()
        if self.is_sent:
            raise NotPossible(gettext("This paper has been sent already."))
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)
        if not self.resolution.strip():
            raise NotPossible(gettext("Please write the proposed resolution first."))
        written = document(self, number=number, dated=dated)
        self.paper = self._paper(written, number, dated)
        self.frozen, self.sent_at, self.version = written, timezone.now(), self.version + 1
        self.save()
        self._propose_sequence(self.paper)
        self._say_what_it_concerns(self.paper, by)
        return self.paper

    def _paper(self, written: Document, number: str, dated: date) -> Paper:
        has = self.has_effects
        paper = Paper(
            number=number,
            kind=DraftKind(self.kind).paper_kind,
            subject=written["subject"],
            public=self.public,
            dated=dated,
            issued_by=self.issued_by,
            office=self.office,
            key_project=self.key_project,
            products=self.products,
            resolution=as_text(written["resolution"]),
            reasons=reasons_text(written),
            predecessor=self.predecessor,
            has_effects=has,
            **(self._money() if has else {}),
        )
        try:
            paper.full_clean()
        except ValidationError as wrong:
            raise NotPossible(" ".join(wrong.messages)) from wrong
        paper.save()
        return paper

    def _money(self) -> dict[str, Any]:
        """Only what is secured says from where."""
        named = {"funded_by": self.funded_by, "funded_from": self.funded_from} if self.funded else {}
        return {**self.amounts, "rhythm": self.rhythm, "funded": self.funded, **named}

    def _propose_sequence(self, paper: Paper) -> None:
        for position, step in enumerate(self.steps.select_related("body", "meeting"), start=1):
            consultation = Consultation.objects.create(
                paper=paper, position=position, body=step.body, part=step.part, reporters=step.reporters
            )
            if step.meeting and step.number:
                consultation.put_on_agenda(step.meeting, step.number)

    def _say_what_it_concerns(self, paper: Paper, by: User) -> None:
        match DraftKind(self.kind):
            case DraftKind.MEASURES:
                concern_measures(paper, list(self.measures.all()), by)
            case DraftKind.CONCEPT:
                concern_milestones(paper, list(Milestone.objects.filter(adopts_concept=True, state__in=OPEN)), by)
                concern_editions(paper, [self.edition] if self.edition else [], by)
            case DraftKind.APPOINTMENT if self.appointed_to and self.person:
                Appointment.objects.create(
                    paper=paper,
                    body=self.appointed_to,
                    person=self.person,
                    starts=self.term_starts,
                    ends=self.term_ends,
                )
