"""Drafting an answer: what it says, who wrote it, and when it lapses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body, Membership
from forums.bodies.tandem import Seat
from forums.municipality.calendar import today
from forums.people.models import Person, User
from proposals.measures.models import Goal, Measure, Path
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import REASONS, Reason
from proposals.suggestions.stages import DECIDED_BY_TWO, Stage, Visibility
from proposals.suggestions.steps import StepKind

from . import notices
from .seats import Bench, Signer

if TYPE_CHECKING:
    from .decisions import Decision


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    HANDED_OVER = "handed_over", _("Waits for the second signature")
    EFFECTIVE = "effective", _("Effective")
    OBJECTED = "objected", _("Objected to")
    LAPSED = "lapsed", _("Lapsed")


MOVES: frozenset[tuple[State, State]] = frozenset(
    {
        (State.DRAFT, State.HANDED_OVER),
        (State.DRAFT, State.LAPSED),
        (State.HANDED_OVER, State.EFFECTIVE),
        (State.HANDED_OVER, State.OBJECTED),
        (State.HANDED_OVER, State.LAPSED),
    }
)
OPEN = (State.DRAFT, State.HANDED_OVER)
OUTCOMES = [(stage.value, stage.label) for stage in Stage if stage in DECIDED_BY_TWO]


@dataclass(frozen=True)
class NewMeasure:
    """A measure to be made when the decision takes effect."""

    title: str
    what: str = ""
    who: str = ""
    until: date | None = None
    goal: Goal | None = None


@dataclass(frozen=True)
class Content:
    """What a draft says. `answer` is German, which binds; `translations` are by language code."""

    outcome: Stage
    reason: str = ""
    answer: str = ""
    would_change: str = ""
    review_on: date | None = None
    path: str = ""
    proposed_to: Body | None = None
    measures: Sequence[Measure] = ()
    planned: Sequence[NewMeasure] = ()
    translations: Mapping[str, str] = field(default_factory=dict)


class Drafted(models.Model):
    """The columns of a draft and the verbs of its drafter."""

    if TYPE_CHECKING:
        planned: Any
        translations: Any
        objects: ClassVar[Any]

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField(_("version"))
    revision = models.PositiveIntegerField(default=1, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("body"))
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT)
    outcome = models.CharField(_("outcome"), max_length=16, choices=OUTCOMES)
    reason = models.CharField(_("reason"), max_length=40, choices=Reason.choices, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    would_change = models.TextField(_("what would change it"), blank=True)
    review_on = models.DateField(_("on the desk again on"), null=True, blank=True)
    path = models.CharField(_("path"), max_length=10, choices=Path.choices, blank=True)
    proposed_to = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposed to")
    )
    measures = models.ManyToManyField(Measure, blank=True, related_name="decisions", verbose_name=_("measures"))
    seat = models.CharField(_("drafted by"), max_length=8, choices=Seat.choices)
    first = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    first_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    lapse_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True

    def _move(self, state: State) -> None:
        """The one door of `state`. Raises NotPossible."""
        if (State(self.state), state) not in MOVES:
            raise NotPossible(_("This draft is no longer open."))
        self.state = state

    @property
    def other_seat(self) -> Seat:
        return Seat(self.seat).other

    def _begin(self, seen: int | None = None) -> None:
        """Lock the suggestion, which guards its decisions, and read this row anew."""
        suggestion = self.suggestion
        suggestion.lock_at(seen)
        self.refresh_from_db()
        self.suggestion = suggestion

    @classmethod
    @transaction.atomic
    def draft(
        cls, suggestion: Suggestion, content: Content, *, by: User, seen: int | None = None, revision: int | None = None
    ) -> "Decision":
        """Begin a draft or go on with it. One seat's draft that was not handed over yet gives way to the
        other seat's, its text kept. Raises OutOfDate, NotPossible."""
        suggestion.lock_at(seen)
        must_be_on_the_desk(suggestion)
        signer = may_sign(Bench.of(suggestion).of_user(by))
        current: Decision | None = cls.objects.open().filter(suggestion=suggestion).first()
        if current is not None and current.state == State.HANDED_OVER:
            raise NotPossible(_("A draft waits for its second signature already."))
        if current is not None and current.seat != signer.seat:
            current.suggestion = suggestion
            current.lapse("taken_over")
            current = None
        if current is None:
            number = cls.objects.filter(suggestion=suggestion).count() + 1
            current = cast(
                "Decision", cls(suggestion=suggestion, number=number, body=suggestion.holder, seat=signer.seat)
            )
            suggestion.record(StepKind.DRAFTED, by=by, body=current.body, seat=signer.seat, public=False, tell="nobody")
        elif revision is not None and revision != current.revision:
            raise OutOfDate(suggestion.version)
        else:
            current.revision += 1
        current.suggestion = suggestion
        current.first, current.first_person = signer.membership, signer.person
        current._say(content)
        return current

    def _say(self, content: Content) -> None:
        self.outcome, self.reason = content.outcome, content.reason
        self.answer, self.would_change = content.answer.strip(), content.would_change.strip()
        self.review_on, self.path, self.proposed_to = content.review_on, content.path, content.proposed_to
        self.save()
        self.measures.set(content.measures)
        self.planned.all().delete()
        for plan in content.planned:
            self.planned.create(goal=plan.goal, title=plan.title, what=plan.what, who=plan.who, until=plan.until)
        self.translations.exclude(language__in=[code for code, text in content.translations.items() if text]).delete()
        for code, text in content.translations.items():
            if text.strip():
                self.translations.update_or_create(language=code, defaults={"text": text.strip()})

    def missing(self) -> list[Any]:
        """What has to be there before it can be handed over, as sentences; empty when complete."""
        wanted = [
            (bool(self.answer), _("The answer is missing. It has to be there in German.")),
            (self.reason in REASONS[Stage(self.outcome)], _("Please choose a reason.")),
        ]
        match self.outcome:
            case Stage.ACCEPTED:
                wanted += [
                    (bool(self.path), _("Please say whether you do it yourselves or propose it.")),
                    (
                        self.path != Path.PROPOSED or self.proposed_to is not None,
                        _("Please choose the body that decides on the money."),
                    ),
                    (self.measures.exists() or self.planned.exists(), _("Please add at least one measure.")),
                    (
                        self.suggestion.field is not None or not self.planned.filter(goal=None).exists(),
                        _("Please choose a goal for each new measure."),
                    ),
                ]
            case Stage.DEFERRED:
                later = self.review_on is not None and self.review_on > today()
                wanted += [(later, _("Please choose a later day on which you look at it again."))]
            case Stage.DECLINED:
                wanted += [(bool(self.would_change), _("Please say what would change the decision."))]
        return [sentence for there, sentence in wanted if not there]

    def _leave_out_the_rest(self) -> None:
        """Drop what only other outcomes say. A second draft starts from the one objected to, and what was asked for
        there must neither be published with another outcome nor make its measures."""
        if self.outcome != Stage.DECLINED:
            self.would_change = ""
        if self.outcome != Stage.DEFERRED:
            self.review_on = None
        if self.outcome != Stage.ACCEPTED:
            self.path = ""
            self.planned.all().delete()
        if self.path != Path.PROPOSED:
            self.proposed_to = None
        if self.outcome not in (Stage.ACCEPTED, Stage.ALREADY_COVERED):
            self.measures.clear()

    def lapse(self, reason: str) -> None:
        """Close an open draft, its text kept. Inside the transaction of the verb that made it lapse."""
        self._move(State.LAPSED)
        self.lapse_reason = reason
        self.save()
        step = self.suggestion.record(
            StepKind.LAPSED,
            body=self.body,
            seat=self.seat,
            public=False,
            tell="nobody",
            reason=reason,
            decision=self.pk,
        )
        notices.lapsed(self, event=step.number)


def must_be_on_the_desk(suggestion: Suggestion) -> None:
    suggestion.must_be_open()
    if suggestion.visibility != Visibility.PUBLIC:
        raise NotPossible(_("The text is being checked. Nothing can be decided until it is public again."))


def may_sign(signers: Iterable[Signer]) -> Signer:
    signer: Signer | None = next(iter(signers), None)
    if signer is None:
        raise NotPossible(_("You cannot sign for this seat."))
    return signer
