"""Where a measure stands and what was said about it; each piece of news reaches the suggestions behind it."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.council.papers.treatment import ResultEntry
from forums.municipality.calendar import today
from forums.municipality.due import Due
from forums.municipality.text_language import checked
from forums.people.models import User
from forums.records.record import Record
from proposals.suggestions.concern import Audience
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import Step, StepKind

from .news_picture import NewPicture
from .progress import Progress
from .states import COUNCIL_MOVES, ENDED, STATUS_MOVES, TONES, Path, Status, moves_from

__all__ = ["ENDED", "STATUS_MOVES", "TONES", "Facts", "Path", "Progress", "Status", "Workflow", "moves_from"]


class Facts(TypedDict, total=False):
    """What every verb takes along: `on`, the day on which it happened (today, where nothing is said); `review_on`, when
    the team looks at it again, unchanged where it is left out; `body`, for whom the person speaks; `picture`, shown
    with the news."""

    on: date
    review_on: date | None
    body: Body | None
    picture: NewPicture | None


class Workflow(Record):
    """Where a measure stands: its columns, and the verbs that move it. `version` is the number of its last Progress."""

    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    path = models.CharField(_("path"), max_length=10, choices=Path.choices, default=Path.OURSELVES)
    proposed_to = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposed_measures",
        verbose_name=_("proposed to"),
    )
    review_on = models.DateField(_("next review"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    class Meta(Record.Meta):
        abstract = True

    @property
    def tone(self) -> str:
        """neutral, info, success or danger: never the only sign of what the status says."""
        return TONES.get(Status(self.status), "neutral")

    @property
    def is_over(self) -> bool:
        return self.status in ENDED

    @property
    def review(self) -> Due | None:
        """When the team next looks at how far it is, while it goes on."""
        if self.review_on is None or self.is_over:
            return None
        return Due(self.review_on, ahead="%(day)s", late=_("was due on %(day)s"))

    def _lock_at(self, seen: int | None) -> None:
        """Begin a verb: lock the row and refuse what was sent from an older page. Raises OutOfDate."""
        self.lock()
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def _move(self, status: Status, moves: frozenset[tuple[Status, Status]] = STATUS_MOVES) -> None:
        """The one door of `status`. Raises NotPossible."""
        if (Status(self.status), status) not in moves:
            raise NotPossible(_("This is not possible any more."))
        self.status = status

    def _record(
        self,
        facts: Facts,
        *,
        by: User | None,
        text: str,
        moved: bool = True,
        result: ResultEntry | None = None,
        tell: Audience = "everyone",
        told: list[Step] | None = None,
    ) -> None:
        """Save the change, write it down, and tell the suggestions behind it, each once. `told`: Steps that did. Raises
        NotPossible for a day that has not come."""
        on, body = facts.get("on") or today(), facts.get("body")
        if on > today():
            raise NotPossible(_("This day has not come yet."))
        if "review_on" in facts:
            self.review_on = facts["review_on"]
        self.version += 1
        self.save()
        progress = Progress(
            measure_id=self.pk,
            number=self.version,
            status=self.status,
            on=on,
            actor=by,
            body=body,
            text=text,
            text_language=checked("de", text),
            result=result,
        )
        if picture := facts.get("picture"):
            progress.show_picture(picture)
        progress.save()
        behind = Q(outcomes__measure_id=self.pk) | Q(merged_into__outcomes__measure_id=self.pk)
        reached = Suggestion.objects.filter(behind).exclude(stage=Stage.WITHDRAWN)
        told = [] if told is None else told
        data = {"measure": self.pk, "status": self.status, "moved": moved, "progress": progress.pk}
        data |= {"on": on.isoformat()} | ({"result": result.pk} if result else {})
        # Locked one after another in a fixed order, so that two measures with the same origins cannot block.
        for suggestion in reached.distinct().order_by("pk"):
            step = suggestion.note_measure(
                StepKind.MEASURE_PROGRESS,
                by=by,
                body=body,
                text=text,
                data=data,
                tell=tell,
                told_by=tuple(told),
            )
            told.append(step)

    @transaction.atomic
    def propose(
        self, *, to: Body, by: User | None, text: str = "", seen: int | None = None, **facts: Unpack[Facts]
    ) -> None:
        """Lay it before the body that decides on money."""
        self._lock_at(seen)
        self._move(Status.PROPOSED)
        self.path, self.proposed_to = Path.PROPOSED, to
        self._record({**facts, "body": to}, by=by, text=text)

    @transaction.atomic
    def adopt(self, *, by: User | None, text: str = "", seen: int | None = None, **facts: Unpack[Facts]) -> None:
        """The body it was proposed to agreed."""
        self._lock_at(seen)
        self._move(Status.ADOPTED)
        self._record({**facts, "body": self.proposed_to}, by=by, text=text)

    @transaction.atomic
    def start(self, *, by: User | None, text: str = "", seen: int | None = None, **facts: Unpack[Facts]) -> None:
        self._lock_at(seen)
        self._move(Status.RUNNING)
        self._record(facts, by=by, text=text)

    @transaction.atomic
    def finish_partly(self, *, by: User | None, text: str, seen: int | None = None, **facts: Unpack[Facts]) -> None:
        """Part of it is done; `text` says what, and what is not. Raises NotPossible without it."""
        self._lock_at(seen)
        if not text.strip():
            raise NotPossible(_("Please say what is done and what is not."))
        self._move(Status.PARTLY)
        self._record(facts, by=by, text=text)

    @transaction.atomic
    def finish(self, *, by: User | None, text: str, seen: int | None = None, **facts: Unpack[Facts]) -> None:
        """It is done; `text` says with what result."""
        self._lock_at(seen)
        self._move(Status.DONE)
        self._record(facts, by=by, text=text)

    @transaction.atomic
    def stop(self, *, by: User | None, text: str, seen: int | None = None, **facts: Unpack[Facts]) -> None:
        """It ends without being done; `text` says why. Raises NotPossible without a reason."""
        self._lock_at(seen)
        if not text.strip():
            raise NotPossible(_("Please say why the measure is stopped."))
        self._move(Status.STOPPED)
        self._record(facts, by=by, text=text)

    @transaction.atomic
    def hear(self, result: ResultEntry, *, to: Status, told: list[Step], tell: Audience = "everyone") -> None:
        """The council treated a paper about it, or corrected that; `to` is where this leaves it."""
        self.lock()
        if moved := to != self.status:
            self._move(to, COUNCIL_MOVES)
        self._record(
            {"on": result.day, "body": result.consultation.body},
            by=result.by,
            text="",
            moved=moved,
            result=result,
            tell=tell,
            told=told,
        )

    @transaction.atomic
    def report(self, *, by: User | None, text: str, seen: int | None = None, **facts: Unpack[Facts]) -> None:
        """News while it goes on. Raises NotPossible for an empty text."""
        self._lock_at(seen)
        if not text.strip():
            raise NotPossible(_("Please write what is new."))
        self._record(facts, by=by, text=text, moved=False)
