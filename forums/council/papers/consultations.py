"""Consultation: how one body treats a paper in one meeting, with its result; results are corrected, never replaced."""

from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models import F, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.people.models import User
from forums.records.exceptions import NotPossible, OutOfDate
from forums.records.record import Record, RecordManager

from ..meetings.models import AgendaItem, CouncilMeeting
from ..outside import Outside, OutsideQuerySet
from .checks import FROM_OUTSIDE, check_meeting, check_members, check_result
from .signals import decided, treated
from .states import LEADING_ON, VOTED, Part, Result
from .treatment import Outcome, ResultEntry, Treatment


class ConsultationQuerySet(OutsideQuerySet["Consultation"]):
    def treated(self) -> Self:
        """Those with a result."""
        return self.exclude(result=Result.OPEN)

    def for_page(self) -> Self:
        entries = ResultEntry.objects.select_related("referred_to").order_by("number")
        return self.select_related("body", "agenda_item__meeting__body", "referred_to").prefetch_related(
            Prefetch("entries", queryset=entries, to_attr="loaded_entries")
        )


class Consultation(Treatment, Outside, Record):  # type: ignore[misc]
    """One step of a paper's sequence. Verbs lock the paper first: its sequence changes by one hand at a time."""

    paper = models.ForeignKey(
        "forums.Paper", on_delete=models.PROTECT, related_name="consultations", verbose_name=_("paper")
    )
    position = models.PositiveSmallIntegerField(_("place in the sequence"), default=1)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="consultations", verbose_name=_("body"))
    part = models.CharField(_("what the body does"), max_length=10, choices=Part.choices, default=Part.RECOMMENDS)
    reporters = models.CharField(
        _("reported by"),
        max_length=250,
        blank=True,
        help_text=_("By function, without names. For example: Leitung der Fachstelle"),
    )
    agenda_item = models.ForeignKey(
        AgendaItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="consultations",
        verbose_name=_("agenda item"),
    )
    entitled = models.PositiveSmallIntegerField(null=True, editable=False)  # to vote on that day, as it was then
    version = models.PositiveSmallIntegerField(default=0, editable=False)  # the number of its last entry
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="led_on"
    )  # the one that was postponed or referred

    part_of = ("paper", "agenda_item")
    held_by = ("paper", "agenda_item")
    shows: ClassVar = {
        "paper": frozenset({"public", "deleted", "subject", "resolution"}),
        "agenda_item": frozenset({"public", "deleted", "meeting"}),
        "body": frozenset({"deleted"}),
    }

    loaded_entries: "list[ResultEntry]"  # set by `for_page`
    objects: ClassVar = RecordManager.from_queryset(ConsultationQuerySet)()  # type: ignore[assignment]

    class Meta(Record.Meta):
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ("paper", "position", "pk")
        indexes = [models.Index(fields=["body", "paper"], name="consultation_body")]
        constraints = [
            models.UniqueConstraint(
                fields=["agenda_item"],
                condition=Q(deleted=None, agenda_item__isnull=False),
                name="consultation_once_per_item",
                violation_error_message=_("Another paper is treated under this item already."),
            ),
            models.UniqueConstraint(
                fields=["paper"],
                condition=Q(deleted=None, part=Part.DECIDES, result__in=[str(each.value) for each in VOTED]),
                name="consultation_decides_once",
                violation_error_message=_("This paper has been decided already."),
            ),
            models.CheckConstraint(
                condition=~Q(part=Part.NOTES, result__in=[str(each.value) for each in VOTED]),
                name="consultation_noting_is_no_vote",
            ),
            models.CheckConstraint(
                condition=Q(yes=None, no=None, abstentions=None)
                | Q(
                    yes__isnull=False,
                    no__isnull=False,
                    abstentions__isnull=False,
                    result__in=[str(each.value) for each in VOTED],
                    entitled__gte=F("yes") + F("no") + F("abstentions"),
                ),
                name="consultation_votes_within_members",
            ),
            models.CheckConstraint(
                condition=~Q(result=Result.MAJORITY) | Q(yes__isnull=False) | Q(outside_id__isnull=False),
                name="consultation_majority_is_counted",
            ),
            models.CheckConstraint(
                condition=~Q(result=Result.UNANIMOUS) | Q(yes=None) | Q(yes=0) | Q(no=0),
                name="consultation_unanimous_has_one_side",
            ),
            models.CheckConstraint(
                condition=Q(result=Result.REFERRED, referred_to__isnull=False)
                | (~Q(result=Result.REFERRED) & Q(referred_to=None))
                | Q(result=Result.REFERRED, outside_id__isnull=False),
                name="consultation_referred_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(wording="") | Q(result__in=[str(each.value) for each in VOTED]),
                name="consultation_wording_was_voted",
            ),
            models.CheckConstraint(
                condition=Q(result=Result.OPEN) | Q(agenda_item__isnull=False), name="consultation_result_has_meeting"
            ),
            *FROM_OUTSIDE,
        ]

    def __str__(self) -> str:
        return f"{self.paper.number}: {self.body}"

    @property
    def meeting(self) -> CouncilMeeting | None:
        return self.agenda_item.meeting if self.agenda_item else None

    @property
    def is_decision(self) -> bool:
        """Whether the body that decides has voted; whatever else it did decides nothing."""
        return self.part == Part.DECIDES and self.result in VOTED

    @transaction.atomic
    def put_on_agenda(self, meeting: CouncilMeeting, number: str) -> None:
        """The body treats it in this meeting, under this number. Raises NotPossible where it cannot."""
        self._lock()
        if self.result != Result.OPEN:
            raise NotPossible(gettext("This consultation has a result already. Its meeting cannot change any more."))
        if meeting.body_id != self.body_id:
            raise NotPossible(gettext("This is a meeting of another body."))
        item = AgendaItem.objects.filter(meeting=meeting, number=number).first() or AgendaItem(
            meeting=meeting, number=number, public=self.paper.public
        )
        if Consultation.objects.filter(agenda_item=item.pk).exclude(pk=self.pk).exists() and item.pk:
            raise NotPossible(gettext("Another paper is treated under this item already."))
        item.save()
        self.agenda_item = item
        self.save()

    @transaction.atomic
    def record(self, outcome: Outcome, *, by: User | None, seen: int | None = None) -> None:
        """Enter the result. What was postponed or referred gets its next consultation.

        Raises NotPossible where the rules forbid it, OutOfDate where somebody was faster.
        """
        self._lock(seen)
        if self.result != Result.OPEN:
            raise NotPossible(gettext("There is a result already. Please correct it, with a reason."))
        self._move(outcome, by=by)

    @transaction.atomic
    def correct(self, outcome: Outcome, *, reason: str, by: User | None, seen: int | None = None) -> None:
        """Put another result in place of a wrong one, or take it back (OPEN). The old one stays in the history.

        Raises NotPossible also where what followed from the old result has gone on.
        """
        self._lock(seen)
        if self.result == Result.OPEN:
            raise NotPossible(gettext("There is no result yet that could be corrected."))
        if not reason.strip():
            raise NotPossible(gettext("Please say why the result is corrected."))
        self._move(outcome, by=by, reason=reason)

    def _lock(self, seen: int | None = None) -> None:
        self.paper.lock()
        self.lock()
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def _move(self, outcome: Outcome, *, by: User | None, reason: str = "") -> None:
        was_decision = self.is_decision
        leads_elsewhere = (outcome.result, outcome.referred_to) != (self.result, self.referred_to)
        self._check(outcome)
        if leads_elsewhere:
            self._take_back_what_followed()
        for name in ("yes", "no", "abstentions"):
            setattr(self, name, None if outcome.votes is None else getattr(outcome, name) or 0)
        self.result, self.wording, self.note = outcome.result, outcome.wording, outcome.note
        self.rejected = outcome.rejected
        self.referred_to, self.version = outcome.referred_to, self.version + 1
        self.save()
        entry = ResultEntry.objects.create(
            consultation=self,
            number=self.version,
            by=by,
            reason=reason,
            **{name: getattr(self, name) for name in ("result", "wording", "note", "referred_to", "rejected")},
            **{name: getattr(self, name) for name in ("yes", "no", "abstentions")},
        )
        if leads_elsewhere and outcome.result in LEADING_ON and not self.is_outside:  # there it has its own next step
            self._lead_on(outcome)
        if was_decision or self.is_decision:
            carried = self.carried if self.is_decision else None
            decided.send(sender=Consultation, consultation=self, entry=entry, carried=carried)
        else:
            treated.send(sender=Consultation, consultation=self, entry=entry)

    def _check(self, outcome: Outcome) -> None:
        meeting, part = self.meeting, Part(self.part)
        if self.is_outside:
            check_meeting(meeting, outcome)
        else:
            check_result(outcome, part=part, standing=Result(self.result), body=self.body, meeting=meeting)
        if part is Part.DECIDES and outcome.result in VOTED and self._decided_elsewhere():
            raise NotPossible(gettext("This paper has been decided already."))
        if meeting is not None and outcome.votes is not None:
            self.entitled = meeting.entitled()
            check_members(outcome.votes, self.entitled)

    def _decided_elsewhere(self) -> bool:
        others = Consultation.objects.filter(paper=self.paper_id, part=Part.DECIDES, result__in=VOTED)
        return bool(others.exclude(pk=self.pk).exists())

    def _lead_on(self, outcome: Outcome) -> None:
        """The next consultation: of the same body, or of the one it was referred to. A body that decides gets the paper
        back from there, since nobody else may decide it."""
        steps = [(self.body, self.part)]
        if outcome.referred_to:
            first = (outcome.referred_to, Part.NOTES if self.part == Part.NOTES else Part.RECOMMENDS)
            steps = [first, *steps] if self.part == Part.DECIDES else [first]
        later = Consultation.objects.filter(paper=self.paper_id, position__gt=self.position)
        later.update(position=F("position") + len(steps))
        for place, (body, part) in enumerate(steps, start=self.position + 1):
            Consultation.objects.create(paper=self.paper, position=place, body=body, part=part, follows=self)

    def _take_back_what_followed(self) -> None:
        followed = Consultation.objects.filter(follows=self)
        if followed.exclude(result=Result.OPEN).exists():
            raise NotPossible(gettext("The paper has gone on from here: a later consultation has a result already."))
        followed.update(agenda_item=None, deleted=timezone.now())
