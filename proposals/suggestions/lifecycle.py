"""The stage of a suggestion: open, or closed with one of nine outcomes; and the ways back."""

from copy import copy
from datetime import date, timedelta
from typing import Self, Unpack

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty
from forums.municipality.calendar import today
from forums.municipality.models import Municipality
from forums.people.models import User

from .concern import Concern, Standing, StepDetails
from .exceptions import NotPossible
from .stages import ANSWERS, STAGE_MOVES, Stage
from .steps import Step, StepKind

REOPENABLE = frozenset({Stage.DECLINED, Stage.NOT_OURS})


class Lifecycle(Concern):
    """`stage` moves as STAGE_MOVES says, by one door."""

    stage = models.CharField(_("stage"), max_length=16, choices=Stage.choices, default=Stage.OPEN)
    settled_at = models.DateTimeField(_("decided"), null=True, blank=True)
    review_on = models.DateField(_("on the desk again on"), null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    review_asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.stage == Stage.OPEN

    def is_at(self, *stages: Stage) -> bool:
        """Whether it stands at one of these stages."""
        return self.stage in stages

    @property
    def may_be_withdrawn(self) -> bool:
        return (Stage(self.stage), Stage.WITHDRAWN) in STAGE_MOVES

    def must_be_open(self) -> None:
        if not self.is_open:
            raise NotPossible(_("This suggestion has been decided already."))

    def change_stage(self, to: Stage) -> None:
        """The one door of `stage`. Raises NotPossible."""
        if (Stage(self.stage), to) not in STAGE_MOVES:
            raise NotPossible(_("This is not possible any more."))
        self.stage = to

    def close(
        self, stage: Stage, kind: StepKind, *, review_on: date | None = None, **details: Unpack[StepDetails]
    ) -> Step:
        """End the open stage with a Step, inside the caller's transaction and after `lock_at`. `review_on` is the
        day on which a deferred one returns. Raises NotPossible."""
        before = self.standing()
        self.change_stage(stage)
        self.settled_at, self.review_on = timezone.now(), review_on
        self.stop_clock(until=review_on if stage == Stage.DEFERRED else None, answered=stage in ANSWERS)
        self.end_question()
        details["data"] = {**details.get("data", {}), "stage": stage, "before": before}
        return self.record(kind, **details)

    def open_again(self, holder: Body | None = None) -> None:
        """Back to open with the whole time for an answer, for the body or the one that has it; saved with the
        next Step."""
        self.change_stage(Stage.OPEN)
        self.settled_at = self.review_on = None
        self.leave_target()
        self.assign_anew(holder)
        self.start_clock()

    def as_if_closed(self, stage: Stage, *, review_on: date | None = None) -> Self:
        """A copy as it would stand with this outcome: for a preview, never saved."""
        there = copy(self)
        there.stage, there.settled_at, there.review_on = stage, timezone.now(), review_on
        there.end_question()
        return there

    def standing(self) -> Standing:
        """Where it stands: what each concern gives to be kept with a Step that can be undone."""
        return {**self.assignment_standing(), **self.clock_standing()}

    def return_to(self, before: Standing) -> None:
        """Undo: each concern takes its own part back; saved with the next Step."""
        stopped = not self.is_open
        if stopped:
            self.change_stage(Stage.OPEN)
            self.settled_at = None
            self.leave_target()
        self.restore_clock(before, stopped=stopped)
        self.restore_assignment(before)

    @transaction.atomic
    def return_after_deferral(self) -> None:
        """The review date has come: back on the desk that deferred it (the daily job)."""
        self.lock_at()
        if self.stage != Stage.DEFERRED or self.review_on is None or self.review_on > today():
            return
        promised = self.review_on
        last_day = self.in_charge.ended
        has_ended = last_day is not None and last_day < today()
        self.open_again(Body.objects.on_duty(Duty.LEAD) if has_ended else None)
        reason = "body_ended" if has_ended else ""
        self.record(StepKind.RETURNED, body=self.in_charge, reason=reason, data={"due_on": promised.isoformat()})

    @transaction.atomic
    def withdraw(self, *, reason: str = "", seen: int | None = None) -> None:
        """The author takes it back, before a decision takes effect."""
        self.lock_at(seen)
        self.close(Stage.WITHDRAWN, StepKind.WITHDRAWN, text=reason, language=self.language_of_author(reason))

    def may_reopen(self) -> bool:
        """Once, within four weeks (setting) of declined or not ours; also when that became of what it was merged
        into."""
        last_day = self.reopen_until
        return last_day is not None and today() <= last_day

    @property
    def reopen_until(self) -> date | None:
        """The last day, all of it, on which the author may have it opened again; None where there is none."""
        return self.turned_down_until if self.reopened_at is None else None

    @property
    def turned_down_until(self) -> date | None:
        """Four weeks (setting) from the day on which it, or what it was merged into, was turned down."""
        answered: Lifecycle = self.answered_by
        if answered.stage not in REOPENABLE or answered.settled_at is None:
            return None
        return timezone.localdate(answered.settled_at) + timedelta(weeks=Municipality.current().reopen_weeks)

    @transaction.atomic
    def reopen(self, *, reason: str, seen: int | None = None) -> None:
        """The author disagrees: back to open, to the lead tandem."""
        self.lock_at(seen)
        if not self.may_reopen():
            raise NotPossible(_("This suggestion can no longer be opened again."))
        self.open_again(Body.objects.on_duty(Duty.LEAD))
        self.reopened_at = timezone.now()
        self.record(StepKind.REOPENED, text=reason, language=self.language_of_author(reason))

    @transaction.atomic
    def review(self, *, by: User, body: Body, reason: str, seen: int | None = None) -> None:
        """The migration officer asks to look again, once for each suggestion. The author's own right stays."""
        self.lock_at(seen)
        if self.stage not in REOPENABLE or self.review_asked_at:
            raise NotPossible(_("This suggestion can no longer be opened again."))
        self.open_again(Body.objects.on_duty(Duty.LEAD))
        self.review_asked_at = timezone.now()
        self.record(StepKind.REOPENED, by=by, body=body, text=reason)
