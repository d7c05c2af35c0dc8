"""Where a measure stands and what was said about it; each piece of news reaches the suggestions behind it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.municipality.text_language import checked
from forums.people.mentions import names
from forums.people.models import User
from forums.records.record import Record
from proposals.suggestions.exceptions import NotPossible, OutOfDate
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import Step, StepKind

from .news_picture import NewPicture, NewsPicture


class Status(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Under way")
    PARTLY = "partly", _("Partly done")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class Path(models.TextChoices):
    """How a measure comes about: by the tandem itself, or proposed to the body that decides on money."""

    OURSELVES = "ourselves", _("We do it ourselves")
    PROPOSED = "proposed", _("We propose it")


STATUS_MOVES: frozenset[tuple[Status, Status]] = frozenset(
    {
        (Status.PLANNED, Status.PROPOSED),
        (Status.PROPOSED, Status.PLANNED),
        (Status.PLANNED, Status.RUNNING),
        (Status.RUNNING, Status.PARTLY),
        (Status.RUNNING, Status.DONE),
        (Status.PARTLY, Status.RUNNING),
        (Status.PARTLY, Status.DONE),
        (Status.PARTLY, Status.STOPPED),
        (Status.PROPOSED, Status.STOPPED),
        (Status.PLANNED, Status.STOPPED),
        (Status.RUNNING, Status.STOPPED),
    }
)


TONES: dict[Status, str] = {
    Status.RUNNING: "info",
    Status.PARTLY: "info",
    Status.DONE: "success",
}


def moves_from(status: Status) -> list[Status]:
    """Where a measure may go next, in the order of its life."""
    return [after for after in Status if (status, after) in STATUS_MOVES]


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
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    class Meta(Record.Meta):
        abstract = True

    @property
    def tone(self) -> str:
        """neutral, info, success or danger: never the only sign of what the status says."""
        return TONES.get(Status(self.status), "neutral")

    def _lock_at(self, seen: int | None) -> None:
        """Begin a verb: lock the row and refuse what was sent from an older page. Raises OutOfDate."""
        self.lock()
        if seen is not None and seen != self.version:
            raise OutOfDate(seen)

    def _move(self, status: Status) -> None:
        """The one door of `status`. Raises NotPossible."""
        if (Status(self.status), status) not in STATUS_MOVES:
            raise NotPossible(_("This is not possible any more."))
        self.status = status

    def _record(
        self,
        *,
        by: User | None,
        text: str,
        picture: NewPicture | None,
        body: Body | None = None,
        moved: bool = True,
    ) -> None:
        """Save the change, write it down, and tell the suggestions it came from, each once."""
        self.version += 1
        self.save()
        progress = Progress(
            measure_id=self.pk,
            number=self.version,
            status=self.status,
            actor=by,
            body=body,
            text=text,
            text_language=checked("de", text),
        )
        if picture is not None:
            progress.show_picture(picture)
        progress.save()
        behind = Q(outcomes__measure_id=self.pk) | Q(merged_into__outcomes__measure_id=self.pk)
        reached = Suggestion.objects.filter(behind).exclude(stage=Stage.WITHDRAWN)
        told: list[Step] = []
        # Locked one after another in a fixed order, so that two measures with the same origins cannot block.
        for suggestion in reached.distinct().order_by("pk"):
            step = suggestion.note_measure(
                StepKind.MEASURE_PROGRESS,
                by=by,
                body=body,
                text=text,
                data={"measure": self.pk, "status": self.status, "moved": moved, "progress": progress.pk},
                told_by=told,
            )
            told.append(step)

    @transaction.atomic
    def propose(
        self, *, to: Body, by: User | None, text: str = "", seen: int | None = None, picture: NewPicture | None = None
    ) -> None:
        """Lay it before the body that decides on money."""
        self._lock_at(seen)
        self._move(Status.PROPOSED)
        self.path, self.proposed_to = Path.PROPOSED, to
        self._record(by=by, text=text, picture=picture, body=to)

    @transaction.atomic
    def adopt(
        self, *, by: User | None, text: str = "", seen: int | None = None, picture: NewPicture | None = None
    ) -> None:
        """The body it was proposed to agreed: it is planned now."""
        self._lock_at(seen)
        self._move(Status.PLANNED)
        self._record(by=by, text=text, picture=picture, body=self.proposed_to)

    @transaction.atomic
    def start(
        self, *, by: User | None, text: str = "", seen: int | None = None, picture: NewPicture | None = None
    ) -> None:
        self._lock_at(seen)
        self._move(Status.RUNNING)
        self._record(by=by, text=text, picture=picture)

    @transaction.atomic
    def finish_partly(
        self, *, by: User | None, text: str, seen: int | None = None, picture: NewPicture | None = None
    ) -> None:
        """Part of it is done; `text` says what, and what is not. Raises NotPossible without it."""
        self._lock_at(seen)
        if not text.strip():
            raise NotPossible(_("Please say what is done and what is not."))
        self._move(Status.PARTLY)
        self._record(by=by, text=text, picture=picture)

    @transaction.atomic
    def finish(self, *, by: User | None, text: str, seen: int | None = None, picture: NewPicture | None = None) -> None:
        """It is done; `text` says with what result."""
        self._lock_at(seen)
        self._move(Status.DONE)
        self._record(by=by, text=text, picture=picture)

    @transaction.atomic
    def stop(self, *, by: User | None, text: str, seen: int | None = None, picture: NewPicture | None = None) -> None:
        """It ends without being done; `text` says why. Raises NotPossible without a reason."""
        self._lock_at(seen)
        if not text.strip():
            raise NotPossible(_("Please say why the measure is stopped."))
        self._move(Status.STOPPED)
        self._record(by=by, text=text, picture=picture)

    @transaction.atomic
    def report(self, *, by: User | None, text: str, seen: int | None = None, picture: NewPicture | None = None) -> None:
        """News while it goes on. Raises NotPossible for an empty text."""
        self._lock_at(seen)
        if not text.strip():
            raise NotPossible(_("Please write what is new."))
        self._record(by=by, text=text, picture=picture, moved=False)


class ProgressQuerySet(models.QuerySet["Progress"]):
    def naming(self, name: str) -> "list[Progress]":
        """Those whose picture is said to show somebody of this name, or to be theirs."""
        shown = self.exclude(picture=None).select_related("picture")
        return [row for row in shown if names(name, row.picture_words) or names(name, row.picture_credit)]

    def for_page(self) -> Self:
        return self.select_related("body", "picture").order_by("number")


class Progress(NewsPicture):
    """One public entry of a measure's history: the status it had then, and what was said."""

    measure = models.ForeignKey("proposals.Measure", on_delete=models.CASCADE, related_name="progress")
    number = models.PositiveIntegerField(_("number"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices)
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(_("text"), blank=True)
    text_language = models.CharField(_("language of the text"), max_length=16, default="de")

    objects: ClassVar = ProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("news of a measure")
        verbose_name_plural = _("news of measures")
        ordering = ("measure", "number")
        constraints = [
            *NewsPicture.Meta.constraints,
            models.UniqueConstraint(fields=["measure", "number"], name="progress_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_status_display()}"
