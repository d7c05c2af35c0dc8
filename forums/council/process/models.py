"""Milestones of the process: when they are, what became of them, who adopted them."""

from datetime import date
from typing import ClassVar

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField
from wagtail.search import index

from forums.bodies.models import Body
from forums.dialogue.models import Forum
from forums.municipality.calendar import today
from forums.people.models import User
from forums.records.exceptions import NotPossible, OutOfDate
from forums.records.record import RecordManager, RecordQuerySet
from forums.search.finding import found
from forums.search.word_keys import in_all_languages, index_words

from ..papers.models import Paper
from .adopting import Adopting
from .documents import MilestoneDocument
from .history import MilestoneEntry
from .spans import Span
from .states import (
    CLOSED,
    MILESTONE_MOVES,
    OPEN,
    EntryKind,
    MilestoneState,
    Phase,
    Precision,
    Standing,
)


class MilestoneQuerySet(RecordQuerySet["Milestone"]):
    def in_order(self) -> "MilestoneQuerySet":
        """Of time: what begins first, then what ends first."""
        return self.order_by("starts", "ends", "pk")

    def matching(self, words: str) -> "MilestoneQuerySet":
        return self.filter(found(words, Milestone))

    def ahead(self) -> "MilestoneQuerySet":
        """Those that are planned for today or later, the next first."""
        return self.in_order().filter(state__in=OPEN, starts__gte=today())

    def for_page(self) -> "MilestoneQuerySet":
        """With all that a page shows of them, in five queries."""
        published = models.Prefetch("forums", Forum.objects.published().order_by("starts_at", "pk"), "shown_forums")
        history = models.Prefetch("entries", MilestoneEntry.objects.order_by("number"), "history")
        papers = models.Prefetch("papers", Paper.objects.public().order_by("dated", "pk"), "shown_papers")
        documents = models.Prefetch("documents", MilestoneDocument.objects.order_by("number"), "shown_documents")
        decided = ("decision__paper", "decision__body", "decision__agenda_item__meeting")
        rows = self.in_order().select_related("body", "adopted_by", *decided)
        return rows.prefetch_related(published, history, papers, documents)


class Milestone(index.Indexed, Adopting):
    """A dated point or period of the process (Meilenstein). `version` is the number of its last entry."""

    title = I18nCharField(_("title"), max_length=200)
    text = I18nTextField(_("text"), blank=True)
    phase = models.CharField(_("phase"), max_length=14, choices=Phase.choices)
    starts = models.DateField(_("on, or from"))
    ends = models.DateField(_("until"))
    precision = models.CharField(_("date known"), max_length=5, choices=Precision.choices, default=Precision.DAY)
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
        verbose_name=_("body in charge"),
    )
    forums = models.ManyToManyField(Forum, blank=True, related_name="milestones", verbose_name=_("forums"))
    adopts_concept = models.BooleanField(
        _("the concept is adopted here"), default=False, help_text=_("Only the council can do that.")
    )
    state = models.CharField(
        _("state"), max_length=8, choices=MilestoneState.choices, default=MilestoneState.PLANNED, editable=False
    )
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    papers = models.ManyToManyField(Paper, blank=True, related_name="milestones", verbose_name=_("papers"))

    objects: ClassVar = RecordManager.from_queryset(MilestoneQuerySet)()

    search_auto_update = False  # see forums.search.finding
    search_fields = [index.SearchField("search_words")]

    class Meta(Adopting.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("starts", "ends", "pk")
        indexes = [models.Index(fields=["starts", "ends"], name="milestone_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="milestone_dates_in_order",
                violation_error_message=_("The end lies before the beginning."),
            ),
            models.CheckConstraint(
                condition=~Q(precision=Precision.MONTH) | Q(starts__day=1),
                name="milestone_months_are_whole",
                violation_error_message=_("A month begins on its first day."),
            ),
            models.CheckConstraint(
                condition=Q(adopted_on=None, adopted_by=None, result="", votes_for=None, votes_against=None)
                | (
                    Q(adopted_on__isnull=False, adopted_by__isnull=False, state=MilestoneState.REACHED, decision=None)
                    & ~Q(result="")
                ),
                name="milestone_adopted_with_result",
                violation_error_message=_(
                    "An adoption needs a body, a day and a result, and the milestone is reached."
                ),
            ),
            models.CheckConstraint(
                condition=Q(decision=None, decided_from=None)
                | Q(decision__isnull=False, decided_from__isnull=False, state=MilestoneState.REACHED),
                name="milestone_decided_is_reached",
            ),
            models.CheckConstraint(
                condition=Q(votes_for=None, votes_against=None, abstentions=None)
                | Q(votes_for__isnull=False, votes_against__isnull=False, abstentions__isnull=False),
                name="milestone_votes_whole",
                violation_error_message=_("Please give all three numbers of votes, or none."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def search_words(self) -> str:
        """What the index keeps of it."""
        return index_words(in_all_languages(self.title, self.text))

    def get_absolute_url(self) -> str:
        return f"{reverse('process')}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """Its place on the page, the same for as long as it exists."""
        return f"meilenstein-{self.pk}"

    @property
    def span(self) -> Span:
        return Span(self.starts, self.ends, Precision(self.precision))

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def standing(self, on: date | None = None) -> Standing:
        """Where it is on the day (today). Which one comes next is known only among the others."""
        day = on or today()
        if not self.is_open:
            return Standing.REACHED if self.state == MilestoneState.REACHED else Standing.DROPPED
        if self.ends < day:
            return Standing.LATE
        if day < self.starts:
            return Standing.AHEAD
        if self.span.is_period:
            return Standing.UNDER_WAY
        return Standing.THIS_MONTH if self.span.is_one_month else Standing.TODAY

    @transaction.atomic
    def reach(self, *, by: User | None, seen: int | None = None) -> None:
        """It is reached. Raises NotPossible before its first day: then it is moved first."""
        self.lock_at(seen)
        self._move(MilestoneState.REACHED)
        if self.starts > today():
            raise NotPossible(gettext("This date lies ahead. If it came sooner, please move the milestone first."))
        self.note(EntryKind.REACHED, by=by)

    @transaction.atomic
    def move(self, to: Span, *, reason: str, by: User | None, seen: int | None = None) -> None:
        """Another date; the old one and the reason stay on record. Raises NotPossible without a reason or change."""
        self.lock_at(seen)
        before = self.span
        self._move(MilestoneState.MOVED, only_from=OPEN)
        if to == before:
            raise NotPossible(gettext("This is the date it already has."))
        self.starts, self.ends, self.precision = to.starts, to.ends, to.precision
        self.note(EntryKind.MOVED, by=by, reason=_given(reason), before=before)

    @transaction.atomic
    def drop(self, *, reason: str, by: User | None, seen: int | None = None) -> None:
        """It will not take place. Raises NotPossible without a reason."""
        self.lock_at(seen)
        self._move(MilestoneState.DROPPED)
        self.note(EntryKind.DROPPED, by=by, reason=_given(reason))

    @transaction.atomic
    def plan_again(self, *, reason: str, by: User | None, seen: int | None = None) -> None:
        """What was dropped, or entered as reached, is planned again. Raises NotPossible once it is adopted."""
        self.lock_at(seen)
        if self.is_adopted:
            raise NotPossible(gettext("This milestone was adopted. That stays on record."))
        was_moved = self.entries.filter(kind=EntryKind.MOVED).exists()
        self._move(MilestoneState.MOVED if was_moved else MilestoneState.PLANNED, only_from=CLOSED)
        self.note(EntryKind.PLANNED_AGAIN, by=by, reason=_given(reason))

    def lock_at(self, seen: int | None) -> None:
        """Begin a verb: lock the row and refuse what was sent from an older page. Raises OutOfDate."""
        self.lock()
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def _move(self, state: MilestoneState, *, only_from: frozenset[MilestoneState] = OPEN | CLOSED) -> None:
        """The one door of `state`; `only_from` where two verbs lead to the same one. Raises NotPossible."""
        before = MilestoneState(self.state)
        if (before, state) not in MILESTONE_MOVES or before not in only_from:
            raise NotPossible(_refusal(self))
        self.state = state

    def note(self, kind: EntryKind, *, by: User | None, reason: str = "", before: Span | None = None) -> None:
        self.version += 1
        self.save()
        MilestoneEntry.objects.create(
            milestone=self,
            number=self.version,
            kind=kind,
            actor=by,
            reason=reason,
            old_starts=before.starts if before else None,
            old_ends=before.ends if before else None,
            old_precision=before.precision if before else "",
        )


def _refusal(milestone: Milestone) -> str:
    return gettext("The milestone is “%(state)s” now.") % {"state": milestone.get_state_display()}


def _given(reason: str) -> str:
    if not reason.strip():
        raise NotPossible(gettext("Please give the reason. It will be public."))
    return reason.strip()
