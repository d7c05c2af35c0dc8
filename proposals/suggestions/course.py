"""Where a suggestion stands: stage, holder and date, and the verbs that move them."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Duty, Kind
from forums.fields.models import ActionField
from forums.municipality.calendar import WorkingCalendar, today
from forums.municipality.models import Municipality
from forums.people.models import User

from .exceptions import NotPossible
from .life import Audience, Living
from .stages import ANSWERS, STAGE_MOVES, Stage
from .steps import Step, StepKind

REOPENABLE = frozenset({Stage.DECLINED, Stage.NOT_OURS})
MOST_HOPS = 3


class Held(Living):
    """The columns and verbs of holder, date and stage."""

    stage = models.CharField(_("stage"), max_length=16, choices=Stage.choices, default=Stage.OPEN)
    field = models.ForeignKey(
        ActionField,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="suggestions",
        verbose_name=_("action field"),
    )
    holder = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="held_suggestions", verbose_name=_("who has it")
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    hops = models.PositiveSmallIntegerField(_("times passed on"), default=0)
    held_from = models.PositiveIntegerField(default=0, editable=False)  # the Step with which the holder got it
    begun_at = models.DateTimeField(null=True, blank=True)
    forwarded_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    answer_asked_by = models.DateField(_("author's answer asked by"), null=True, blank=True)
    days_left_when_asked = models.SmallIntegerField(null=True, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    extended_at = models.DateTimeField(null=True, blank=True)
    overdue_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(_("decided"), null=True, blank=True)
    # The first answer, once and for all: reopening does not change how long people waited for it.
    answered_on = models.DateField(_("first answer"), null=True, editable=False)
    answer_days = models.PositiveSmallIntegerField(_("working days to the first answer"), null=True, editable=False)
    answered_in_time = models.BooleanField(_("first answer in time"), null=True, editable=False)
    reopened_at = models.DateTimeField(null=True, blank=True)
    review_asked_at = models.DateTimeField(null=True, blank=True)
    review_on = models.DateField(_("on the desk again on"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )

    class Meta(Living.Meta):
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.stage == Stage.OPEN

    def _move(self, stage: Stage) -> None:
        """The one door of `stage`. Raises NotPossible."""
        if (Stage(self.stage), stage) not in STAGE_MOVES:
            raise NotPossible(_("This is not possible any more."))
        self.stage = stage

    def must_be_open(self) -> None:
        if not self.is_open:
            raise NotPossible(_("This suggestion has been decided already."))

    def _hand_to(self, to: ActionField | Body) -> None:
        """Set field and holder; a field without a network goes to the lead tandem."""
        if isinstance(to, ActionField):
            self.field = to
            network = Body.objects.current().filter(kind=Kind.NETWORK, field=to).first()
            self.holder = network or Body.objects.on_duty(Duty.LEAD)
        else:
            self.holder = to
            if to.kind == Kind.NETWORK:
                self.field = to.field
            elif to.duty != Duty.LEAD:
                self.field = None
        self.begun_at = self.replied_at = None
        self.held_from = self.version + 1

    def _days_left(self) -> int | None:
        """Working days on the clock; while it is paused, those it had when it was paused."""
        if self.asked_at or self.due_on is None:
            return self.days_left_when_asked
        return WorkingCalendar.current().between(today(), self.due_on)

    def _standing(self) -> dict[str, Any]:
        """Where it stands, kept with a Step that can be called back or undone by unmerging."""
        return {
            "holder": self.holder_id,
            "field": self.field_id,
            "hops": self.hops,
            "answered": self.answered_on is not None,
            "days_left": self._days_left(),
            "begun_at": self.begun_at and self.begun_at.isoformat(),
            "forwarded_at": self.forwarded_at and self.forwarded_at.isoformat(),
        }

    def _return_to(self, before: dict[str, Any]) -> None:
        """Stage, holder and clock as they were. A clock that had stopped goes on with the days it had left."""
        if not self.is_open:
            self._move(Stage.OPEN)
            self.settled_at = self.merged_into = None
            days = before["days_left"]
            self.due_on = None if days is None else WorkingCalendar.current().add(today(), max(days, 1))
        self.holder = Body.everything.get(pk=before["holder"])
        self.field = ActionField.everything.get(pk=before["field"]) if before["field"] else None
        self.hops = before["hops"]
        if not before["answered"]:
            self.answered_on = self.answer_days = self.answered_in_time = None
        self.begun_at = before["begun_at"] and datetime.fromisoformat(before["begun_at"])
        self.forwarded_at = before["forwarded_at"] and datetime.fromisoformat(before["forwarded_at"])
        self.held_from = self.version + 1

    @transaction.atomic
    def route(self, *, to: ActionField | Body, by: User | None, seen: int | None = None, **why: Any) -> None:
        """Assign to a field's tandem or to a body. `why` (ids, scores) is kept with the Step."""
        self.lock_at(seen)
        self.must_be_open()
        self._hand_to(to)
        self.record(StepKind.ROUTED, by=by, body=self.holder, field=self.field and self.field.code, **why)

    @transaction.atomic
    def forward(
        self,
        *,
        to: ActionField | Body,
        by: User,
        reason: str,
        seat: str = "",
        seen: int | None = None,
    ) -> None:
        """Pass on with a reason; the clock goes on. After the third hop the lead tandem decides where."""
        self.lock_at(seen)
        self.must_be_open()
        came_from, before = self.holder, self._standing()
        self.hops += 1
        if self.hops > MOST_HOPS and came_from.duty != Duty.LEAD:
            to = Body.objects.on_duty(Duty.LEAD)
        self._hand_to(to)
        if self.holder == came_from:
            raise NotPossible(_("This team has the suggestion already."))
        self.forwarded_at = timezone.now()
        self.record(
            StepKind.FORWARDED,
            by=by,
            body=came_from,
            seat=seat,
            text=reason,
            field=self.field and self.field.code,
            to=self.holder.pk,
            came_from=came_from.pk,
            before=before,
        )

    @transaction.atomic
    def begin(self, *, by: User, seat: str = "", seen: int | None = None) -> None:
        """Say in public that the team works on it. Saying it twice changes nothing."""
        self.lock_at(seen)
        self.must_be_open()
        if self.begun_at is None:
            self.begun_at = timezone.now()
            self.record(StepKind.BEGUN, by=by, body=self.holder, seat=seat)

    @transaction.atomic
    def escalate(self, *, to: Body, reason: str, by: User | None = None) -> None:
        """Hand up: to the lead tandem, or from there to the project owner. The clock goes on."""
        self.lock_at()
        self.must_be_open()
        came_from = self.holder
        self.holder, self.held_from, self.replied_at = to, self.version + 1, None
        self.record(StepKind.ESCALATED, by=by, body=came_from, reason=reason, to=to.pk, came_from=came_from.pk)

    @transaction.atomic
    def note_measure(
        self,
        kind: StepKind,
        *,
        measure: int,
        by: User | None,
        body: Body | None = None,
        text: str = "",
        tell: Audience = "everyone",
        **data: Any,
    ) -> None:
        """A measure came of it, or there is news of one: for the verbs of measures. Stage and clock stay."""
        self.lock_at()
        self.record(kind, by=by, body=body, text=text, tell=tell, measure=measure, **data)

    def count_as_begun(self) -> None:
        """The team has taken up what it knows so far; saved with the next Step."""
        self.begun_at = self.begun_at or timezone.now()
        self.replied_at = None

    def close(
        self, stage: Stage, kind: StepKind, *, review_on: date | None = None, tell: Audience = "everyone", **step: Any
    ) -> Step:
        """End the open stage, inside the caller's transaction and after `lock_at`: for the verbs of triage."""
        self.review_on = review_on
        before = self._standing()
        self._move(stage)
        if stage in ANSWERS:
            self._note_first_answer()
        self.settled_at = timezone.now()
        self.due_on = self.review_on if stage == Stage.DEFERRED else None
        self.asked_at = self.answer_asked_by = self.days_left_when_asked = self.replied_at = None
        step.setdefault("before", before)
        return self.record(kind, tell=tell, stage=stage, **step)

    def _note_first_answer(self) -> None:
        """Working days from publication, and whether the public date was kept; a paused clock is in time."""
        released_at: datetime | None = getattr(self, "released_at", None)
        if self.answered_on is not None or released_at is None:
            return
        self.answered_on = today()
        self.answer_days = WorkingCalendar.current().between(timezone.localdate(released_at), self.answered_on)
        self.answered_in_time = bool(self.asked_at) or self.due_on is None or self.answered_on <= self.due_on

    def _open_again(self, holder: Body | None = None) -> None:
        self._move(Stage.OPEN)
        self.settled_at = self.review_on = self.overdue_at = self.merged_into = self.begun_at = None
        self.holder = holder or self.holder
        self.held_from = self.version + 1
        self.due_on = WorkingCalendar.current().add(today(), Municipality.current().answer_days)

    @transaction.atomic
    def refer_elsewhere(self, *, by: User, text: str, seat: str = "", seen: int | None = None) -> None:
        """Another office is in charge; `text` says which one and how to reach it."""
        self.lock_at(seen)
        self.close(Stage.NOT_OURS, StepKind.DECIDED, by=by, body=self.holder, seat=seat, text=text)

    @transaction.atomic
    def pass_to_council(self, *, by: User, text: str, seat: str = "", seen: int | None = None) -> None:
        """It is a petition after all (§ 24 GO NRW): the council gets it."""
        self.lock_at(seen)
        self.close(Stage.COUNCIL_PETITION, StepKind.DECIDED, by=by, body=self.holder, seat=seat, text=text)

    @transaction.atomic
    def return_after_deferral(self) -> None:
        """The review date has come: back on the desk that deferred it (the daily job)."""
        self.lock_at()
        if self.stage != Stage.DEFERRED or self.review_on is None or self.review_on > today():
            return
        ended = self.holder.ended is not None and self.holder.ended < today()
        self._open_again(Body.objects.on_duty(Duty.LEAD) if ended else None)
        self.record(StepKind.RETURNED, body=self.holder)

    @transaction.atomic
    def withdraw(self, *, reason: str = "", seen: int | None = None) -> None:
        """The author takes it back, before a decision takes effect."""
        self.lock_at(seen)
        self.close(Stage.WITHDRAWN, StepKind.WITHDRAWN, text=reason, language=self.language, public=True)

    def may_reopen(self) -> bool:
        """Once, within four weeks (setting) of declined or not ours."""
        return self.stage in REOPENABLE and not self.reopened_at and self._settled_lately()

    def _settled_lately(self) -> bool:
        span = timedelta(weeks=Municipality.current().reopen_weeks)
        return self.settled_at is not None and timezone.now() <= self.settled_at + span

    @transaction.atomic
    def reopen(self, *, reason: str, seen: int | None = None) -> None:
        """The author disagrees: back to open, to the lead tandem."""
        self.lock_at(seen)
        if not self.may_reopen():
            raise NotPossible(_("This suggestion can no longer be opened again."))
        self._open_again(Body.objects.on_duty(Duty.LEAD))
        self.reopened_at = timezone.now()
        self.record(StepKind.REOPENED, text=reason, language=self.language)

    @transaction.atomic
    def review(self, *, by: User, body: Body, reason: str, seen: int | None = None) -> None:
        """The migration officer asks to look again, once for each suggestion. The author's own right stays."""
        self.lock_at(seen)
        if self.stage not in REOPENABLE or self.review_asked_at:
            raise NotPossible(_("This suggestion can no longer be opened again."))
        self._open_again(Body.objects.on_duty(Duty.LEAD))
        self.review_asked_at = timezone.now()
        self.record(StepKind.REOPENED, by=by, body=body, text=reason)
